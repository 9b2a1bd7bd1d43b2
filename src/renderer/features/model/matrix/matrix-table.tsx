import type { KeyboardEvent, ReactNode } from 'react'
import { Fragment, useRef } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import type { Cell, Selection } from '../../grid/parts.ts'
import type { MatrixLayout } from './matrix-layout.ts'
import { drawnRows } from './drawn-rows.ts'
import { selectLane } from './matrix-moves.ts'
import styles from './matrix.module.css'
import { useRowsInView } from './use-rows-in-view.ts'

interface MatrixTableProps {
  readonly label: string
  readonly axes: readonly string[]
  readonly layout: MatrixLayout
  /** The row with the keyboard. */
  readonly activeRow: number
  /** Its cells show numbers: heads stand where those do. */
  readonly isNumeric: boolean
  readonly axisValue: (attribute: string, value: CellValue) => string
  /** A whole row or column, by its head. */
  readonly onSelect: (selection: Selection) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onScroll: () => void
  readonly renderCell: (cell: Cell) => ReactNode
}

/** A matrix with its heads: values of the first axes down, those of the others across. Of very many rows those in view. */
export function MatrixTable(props: MatrixTableProps): ReactNode {
  'use no memo' // its cells are read from a store that stays the same object
  const { axes, layout, axisValue, onSelect, renderCell } = props
  const { t } = useLanguage()
  const names = useNames()
  const scroller = useRef<HTMLDivElement>(null)
  const view = useRowsInView(scroller)
  const drawn = drawnRows(layout.rows.length, view, props.activeRow)
  const gap = (rows: number): ReactNode =>
    rows > 0 && (
      <tr aria-hidden className={styles['gap']}>
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- empty space, hidden from who listens */}
        <td colSpan={layout.columns.length + 1} style={{ height: rows * view.rowHeight }} />
      </tr>
    )
  const handleScroll = (): void => {
    view.onScroll()
    props.onScroll()
  }
  const headOf = (values: readonly CellValue[], from: number): string =>
    values.length === 0
      ? t('model.variants')
      : values.map((value, at) => axisValue(axes[from + at] ?? '', value)).join(' × ')
  return (
    <div ref={scroller} className={styles['scroll']} data-scrolls-sideways onScroll={handleScroll}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table walked cell by cell
        role="grid"
        className={styles['grid']}
        aria-label={props.label}
        aria-multiselectable
        aria-rowcount={layout.rows.length + 1}
        onKeyDown={props.onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{axes.map((axis) => names.attribute(axis)).join(' × ')}</th>
            {layout.columns.map((values, column) => (
              <th
                key={JSON.stringify(values)}
                scope="col"
                className={props.isNumeric ? styles['number'] : undefined}
                onPointerDown={() => onSelect(selectLane(layout.size, { column }))}
              >
                {headOf(values, layout.down)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.rows.map(({ row, skipped }) => {
            const values = layout.rows[row] ?? []
            return (
              <Fragment key={JSON.stringify(values)}>
                {gap(skipped)}
                <tr aria-rowindex={row + 2}>
                  <th scope="row" onPointerDown={() => onSelect(selectLane(layout.size, { row }))}>
                    {headOf(values, 0)}
                  </th>
                  {layout.columns.map((_, column) => renderCell({ row, column }))}
                </tr>
              </Fragment>
            )
          })}
          {gap(drawn.skipped)}
        </tbody>
      </table>
    </div>
  )
}
