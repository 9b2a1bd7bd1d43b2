import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { DeliveredRow, DeliveryLayout } from '../../core/kpi/delivery.ts'
import { judgeRow } from '../../core/kpi/delivery.ts'
import type { FaultKind } from '../../core/kpi/score-delivery.ts'
import { cellText } from '../../core/mapping/source-cell.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { all, sql } from '../../store/sql.ts'
import type { Delivery } from '../import/index.ts'
import { pickRows, readDelivery, takenBack, withoutRows } from '../import/index.ts'

/** A cell is shown as far as one line shows it. */
const SHOWN_LENGTH = 200

type Answer = Result<'suppliers.rows'>

/**
 * The rows behind a figure, of one delivery or of all that count of a supplier, newest first: as the supplier wrote
 * them, with the cells that it is about.
 */
export function rows({ db }: ReadContext, { of, fault, from, count }: Parsed<'suppliers.rows'>): Answer {
  const gone = withoutRows(db)
  const found: Pick<Answer, 'deliveries' | 'rows'> = { deliveries: [], rows: [] }
  let total = 0
  let unkept = 0
  for (const id of of.kind === 'delivery' ? [of.delivery] : countedOf(db, of.supplier)) {
    const delivery = readDelivery(db, id)
    const numbers = delivery.faulty[fault]
    if (gone.has(id)) {
      unkept += numbers.length
      continue
    }
    const shown = numbers.slice(Math.max(0, from - total), Math.max(0, from + count - total))
    total += numbers.length
    if (shown.length === 0) continue
    found.deliveries.push({
      id,
      fileName: delivery.fileName,
      deliveredAt: delivery.deliveredAt,
      headers: delivery.layout.columns.map(({ index, name, key: column }) => ({ index, name, column })),
    })
    found.rows.push(...shownRows(db, delivery, fault, shown))
  }
  return { total, unkept, ...found }
}

/** Deliveries that a supplier's figures are made of, newest first. */
function countedOf(db: Db, supplier: string): readonly number[] {
  const back = takenBack(db)
  return all(db, sql.selectFrom('delivery').select('id').where('supplier', '=', supplier).orderBy('id', 'desc'))
    .map(({ id }) => id)
    .filter((id) => !back.has(id))
}

function shownRows(
  db: Db,
  { id, importId, layout }: Delivery,
  fault: FaultKind,
  numbers: readonly number[],
): Answer['rows'] {
  const { columns } = layout
  const key = columns.find(({ isIdentifier }) => isIdentifier)
  const textAt = ({ cells }: DeliveredRow, index: number): string => cellText(cells[index] ?? '').slice(0, SHOWN_LENGTH)
  const placesOf = (indexes: readonly number[]): number[] =>
    columns.flatMap(({ index }, at) => (indexes.includes(index) ? [at] : []))
  return pickRows(db, importId, numbers).map((row) => ({
    delivery: id,
    row: row.n,
    line: row.line,
    outcome: row.outcome,
    key: key === undefined ? '' : textAt(row, key.index),
    cells: columns.map(({ index }) => textAt(row, index)),
    marked: placesOf(markedOf(layout, row, fault)),
    repaired: placesOf(row.repaired),
    rejections: row.refused.map(({ code, column, params }) => ({
      code,
      message: code,
      productId: null,
      column: columns.find(({ index }) => index === column)?.name ?? null,
      row: row.n,
      value: column === null ? null : textAt(row, column),
      params: { ...params },
    })),
  }))
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
