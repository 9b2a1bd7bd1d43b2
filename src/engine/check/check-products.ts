import { isInherited } from '../core/structure/inheritance.ts'
import type { Slot, StructureModel } from '../core/structure/model.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from '../store/database.ts'
import { placeOf } from '../store/inherit.ts'
import type { Finding } from './finding.ts'
import { MAX_PROBLEMS, shown } from './finding.ts'
import { allSlots, productChunks } from './product-chunks.ts'

/** What the journal says a product's own values are; `isThere` false once it was taken away. */
interface Replayed {
  isThere: boolean
  readonly values: Map<number, CellValue>
}

/** Replays every change ever made to a product and compares with its row; values lent by a model are not its own. */
export function checkProducts(db: Db, structure: StructureModel): Finding {
  const slots = allSlots(structure)
  const problems: string[] = []
  let checked = 0
  for (const { from, to, products } of productChunks(db, slots)) {
    const replayed = replay(db, from, to)
    for (const product of products) {
      checked++
      const journal = replayed.get(product.id)
      replayed.delete(product.id)
      if (!journal?.isThere) problems.push(`${product.sku} is in the catalogue but not in the journal`)
      else problems.push(...differences(db, structure, slots, product, journal.values))
      if (problems.length >= MAX_PROBLEMS) return { checked, problems: problems.slice(0, MAX_PROBLEMS) }
    }
    for (const [id, journal] of replayed)
      if (journal.isThere) problems.push(`Product ${id} is in the journal but not in the catalogue`)
  }
  return { checked, problems: problems.slice(0, MAX_PROBLEMS) }
}

function replay(db: Db, from: number, to: number): Map<number, Replayed> {
  const changes = db
    .prepare(
      `SELECT c.entity_id AS id, s.slots, c.after FROM change c JOIN change_shape s ON s.id = c.shape_id
       WHERE c.entity = 'product' AND c.entity_id BETWEEN ? AND ? ORDER BY c.entity_id, c.seq`,
    )
    .all(from, to) as { id: number; slots: string; after: string | null }[]
  const shapes = new Map<string, readonly number[]>()
  const replayed = new Map<number, Replayed>()
  for (const { id, slots, after } of changes) {
    const slotIds = shapes.get(slots) ?? (JSON.parse(slots) as number[]) // written by the journal as a list of ids
    shapes.set(slots, slotIds)
    const product = replayed.get(id) ?? { isThere: false, values: new Map<number, CellValue>() }
    replayed.set(id, product)
    product.isThere = after !== null
    if (after === null) product.values.clear()
    const values = after === null ? [] : (JSON.parse(after) as CellValue[]) // likewise, in the order of the ids
    for (const [index, value] of values.entries()) product.values.set(slotIds[index] ?? 0, value)
  }
  return replayed
}

function differences(
  db: Db,
  structure: StructureModel,
  slots: readonly Slot[],
  { id, sku, parentId, values }: { id: number; sku: string; parentId: number | null; values: readonly CellValue[] },
  own: ReadonlyMap<number, CellValue>,
): string[] {
  const place = parentId === null ? null : placeOf(db, structure, id)
  return slots.flatMap((slot, index) => {
    if (place && isInherited(place, slot)) return []
    const stored = values[index] ?? null
    const journalled = own.get(slot.id) ?? null
    return stored === journalled
      ? []
      : `${sku} ${slot.key}: holds ${shown(stored)}, the journal says ${shown(journalled)}`
  })
}
