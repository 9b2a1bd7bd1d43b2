import type { Attribute, FamilyVariant } from './model.ts'

/** A slot or a column: what holds values of an attribute, or of none. */
interface OfAttribute {
  readonly attribute: Attribute | null
}

/**
 * Level at which an attribute's values live: 0 on the root model, n on the nth level below it. Attributes that no
 * level names live on the root model; system columns and links belong to each product itself (null).
 */
export function levelOf(variant: FamilyVariant, slot: OfAttribute): number | null {
  if (!slot.attribute) return null
  const { code } = slot.attribute
  const index = variant.levels.findIndex(
    (codes, level) => codes.includes(code) || (variant.axes[level] ?? []).includes(code),
  )
  return index + 1
}

/** Whether a product at `depth` below its root model shows this slot's value of a product above it. */
export function isInherited(variant: FamilyVariant, slot: OfAttribute, depth: number): boolean {
  const level = levelOf(variant, slot)
  return level !== null && level < depth
}
