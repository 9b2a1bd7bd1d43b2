/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/no-static-element-interactions --
   the tree itself has the focus and the keys; its rows are told by aria-activedescendant */
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { DragEvent, KeyboardEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import type { TreeMove, TreeRow } from './category-rows.ts'
import { moveByKey } from './category-rows.ts'
import styles from './model.module.css'

interface Props {
  readonly label: string
  readonly rows: readonly TreeRow[]
  readonly selected: string | null
  readonly onSelect: (code: string) => void
  readonly onToggle: (code: string) => void
  readonly onMove: (move: TreeMove) => void
}

/**
 * Categories as a tree. A category is dragged onto another to lie in it; with the keyboard Alt and an arrow move it up,
 * down, out or into the one above.
 */
export function CategoryTree({ label, rows, selected, onSelect, onToggle, onMove }: Props): ReactNode {
  const { t } = useLanguage()
  const id = useId()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const at = rows.findIndex(({ code }) => code === selected)

  const handleKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at]
    if (event.altKey && row) {
      const move = moveByKey(rows, at, event.key)
      if (!move) return
      event.preventDefault()
      onMove(move)
      return
    }
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      const target = rows[Math.min(rows.length - 1, Math.max(0, next))]
      if (target) onSelect(target.code)
    } else if (
      row?.hasChildren === true &&
      (event.key === 'ArrowRight') !== row.isOpen &&
      /^Arrow(Left|Right)$/.test(event.key)
    ) {
      event.preventDefault()
      onToggle(row.code)
    }
  }
  const handleDrop = (event: DragEvent, parent: string | null): void => {
    event.preventDefault()
    event.stopPropagation()
    if (dragged !== null && dragged !== parent) onMove({ code: dragged, parent, before: null })
    setDragged(null)
    setOver(null)
  }

  return (
    <div
      role="tree"
      aria-label={label}
      aria-describedby={`${id}-hint`}
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      tabIndex={0}
      className={styles['tree']}
      onKeyDown={handleKeyDown}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDrop={(event) => handleDrop(event, null)}
    >
      <p id={`${id}-hint`} className={styles['hint']}>
        {t('model.tree.hint')}
      </p>
      {rows.map((row, index) => (
        <div
          key={row.code}
          id={`${id}-${index}`}
          role="treeitem"
          aria-level={row.depth + 1}
          aria-selected={row.code === selected}
          aria-expanded={row.hasChildren ? row.isOpen : undefined}
          draggable
          className={cx(
            styles['treeRow'],
            row.code === selected && styles['chosen'],
            row.code === over && styles['dropTarget'],
          )}
          style={{ paddingInlineStart: 8 + row.depth * 18 }}
          onClick={() => onSelect(row.code)}
          onDragStart={() => setDragged(row.code)}
          onDragOver={(event) => {
            if (dragged === null || dragged === row.code) return
            event.preventDefault()
            setOver(row.code)
          }}
          onDragEnd={() => {
            setDragged(null)
            setOver(null)
          }}
          onDrop={(event) => handleDrop(event, row.code)}
        >
          <span className={styles['twist']} onClick={() => onToggle(row.code)}>
            {row.hasChildren &&
              (row.isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />)}
          </span>
          <span>{row.text}</span>
        </div>
      ))}
    </div>
  )
}
