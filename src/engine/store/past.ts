import type { Place } from '../core/structure/inheritance.ts'
import { isInherited } from '../core/structure/inheritance.ts'
import { ownKeys } from '../core/structure/own-values.ts'
import type { Slot, StructureModel } from '../core/structure/model.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import { placeOf } from './inherit.ts'
import { ownValues } from './journal.ts'
import { productRows } from './product-rows.ts'

/** What changed about a product since: its values before, by slot id, of the slots that were touched. */
interface Since {
  readonly isThere: boolean
  readonly before: Map<number, CellValue>
  /** Taken away for good since: what is not in `before` was empty. */
  readonly isWhole: boolean
}

/** Products and their values as they were at a place in the journal. */
export interface Past {
  /** Values of products in the order of `slots`, inherited ones included; products that were not there are left out. */
  read(ids: readonly number[], slots: readonly Slot[]): Map<number, CellValue[]>
}

/**
 * The past at `seq`: walks only the change rows of the products asked for, and only those since then (index
 * change_product); all else stands as it does now. The structure is today's.
 */
export function pastAt(db: Db, structure: StructureModel, seq: number): Past {
  const known = new Map<number, Since>()

  const load = (ids: readonly number[]): void => {
    const unknown = ids.filter((id) => !known.has(id))
    if (unknown.length === 0) return
    const there = new Set(
      prepared(db, 'SELECT p.id FROM json_each(?) j CROSS JOIN product p ON p.id = j.value', 'pluck').all(
        JSON.stringify(unknown),
      ) as number[],
    )
    const rows = Map.groupBy(rowsSince(db, unknown, seq), ({ id }) => id)
    for (const id of unknown) known.set(id, sinceThen(rows.get(id) ?? [], there.has(id)))
  }

  /** What is stored of a product itself, or of a product that is a variant now, what is lent it now. */
  const own = (id: number, slots: readonly Slot[]): CellValue[] => {
    const since = known.get(id)
    const values = slots.map((slot) => since?.before.get(slot.id) ?? null)
    if (!since || since.isWhole) return values
    const open = slots.flatMap((slot, index) => (since.before.has(slot.id) ? [] : [{ slot, index }]))
    if (open.length === 0) return values
    // All of them, though some are known: a list of slots for each product would need a statement each.
    const present = productRows(db, slots).read(id)
    const place = present?.state.parentId == null ? null : placeOf(db, structure, id)
    let written: Map<number, CellValue> | undefined
    for (const { slot, index } of open) {
      const isLent = place !== null && isInherited(place, slot)
      values[index] = isLent ? ((written ??= ownValues(db, id)).get(slot.id) ?? null) : (present?.values[index] ?? null)
    }
    return values
  }

  const PLACE = [SYSTEM_SLOT.parent, SYSTEM_SLOT.familyVariant, SYSTEM_SLOT.ownValues]
  const placeThen = (id: number): (Place & { parentId: number }) | null => {
    const [parentId = null, , kept = null] = own(id, PLACE)
    if (typeof parentId !== 'number') return null
    let root = id
    let depth = 0
    for (let next: CellValue = parentId; typeof next === 'number' && depth < 5; depth++) {
      root = next
      load([root])
      next = own(root, PLACE)[0] ?? null
    }
    const variant = structure.familyVariantsById.get(Number(own(root, PLACE)[1] ?? 0))
    return variant ? { depth, variant, own: ownKeys(kept), parentId } : null
  }

  const effective = (id: number, slots: readonly Slot[]): CellValue[] => {
    const values = own(id, slots)
    const place = structure.familyVariantsById.size === 0 ? null : placeThen(id)
    if (!place) return values
    const lent = slots.flatMap((slot, index) => (isInherited(place, slot) ? [{ slot, index }] : []))
    if (lent.length === 0) return values
    const above = effective(
      place.parentId,
      lent.map(({ slot }) => slot),
    )
    for (const [at, { index }] of lent.entries()) values[index] = above[at] ?? null
    return values
  }

  return {
    read: (ids, slots) => {
      load(ids)
      return new Map(ids.flatMap((id) => (known.get(id)?.isThere ? [[id, effective(id, slots)]] : [])))
    },
  }
}

interface Row {
  readonly id: number
  readonly slots: string
  readonly before: string | null
  readonly isRemoval: number
}

function rowsSince(db: Db, ids: readonly number[], seq: number): Row[] {
  return prepared(
    db,
    `SELECT c.entity_id AS id, s.slots, c.before, c.after IS NULL AS isRemoval
     FROM json_each(?) j CROSS JOIN change c ON c.entity = 'product' AND c.entity_id = j.value AND c.seq > ?
     JOIN change_shape s ON s.id = c.shape_id ORDER BY c.seq`,
  ).all(JSON.stringify(ids), seq) as Row[]
}

/** The first row that touches a slot says what stood there before; a row that makes the product ends the story. */
function sinceThen(rows: readonly Row[], isThereNow: boolean): Since {
  const before = new Map<number, CellValue>()
  if (rows.length === 0) return { isThere: isThereNow, before, isWhole: false }
  if (rows[0]?.before === null) return { isThere: false, before, isWhole: true }
  for (const row of rows) {
    const slotIds = JSON.parse(row.slots) as number[] // written by the journal as a list of ids
    const values = JSON.parse(row.before ?? '[]') as CellValue[] // likewise, in the order of the ids
    for (const [index, id] of slotIds.entries()) if (!before.has(id)) before.set(id, values[index] ?? null)
    if (row.isRemoval === 1) return { isThere: true, before, isWhole: true }
  }
  return { isThere: true, before, isWhole: false }
}

/**
 * How the products that were live at `seq` differ from those that are now. Reads the rows since then once, and of them
 * only those that make, remove, bin or bring back a product.
 */
export function livePast(
  db: Db,
  seq: number,
): { readonly gone: ReadonlySet<number>; readonly back: ReadonlySet<number> } {
  const { id: deletedAt } = SYSTEM_SLOT.deletedAt
  const rows = db
    .prepare(
      `SELECT c.entity_id AS id, s.slots, c.before FROM change c JOIN change_shape s ON s.id = c.shape_id
       WHERE c.seq > ? AND c.entity = 'product' AND (c.before IS NULL OR c.after IS NULL OR c.shape_id IN (
         SELECT t.id FROM change_shape t WHERE EXISTS (SELECT 1 FROM json_each(t.slots) WHERE value = ${deletedAt})))
       ORDER BY c.seq`,
    )
    .iterate(seq) as IterableIterator<{ id: number; slots: string; before: string | null }>
  const wasLive = new Map<number, boolean>()
  for (const { id, slots, before } of rows) {
    if (wasLive.has(id)) continue
    const at = before === null ? -1 : (JSON.parse(slots) as number[]).indexOf(deletedAt) // written by the journal
    wasLive.set(id, before !== null && (at === -1 || ((JSON.parse(before) as CellValue[])[at] ?? null) === null))
  }
  const isLive = new Set(
    prepared(
      db,
      'SELECT p.id FROM json_each(?) j CROSS JOIN product p ON p.id = j.value WHERE p.deleted_at IS NULL',
      'pluck',
    ).all(JSON.stringify([...wasLive.keys()])) as number[],
  )
  const differing = (live: boolean): ReadonlySet<number> =>
    new Set([...wasLive].flatMap(([id, then]) => (then === live && isLive.has(id) !== live ? [id] : [])))
  return { gone: differing(false), back: differing(true) }
}
