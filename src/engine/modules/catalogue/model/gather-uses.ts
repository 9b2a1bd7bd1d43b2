import type { ModelChange } from '../../../../shared/contract/model-change.ts'
import type { Use } from '../../../core/model/facts.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'

/** Looks up what uses the things that a list of changes would take away or restrict; the planner decides with it. */
export function gatherUses(
  db: Db,
  structure: StructureModel,
  changes: readonly ModelChange[],
): ReadonlyMap<ModelChange, readonly Use[]> {
  return new Map(changes.map((change) => [change, usesOf(db, structure, change).filter(({ count }) => count > 0)]))
}

function usesOf(db: Db, structure: StructureModel, change: ModelChange): Use[] {
  const { entity, action, code } = change
  const isRemoval = action === 'remove'
  switch (entity) {
    case 'attribute': {
      const slots = slotsOf(structure, (slot) => slot.attribute?.code === code)
      if (isRemoval) return [{ what: 'values', count: filled(db, slots) }]
      const becomesUnique = change.fields?.isUnique === true && structure.attributes.get(code)?.isUnique === false
      return becomesUnique ? [{ what: 'duplicates', count: duplicates(db, slots) }] : []
    }
    case 'option':
      return isRemoval ? [{ what: 'values', count: withOption(db, structure, change.of ?? '', code) }] : []
    case 'family':
      return isRemoval ? [products(db, 'family_id = ?', structure.families.get(code)?.id)] : []
    case 'family-variant': {
      const variant = [...structure.familyVariantsById.values()].find((each) => each.code === code)
      return action === 'create' ? [] : [products(db, 'family_variant_id = ?', variant?.id)]
    }
    case 'category':
      return isRemoval ? [inCategory(db, structure.categories.get(code)?.id)] : []
    case 'association-type': {
      const slots = slotsOf(structure, (slot) => slot.associationType?.code === code)
      return isRemoval ? [{ what: 'values', count: filled(db, slots) }] : []
    }
    case 'channel':
      return isRemoval
        ? [
            { what: 'connections', count: countOf(db, 'SELECT COUNT(*) FROM connection WHERE channel = ?', code) },
            {
              what: 'values',
              count: filled(
                db,
                slotsOf(structure, (slot) => slot.channel === code),
              ),
            },
          ]
        : []
    case 'locale':
      return isRemoval
        ? [
            {
              what: 'values',
              count: filled(
                db,
                slotsOf(structure, (slot) => slot.locale === code),
              ),
            },
          ]
        : []
    case 'context':
      return isRemoval
        ? [
            {
              what: 'values',
              count: filled(
                db,
                slotsOf(structure, (slot) => slot.context === code),
              ),
            },
          ]
        : []
    case 'measurement-family':
      return change.fields?.units === undefined ? [] : [withLostUnit(db, structure, code, change.fields.units)]
    case 'supplier': {
      const id = structure.suppliers.find((supplier) => supplier.code === code)?.id
      return isRemoval
        ? [{ what: 'profiles', count: countOf(db, 'SELECT COUNT(*) FROM import_profile WHERE supplier_id = ?', id) }]
        : []
    }
    case 'attribute-group':
      return []
  }
}

function slotsOf(structure: StructureModel, isOne: (slot: Slot) => boolean): Slot[] {
  return [...structure.slots.values()].filter(isOne)
}

/** Values there are in these slots, over all products that are not in the bin. */
function filled(db: Db, slots: readonly Slot[]): number {
  if (slots.length === 0) return 0
  const counts = slots.map((slot) => `COUNT(${slotExpression(slot)})`).join(' + ')
  return countOf(db, `SELECT ${counts} FROM product p WHERE p.deleted_at IS NULL`)
}

/** Products whose value another product has too. Copies that variants hold of their model's value are one value. */
function duplicates(db: Db, slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => {
    const value = slotExpression(slot)
    return (
      sum +
      countOf(
        db,
        `SELECT COALESCE(SUM(n), 0) FROM (SELECT COUNT(*) AS n FROM product p WHERE p.deleted_at IS NULL AND ${value} IS NOT NULL GROUP BY ${value} HAVING COUNT(*) > 1)`,
      )
    )
  }, 0)
}

function withOption(db: Db, structure: StructureModel, attribute: string, code: string): number {
  return slotsOf(structure, (slot) => slot.attribute?.code === attribute).reduce((sum, slot) => {
    const value = slotExpression(slot)
    return slot.attribute?.type === 'multi-select'
      ? sum + countOf(db, `SELECT COUNT(*) FROM product p WHERE instr(${value}, ?) > 0`, JSON.stringify(code))
      : sum + countOf(db, `SELECT COUNT(*) FROM product p WHERE ${value} = ?`, code)
  }, 0)
}

function products(db: Db, where: string, id: number | undefined): Use {
  return { what: 'products', count: countOf(db, `SELECT COUNT(*) FROM product WHERE ${where}`, id) }
}

function inCategory(db: Db, id: number | undefined): Use {
  const text = 'SELECT COUNT(*) FROM product p, json_each(p.categories) c WHERE p.deleted_at IS NULL AND c.value = ?'
  return { what: 'products', count: countOf(db, text, id) }
}

/** Values in a unit that the family would no longer have, or that would come to mean another amount. */
function withLostUnit(
  db: Db,
  structure: StructureModel,
  code: string,
  units: readonly { readonly code: string; readonly factor: number; readonly offset: number }[],
): Use {
  const lost = (structure.measurementFamilies.get(code)?.units ?? []).filter(
    (unit) =>
      !units.some((each) => each.code === unit.code && each.factor === unit.factor && each.offset === unit.offset),
  )
  const slots = slotsOf(structure, (slot) => slot.attribute?.measurementFamily === code)
  const count = slots.reduce(
    (sum, slot) =>
      sum +
      lost.reduce(
        (ofSlot, unit) =>
          ofSlot +
          countOf(db, `SELECT COUNT(*) FROM product p WHERE ${slotExpression(slot)} LIKE '% ' || ?`, unit.code),
        0,
      ),
    0,
  )
  return { what: 'units', count }
}

function countOf(db: Db, text: string, ...parameters: readonly (string | number | undefined)[]): number {
  return Number(
    db
      .prepare(text)
      .pluck()
      .get(...parameters.map((each) => each ?? null)),
  )
}
