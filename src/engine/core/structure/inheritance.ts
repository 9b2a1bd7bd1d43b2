import type { Attribute, FamilyVariant } from './model.ts'

/** A slot or a column: what holds values of an attribute, or of none. */
interface OfAttribute {
  readonly attribute: Attribute | null
}

interface OfKey extends OfAttribute {
  readonly key: string
}

/** Where a product stands in a tree of variants. */
export interface Place {
  /** Levels below the root model: 0 is that model itself. */
  readonly depth: number
  readonly variant: FamilyVariant
  /** Column keys of which the product keeps values of its own, though a model above it holds some. */
  readonly own: ReadonlySet<string>
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

/** Whether a model above the product holds this slot: the product shows that value unless it keeps one of its own. */
export function isLendable({ variant, depth }: Place, slot: OfAttribute): boolean {
  const level = levelOf(variant, slot)
  return level !== null && level < depth
}

/** Whether the product shows this slot's value of a model above it. */
export function isInherited(place: Place, slot: OfKey): boolean {
  return isLendable(place, slot) && !place.own.has(slot.key)
}
