import type { CellValue } from '../../../shared/vocabulary.ts'
import { isInherited, levelOf } from '../structure/inheritance.ts'
import type { Place } from '../structure/inheritance.ts'
import type { Attribute, FamilyVariant, Slot, StructureModel } from '../structure/model.ts'

/** A variant with what it shows, by column key. */
export interface ShownVariant {
  readonly place: Place
  readonly values: ReadonlyMap<string, CellValue>
}

/** An attribute that a model could say for all of its variants, for they all say the same. */
export interface AlikeAttribute {
  readonly attribute: Attribute
  /** Its columns that hold something, with what the model would say. */
  readonly columns: readonly { readonly slot: Slot; readonly value: CellValue }[]
  /** The scheme leaves it to the variants: another one is needed that does not. */
  readonly isOfVariants: boolean
}

/**
 * What all variants of a model say alike though the model does not say it for them: attributes of their level, and own
 * values that all of them keep. Not the axes, what must differ, or what another system keeps for each. Pure.
 */
export function alikeAttributes(structure: StructureModel, variants: readonly ShownVariant[]): AlikeAttribute[] {
  const [first, ...others] = variants
  if (!first || others.length === 0 || first.place.variant.levels.length !== 1) return []
  const scheme = first.place.variant
  const axes = scheme.axes.flat()
  const byAttribute = Map.groupBy(
    [...structure.slots.values()].filter((slot) => slot.attribute !== null),
    (slot) => slot.attribute,
  )
  return [...byAttribute].flatMap(([attribute, slots]): AlikeAttribute[] => {
    if (!attribute || axes.includes(attribute.code) || attribute.isUnique || attribute.type === 'identifier') return []
    if (attribute.owner !== 'pim') return []
    const isOfVariants = levelOf(scheme, { attribute }) === 1
    const told = slots.filter((slot) => isOfVariants || variants.some(({ place }) => !isInherited(place, slot)))
    const isAlike = told.every((slot) => {
      const value = first.values.get(slot.key) ?? null
      const isSame = others.every(({ values }) => (values.get(slot.key) ?? null) === value)
      return isSame && (isOfVariants || variants.every(({ place }) => !isInherited(place, slot)))
    })
    const columns = told.flatMap((slot) => {
      const value = first.values.get(slot.key) ?? null
      return value === null && isOfVariants ? [] : [{ slot, value }]
    })
    return isAlike && columns.some(({ value }) => value !== null) ? [{ attribute, columns, isOfVariants }] : []
  })
}

/** The level of a scheme without the attributes that move up, and the scheme of the family that has just that; null for none. */
export function schemeWithout(
  structure: StructureModel,
  scheme: FamilyVariant,
  codes: readonly string[],
): { readonly level: readonly string[]; readonly existing: FamilyVariant | null } {
  const level = (scheme.levels[0] ?? []).filter((code) => !codes.includes(code))
  const own = (of: FamilyVariant): string =>
    [...new Set([...of.levels.flat(), ...of.axes.flat()])].toSorted().join('\n')
  const wanted = [...new Set([...level, ...scheme.axes.flat()])].toSorted().join('\n')
  const existing = [...structure.familyVariantsById.values()].find(
    (each) =>
      each.familyId === scheme.familyId &&
      each.levels.length === 1 &&
      each.axes.flat().join('\n') === scheme.axes.flat().join('\n') &&
      own(each) === wanted,
  )
  return { level, existing: existing ?? null }
}
