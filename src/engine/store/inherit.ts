import type { Slot, StructureModel } from '../core/structure/model.ts'
import type { Place } from '../core/structure/inheritance.ts'
import { isInherited } from '../core/structure/inheritance.ts'
import { ownKeys } from '../core/structure/own-values.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { pluckStatement } from './database.ts'
import { ownValues } from './journal.ts'
import { productRows } from './product-rows.ts'
import type { ProductDelta } from './projection.ts'

/**
 * Copies what models hold into the rows of the products below them, so that every reader finds a variant's effective
 * values in its own row. Answers with the deltas of those copies; they leave no change rows, being derived.
 */
export function inheritDown(
  db: Db,
  structure: StructureModel,
  deltas: readonly ProductDelta[],
  updatedAt: string,
): ProductDelta[] {
  if (structure.familyVariantsById.size === 0) return []
  const copies: ProductDelta[] = []
  for (const delta of deltas) {
    if (delta.stateAfter === null) continue
    const isNew = delta.stateBefore === null
    const placesAnew = isNew || delta.slotIds.some((id) => PLACING.has(id))
    if (placesAnew && !isNew) copies.push(...restoreOwn(db, structure, delta.productId, updatedAt))
    if (placesAnew && delta.stateAfter.parentId !== null)
      copies.push(...copyFromParent(db, structure, delta.productId, delta.stateAfter.parentId, updatedAt))
    if (delta.stateAfter.kind !== 'model') continue
    copies.push(
      ...(!isNew && delta.slotIds.includes(SYSTEM_SLOT.familyVariant.id)
        ? placeBelowAnew(db, structure, delta.productId, updatedAt)
        : copyToChildren(db, structure, delta.productId, delta.slotIds, updatedAt)),
    )
  }
  return copies
}

/** Slots that decide what a product inherits: writing one may bring its own values or its model's into view. */
export const PLACING: ReadonlySet<number> = new Set(
  [SYSTEM_SLOT.parent, SYSTEM_SLOT.familyVariant, SYSTEM_SLOT.ownValues].map(({ id }) => id),
)

/** Depth below the root model, the family variant of that root, and what is own all the same; null without a model. */
export function placeOf(db: Db, structure: StructureModel, productId: number): Place | null {
  const parentOf = pluckStatement(db, 'SELECT parent_id FROM product WHERE id = ?')
  let depth = 0
  for (let id = productId; depth < 5; depth++) {
    const parentId = (parentOf.get(id) ?? null) as number | null
    if (parentId === null) {
      const variantId = pluckStatement(db, 'SELECT family_variant_id FROM product WHERE id = ?').get(id)
      const variant = structure.familyVariantsById.get(Number(variantId ?? 0))
      const own = depth === 0 ? null : pluckStatement(db, 'SELECT own_values FROM product WHERE id = ?').get(productId)
      return variant ? { depth, variant, own: ownKeys((own ?? null) as string | null) } : null
    }
    id = parentId
  }
  return null
}

function copyToChildren(
  db: Db,
  structure: StructureModel,
  modelId: number,
  changedIds: readonly number[],
  updatedAt: string,
): ProductDelta[] {
  const children = childrenOf(db, modelId)
  if (children.length === 0) return []
  const changed = changedIds.flatMap((id) => structure.slotsById.get(id) ?? [])
  return children.flatMap((childId) => copySlots(db, structure, modelId, childId, changed, updatedAt))
}

function copyFromParent(
  db: Db,
  structure: StructureModel,
  childId: number,
  parentId: number,
  updatedAt: string,
): ProductDelta[] {
  return copySlots(db, structure, parentId, childId, [...structure.slotsById.values()], updatedAt)
}

/** A model that splits in another way: all below it show what is theirs now. */
function placeBelowAnew(db: Db, structure: StructureModel, modelId: number, updatedAt: string): ProductDelta[] {
  return childrenOf(db, modelId).flatMap((childId) => [
    ...restoreOwn(db, structure, childId, updatedAt),
    ...copyFromParent(db, structure, childId, modelId, updatedAt),
    ...placeBelowAnew(db, structure, childId, updatedAt),
  ])
}

/** Gives a product that left its model its own values back, where the model's copies stood; they are in the journal. */
function restoreOwn(db: Db, structure: StructureModel, productId: number, updatedAt: string): ProductDelta[] {
  const place = placeOf(db, structure, productId)
  const slots = [...structure.slotsById.values()].filter(
    (slot) => slot.attribute && !(place && isInherited(place, slot)),
  )
  const own = ownValues(db, productId)
  return overwrite(
    db,
    structure,
    productId,
    slots,
    slots.map((slot) => own.get(slot.id) ?? null),
    updatedAt,
  )
}

function copySlots(
  db: Db,
  structure: StructureModel,
  parentId: number,
  childId: number,
  candidates: readonly Slot[],
  updatedAt: string,
): ProductDelta[] {
  const place = placeOf(db, structure, childId)
  if (!place) return []
  const slots = candidates.filter((slot) => isInherited(place, slot))
  if (slots.length === 0) return []
  const parent = productRows(db, slots).read(parentId)
  return parent ? overwrite(db, structure, childId, slots, parent.values, updatedAt) : []
}

function childrenOf(db: Db, modelId: number): number[] {
  return pluckStatement(db, 'SELECT id FROM product WHERE parent_id = ?').all(modelId) as number[]
}

/** Writes derived values where they differ, and on into the products below. */
function overwrite(
  db: Db,
  structure: StructureModel,
  productId: number,
  slots: readonly Slot[],
  values: readonly CellValue[],
  updatedAt: string,
): ProductDelta[] {
  const current = productRows(db, slots).read(productId)
  if (!current) return []
  const differing = slots.flatMap((slot, index) =>
    (values[index] ?? null) === current.values[index] ? [] : [{ slot, index }],
  )
  if (differing.length === 0) return []
  const pick = (all: readonly CellValue[]): CellValue[] => differing.map(({ index }) => all[index] ?? null)
  const changedSlots = differing.map(({ slot }) => slot)
  productRows(db, changedSlots).update(productId, pick(values), updatedAt)
  const slotIds = changedSlots.map((slot) => slot.id)
  const delta: ProductDelta = {
    productId,
    stateBefore: current.state,
    stateAfter: current.state,
    slotIds,
    before: pick(current.values),
    after: pick(values),
  }
  return [
    delta,
    ...(current.state.kind === 'model' ? copyToChildren(db, structure, productId, slotIds, updatedAt) : []),
  ]
}
