import type { Slot } from '../../core/structure/model.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Db } from '../../store/database.ts'
import type { ProductRows } from '../../store/product-rows.ts'
import { productRows } from '../../store/product-rows.ts'
import type { ProductDelta, ProductState } from '../../store/projection.ts'
import type { CompletenessRows } from './completeness-rows.ts'
import type { FamilyRequirements, Requirements } from './requirements.ts'
import { NO_FAMILY } from './requirements.ts'
import type { Tally } from './tally.ts'

type Values = ReadonlyMap<number, CellValue>
type Told = Pick<Values, 'has' | 'get'>

/** What a product's row holds in the slots that a family requires. */
export type StoredValues = (familyId: number, productId: number) => Values

const NOTHING: Values = new Map()

/**
 * Follows what one transaction did to one product. A plain edit is decided from its deltas alone; a product that
 * changes family, kind or bin is read once.
 */
export function followProduct(
  requirements: Requirements,
  deltas: readonly ProductDelta[],
  stored: StoredValues,
  rows: CompletenessRows,
  tally: Tally,
): void {
  const first = deltas[0]
  const last = deltas.at(-1)
  if (!first || !last) return
  const before = familyOf(first.stateBefore)
  const after = familyOf(last.stateAfter)
  const id = first.productId
  if (before !== null && before === after) {
    const family = requirements.families.get(before)
    if (family) followEdit(id, family, deltas, rows, tally)
    return
  }
  if (before !== null) {
    tally.product(
      before,
      countMissing(requirements, before, known(deltas, 'before'), stored(before, id), tally, -1),
      -1,
    )
    rows.remove(id)
  }
  if (after !== null) {
    // A new product holds what its deltas say and nothing else: no need to read it.
    const rest = first.stateBefore === null ? NOTHING : stored(after, id)
    const missing = countMissing(requirements, after, known(deltas, 'after'), rest, tally, 1)
    tally.product(after, missing, 1)
    rows.insert(id, after, missing)
  }
}

/** The family a product counts under; null for models, products in the bin and none at all. */
function familyOf(state: ProductState | null): number | null {
  return state === null || state.isDeleted || state.kind === 'model' ? null : (state.familyId ?? NO_FAMILY)
}

function followEdit(
  id: number,
  { family, slots, scopesOfSlot }: FamilyRequirements,
  deltas: readonly ProductDelta[],
  rows: CompletenessRows,
  tally: Tally,
): void {
  const turned = turnedSlots(deltas, scopesOfSlot)
  if (turned.size === 0) return
  const missing = [...rows.read(id)]
  for (const [key, slot] of slots) {
    const change = slot ? (turned.get(slot.id) ?? 0) : 0
    if (change !== 0) tally.key(family.id, key, change)
  }
  const old = missing.slice()
  for (const [slotId, change] of turned)
    for (const index of scopesOfSlot.get(slotId) ?? []) missing[index] = (missing[index] ?? 0) + change
  for (const [index, count] of missing.entries()) {
    const was = old[index] ?? 0
    if (count !== was) tally.scope(family.id, index, 0, Number(count === 0) - Number(was === 0), count - was)
  }
  rows.update(id, missing)
}

/** Required slots that went from filled to empty (1) or from empty to filled (-1). */
function turnedSlots(deltas: readonly ProductDelta[], required: ReadonlyMap<number, unknown>): Map<number, number> {
  const turned = new Map<number, number>()
  for (const { slotIds, before, after } of deltas) {
    for (const [index, slotId] of slotIds.entries()) {
      if (!required.has(slotId)) continue
      const change = Number((after[index] ?? null) === null) - Number((before[index] ?? null) === null)
      if (change !== 0) turned.set(slotId, (turned.get(slotId) ?? 0) + change)
    }
  }
  for (const [slotId, change] of turned) if (change === 0) turned.delete(slotId)
  return turned
}

/** Missing values per scope of a family, from what the deltas tell and, for the rest, the row; counts them per key. */
function countMissing(
  requirements: Requirements,
  familyId: number,
  told: Told,
  rest: Values,
  tally: Tally,
  sign: 1 | -1,
): number[] {
  const family = requirements.families.get(familyId)
  if (!family) return requirements.scopes.map(() => 0)
  const empty = new Set<string>()
  for (const [key, slot] of family.slots) {
    const value = slot ? (told.has(slot.id) ? told.get(slot.id) : rest.get(slot.id)) : null
    if (value != null) continue
    empty.add(key)
    tally.key(familyId, key, sign)
  }
  return family.keys.map((keys) => keys.reduce((sum, key) => sum + Number(empty.has(key)), 0))
}

/** The first old or the last new value of every slot that the deltas touch. */
function known(deltas: readonly ProductDelta[], side: 'before' | 'after'): Told {
  const [only] = deltas
  if (deltas.length === 1 && only) {
    const places = placesOf(only.slotIds)
    return { has: (slotId) => places.has(slotId), get: (slotId) => only[side][places.get(slotId) ?? -1] ?? null }
  }
  const values = new Map<number, CellValue>()
  for (const delta of deltas) {
    for (const [index, slotId] of delta.slotIds.entries()) {
      if (side === 'after' || !values.has(slotId)) values.set(slotId, delta[side][index] ?? null)
    }
  }
  return values
}

const places = new WeakMap<readonly number[], ReadonlyMap<number, number>>()

/** Where in a list of slots each stands: thousands of deltas share one list. */
function placesOf(slotIds: readonly number[]): ReadonlyMap<number, number> {
  let made = places.get(slotIds)
  if (!made) places.set(slotIds, (made = new Map(slotIds.map((slotId, index) => [slotId, index]))))
  return made
}

/** Reads the required slots of a family from product rows; statements are made once per family. */
export function storedValues(db: Db, { families }: Requirements): StoredValues {
  const readers = new Map<number, { readonly slots: readonly Slot[]; readonly rows: ProductRows }>()
  return (familyId, productId) => {
    let reader = readers.get(familyId)
    if (!reader) {
      const slots = [...(families.get(familyId)?.slots.values() ?? [])].filter((slot) => slot !== null)
      readers.set(familyId, (reader = { slots, rows: productRows(db, slots) }))
    }
    const values = reader.rows.read(productId)?.values ?? []
    return new Map(reader.slots.map((slot, index) => [slot.id, values[index] ?? null]))
  }
}
