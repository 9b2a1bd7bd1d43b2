import type { ReactNode } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import styles from '../model.module.css'

interface Placed {
  readonly productId: number
  readonly sku: string
  readonly axes: readonly CellValue[]
}

interface AxisTableProps<T extends Placed> {
  readonly label: string
  readonly axes: readonly string[]
  readonly variants: readonly T[]
  readonly axisValue: (attribute: string, value: CellValue) => string
  /** What stands at a combination; none where no variant has it. */
  readonly renderCell: (found: readonly T[], combination: readonly CellValue[]) => ReactNode
}

/** Variants along their axes: the first down, the others across. */
export function AxisTable<T extends Placed>(props: AxisTableProps<T>): ReactNode {
  const { label, axes, variants, axisValue, renderCell } = props
  const { t } = useLanguage()
  const names = useNames()
  const [first = '', ...others] = axes
  const rows = distinct(variants.map((variant) => variant.axes[0] ?? null))
  const across = distinct(variants.map((variant) => JSON.stringify(variant.axes.slice(1)))).map(
    (text) => JSON.parse(text) as CellValue[], // written in the line before
  )
  return (
    <div className={styles['matrixScroll']}>
      <table className={styles['matrix']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{axes.map((axis) => names.attribute(axis)).join(' × ')}</th>
            {across.map((values) => (
              <th key={JSON.stringify(values)} scope="col">
                {values.length === 0
                  ? t('model.variants')
                  : values.map((value, at) => axisValue(others[at] ?? '', value)).join(' × ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row)}>
              <th scope="row">{axisValue(first, row)}</th>
              {across.map((values) => {
                const combination = [row, ...values]
                const name = JSON.stringify(combination)
                const found = variants.filter((variant) => JSON.stringify(variant.axes) === name)
                return <td key={name}>{renderCell(found, combination)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function distinct<V>(values: readonly V[]): readonly V[] {
  return [...new Set(values)]
}
