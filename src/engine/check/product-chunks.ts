import type { Slot, StructureModel } from '../core/structure/model.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from '../store/database.ts'
import { slotExpression } from '../store/slots.ts'

export interface ProductRow {
  readonly id: number
  readonly sku: string
  readonly parentId: number | null
  /** In the order of the slots. */
  readonly values: readonly CellValue[]
}

/** Products read at a time: the whole catalogue never lies in memory at once. */
const CHUNK = 500

/** Every product with all its values, in runs of ids. `from` and `to` also cover ids that no product has any more. */
export function* productChunks(
  db: Db,
  slots: readonly Slot[],
): Generator<{ readonly from: number; readonly to: number; readonly products: readonly ProductRow[] }> {
  const last = db.prepare(
    "SELECT MAX(COALESCE((SELECT MAX(id) FROM product), 0), COALESCE((SELECT MAX(entity_id) FROM change WHERE entity = 'product'), 0))",
  )
  const end = Number(last.pluck().get())
  const read = db
    .prepare(
      `SELECT p.id, p.sku, p.parent_id, ${slots.map(slotExpression).join(', ')} FROM product p WHERE p.id BETWEEN ? AND ?`,
    )
    .raw()
  for (let from = 1; from <= end; from += CHUNK) {
    const to = from + CHUNK - 1
    const rows = read.all(from, to) as [number, string, number | null, ...CellValue[]][]
    yield { from, to, products: rows.map(([id, sku, parentId, ...values]) => ({ id, sku, parentId, values })) }
  }
}

export function allSlots(structure: StructureModel): readonly Slot[] {
  return [...structure.slotsById.values()]
}
