import { isInherited } from '../../../core/structure/inheritance.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { slotExpression } from '../../../store/slots.ts'

/** One product with values of the attribute at hand, in the order of the slots asked for. */
export interface ScannedProduct {
  readonly id: number
  readonly sku: string
  readonly values: readonly CellValue[]
}

const BATCH = 1_000

/** Every product, those in the bin too, that holds values of its own in these slots; copies of a model's are left out. */
export function* scanValues(db: Db, structure: StructureModel, slots: readonly Slot[]): Generator<ScannedProduct> {
  for (const products of scanBatches(db, structure, slots)) yield* products
}

/** As `scanValues`, many at a time. */
export function* scanBatches(db: Db, structure: StructureModel, slots: readonly Slot[]): Generator<ScannedProduct[]> {
  if (slots.length === 0) return
  const columns = slots.map(slotExpression)
  const read = db
    .prepare(
      `SELECT p.id, p.sku, p.parent_id, ${columns.join(', ')} FROM product p
       WHERE p.id > ? AND (${filled(columns)}) ORDER BY p.id LIMIT ${BATCH}`,
    )
    .raw()
  for (let last = 0; ;) {
    const rows = read.all(last) as [number, string, number | null, ...CellValue[]][]
    yield rows.flatMap(([id, sku, parentId, ...values]) =>
      parentId === null || !isLent(db, structure, id, slots) ? [{ id, sku, values }] : [],
    )
    if (rows.length < BATCH) return
    last = rows.at(-1)?.[0] ?? 0
  }
}

/** How many products hold a value in these slots, copies of a model's too. */
export function countHolders(db: Db, slots: readonly Slot[]): number {
  if (slots.length === 0) return 0
  return Number(
    db
      .prepare(`SELECT COUNT(*) FROM product p WHERE ${filled(slots.map(slotExpression))}`)
      .pluck()
      .get(),
  )
}

function filled(columns: readonly string[]): string {
  return columns.map((column) => `${column} IS NOT NULL`).join(' OR ')
}

function isLent(db: Db, structure: StructureModel, productId: number, slots: readonly Slot[]): boolean {
  const place = placeOf(db, structure, productId)
  const [slot] = slots
  return place !== null && slot !== undefined && isInherited(place, slot)
}

/** The slots that a merge of two options looks through. */
export function slotsOfAttribute(structure: StructureModel, attributeId: number): Slot[] {
  return [...structure.slots.values()].filter((slot) => slot.attribute?.id === attributeId)
}
