import type { AttributeType } from '../../../shared/vocabulary.ts'
import type { Attribute } from '../structure/model.ts'

/** Types whose values can tell variants apart: short, and one per product; the likelier axis first. */
export const AXIS_TYPES: readonly AttributeType[] = ['simple-select', 'boolean', 'number', 'measurement', 'text']

/** One short value per product, the same in every channel and language, that several products may share. */
export function canBeAxis(attribute: Attribute | null | undefined): attribute is Attribute {
  return (
    attribute != null &&
    AXIS_TYPES.includes(attribute.type) &&
    !attribute.isScopable &&
    !attribute.isLocalizable &&
    !attribute.isUnique
  )
}

/** The likelier axis first: two options, colour and size, say more than a text that happens to be different everywhere. */
export function byLikelihood(a: Attribute, b: Attribute): number {
  return AXIS_TYPES.indexOf(a.type) - AXIS_TYPES.indexOf(b.type) || a.sortOrder - b.sortOrder
}
