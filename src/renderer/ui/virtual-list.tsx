/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   rows are placed by the pixel, which table elements cannot be; a row's keys are handled by the list around it */
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'
import type { RowHeight } from './row-geometry.ts'
import { rowGeometry } from './row-geometry.ts'
import styles from './virtual-list.module.css'

export interface VirtualListProps {
  /** Names it for screen readers. */
  readonly label: string
  readonly count: number
  readonly rowHeight: RowHeight
  /** The `Cell`s of a row. */
  readonly renderRow: (index: number) => ReactNode
  /** Grid tracks shared by the header and every row: `80px 1fr 120px`. */
  readonly columns: string
  /** Names of the columns, in order; empty for one that needs none. */
  readonly header: readonly ReactNode[]
  readonly selected?: number | null
  readonly onSelect?: (index: number) => void
}

/** Rows above and below the view that are drawn already, so that a wheel turn shows no gap. */
const OVERSCAN = 6
const HEADER_HEIGHT = 28

/** A table of any length of which only the rows in view exist. Arrow keys, Page, Home and End move the selection. */
export function VirtualList(props: VirtualListProps): ReactNode {
  const { label, count, rowHeight, renderRow, columns, header, selected = null, onSelect } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 0 })
  const rows = rowGeometry(count, rowHeight)
  const selectedTop = selected === null ? null : rows.topOf(selected)
  const selectedHeight = selected === null ? 0 : rows.heightOf(selected)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setView({ top: element.scrollTop, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (selectedTop === null || !element) return
    const inView = element.clientHeight - HEADER_HEIGHT
    if (selectedTop < element.scrollTop) element.scrollTop = selectedTop
    else if (selectedTop + selectedHeight > element.scrollTop + inView)
      element.scrollTop = selectedTop + selectedHeight - inView
  }, [selectedTop, selectedHeight])

  const first = Math.max(0, rows.indexAt(view.top) - OVERSCAN)
  const last = Math.min(count, rows.indexAt(view.top + view.height) + 1 + OVERSCAN)
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)

  const handleKeyDown = (event: KeyboardEvent): void => {
    if (!onSelect || count === 0 || event.target !== scroller.current) return
    const to = moved(
      event.key,
      selected,
      count,
      Math.max(1, rows.indexAt(view.top + view.height) - rows.indexAt(view.top) - 2),
    )
    if (to === null) return
    event.preventDefault()
    onSelect(to)
  }

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
      tabIndex={0}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      onKeyDown={handleKeyDown}
    >
      <div
        className={styles['header']}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: columns, height: HEADER_HEIGHT }}
      >
        {header.map((name, at) => (
          <div key={at} role="columnheader">
            {name}
          </div>
        ))}
      </div>
      <div className={styles['space']} role="rowgroup" style={{ height: rows.total }}>
        {indexes.map((index) => (
          <div
            key={index}
            id={`${id}-${index}`}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={onSelect ? index === selected : undefined}
            className={cx(styles['row'], onSelect && styles['selectable'], index === selected && styles['selected'])}
            style={{ gridTemplateColumns: columns, height: rows.heightOf(index), top: rows.topOf(index) }}
            onClick={() => onSelect?.(index)}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Where a key takes the selection; null for a key that does not move it. */
function moved(key: string, selected: number | null, count: number, page: number): number | null {
  const from = selected ?? -1
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  }
  const to = moves[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

export interface CellProps {
  readonly children: ReactNode
  readonly className?: string | undefined
  readonly title?: string | undefined
  /** The cell that names its row. */
  readonly isHeader?: boolean
  /** A sentence, over two lines before it is cut off; a number, at the right. */
  readonly kind?: 'sentence' | 'number'
}

/** One cell of a row of a VirtualList. */
export function Cell({ children, className, title, isHeader = false, kind }: CellProps): ReactNode {
  const role = isHeader ? 'rowheader' : 'gridcell'
  return (
    <div role={role} className={cx(className, kind && styles[kind])} title={title}>
      {children}
    </div>
  )
}
