import type { FamilyVariant, Slot, StructureModel } from '../core/structure/model.ts'
import { isInherited } from '../core/structure/inheritance.ts'
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
    const placesAnew =
      delta.stateBefore === null ||
      delta.slotIds.some((id) => id === SYSTEM_SLOT.parent.id || id === SYSTEM_SLOT.familyVariant.id)
    if (placesAnew && delta.stateBefore !== null) copies.push(...restoreOwn(db, structure, delta.productId, updatedAt))
    if (placesAnew && delta.stateAfter.parentId !== null)
      copies.push(...copyFromParent(db, structure, delta.productId, delta.stateAfter.parentId, updatedAt))
    if (delta.stateAfter.kind === 'model')
      copies.push(...copyToChildren(db, structure, delta.productId, delta.slotIds, updatedAt))
  }
  return copies
}

/** Depth below the root model, and the family variant of that root; null for a product without one. */
export function placeOf(
  db: Db,
  structure: StructureModel,
  productId: number,
): { depth: number; variant: FamilyVariant } | null {
  const parentOf = pluckStatement(db, 'SELECT parent_id FROM product WHERE id = ?')
  let depth = 0
  for (let id = productId; depth < 5; depth++) {
    const parentId = (parentOf.get(id) ?? null) as number | null
    if (parentId === null) {
      const variantId = pluckStatement(db, 'SELECT family_variant_id FROM product WHERE id = ?').get(id)
      const variant = structure.familyVariantsById.get(Number(variantId ?? 0))
      return variant ? { depth, variant } : null
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
  const children = pluckStatement(db, 'SELECT id FROM product WHERE parent_id = ?').all(modelId) as number[]
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

/** Gives a product that left its model its own values back, where the model's copies stood; they are in the journal. */
function restoreOwn(db: Db, structure: StructureModel, productId: number, updatedAt: string): ProductDelta[] {
  const place = placeOf(db, structure, productId)
  const slots = [...structure.slotsById.values()].filter(
    (slot) => slot.attribute && !(place && isInherited(place.variant, slot, place.depth)),
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
  const slots = candidates.filter((slot) => isInherited(place.variant, slot, place.depth))
  if (slots.length === 0) return []
  const parent = productRows(db, slots).read(parentId)
  return parent ? overwrite(db, structure, childId, slots, parent.values, updatedAt) : []
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
