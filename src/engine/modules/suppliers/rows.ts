import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { DeliveredRow, DeliveryLayout } from '../../core/kpi/delivery.ts'
import { judgeRow } from '../../core/kpi/delivery.ts'
import type { FaultKind } from '../../core/kpi/score-delivery.ts'
import { cellText } from '../../core/mapping/source-cell.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { pickRows, readDelivery } from '../import/index.ts'

/** A cell is shown as far as one line shows it. */
const SHOWN_LENGTH = 200

/** The rows behind a figure of a delivery, as the supplier wrote them, with the cells that it is about. */
export function rows(
  { db }: ReadContext,
  { delivery: deliveryId, fault, from, count }: Parsed<'suppliers.rows'>,
): Result<'suppliers.rows'> {
  const { importId, layout, faulty } = readDelivery(db, deliveryId)
  const numbers = faulty[fault]
  const { columns } = layout
  const key = columns.find(({ isIdentifier }) => isIdentifier)
  const textAt = ({ cells }: DeliveredRow, index: number): string => cellText(cells[index] ?? '').slice(0, SHOWN_LENGTH)
  return {
    total: numbers.length,
    headers: columns.map(({ index, name, key: column }) => ({ index, name, column })),
    rows: pickRows(db, importId, numbers.slice(from, from + count)).map((row) => {
      const marked = new Set(markedOf(layout, row, fault))
      return {
        row: row.n,
        line: row.line,
        outcome: row.outcome,
        key: key === undefined ? '' : textAt(row, key.index),
        cells: columns.map(({ index }) => textAt(row, index)),
        marked: columns.flatMap(({ index }, at) => (marked.has(index) ? [at] : [])),
        rejections: row.refused.map(({ code, column, params }) => ({
          code,
          message: code,
          productId: null,
          column: columns.find(({ index }) => index === column)?.name ?? null,
          row: row.n,
          value: column === null ? null : textAt(row, column),
          params: { ...params },
        })),
      }
    }),
  }
}

/** Places, in the file, of the cells that a row is listed for; none where it is about the whole row. */
function markedOf(layout: DeliveryLayout, row: DeliveredRow, fault: FaultKind): readonly number[] {
  const { missing, wrong, twice } = judgeRow(layout, row)
  switch (fault) {
    case 'completeness':
      return missing
    case 'conformity':
      return wrong
    case 'uniqueness':
      return twice
    case 'rejected':
      return [...missing, ...wrong, ...twice]
    default:
      return []
  }
}
