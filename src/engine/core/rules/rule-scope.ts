import type { ColumnScope } from '../../../shared/column-key.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Place } from '../structure/inheritance.ts'
import { isInherited, levelOf } from '../structure/inheritance.ts'
import type { Attribute, KeptRule, Slot, StructureModel } from '../structure/model.ts'
import type { CellCheck, JudgedProduct } from './compiled-rules.ts'

export type Scope = Pick<ColumnScope, 'channel' | 'locale' | 'currency'>

/** What every check of a column begins with: where it looks, and for which products it counts. */
export type Begun = Pick<CellCheck, 'rule' | 'column' | 'at' | 'reads'> & { applies(product: JudgedProduct): boolean }

export interface Condition {
  /** The place it looks at; -1: none. */
  readonly at: number
  holds(product: JudgedProduct): boolean
}

/** Where the rules of a catalogue look: columns get their places here as rules come to look at them. */
export class RuleScope {
  readonly structure: StructureModel
  /** In the order of their places. */
  readonly slots: Slot[] = []
  readonly places = new Map<number, number>()
  readonly #slotsOf: ReadonlyMap<number, readonly Slot[]>

  constructor(structure: StructureModel) {
    this.structure = structure
    this.#slotsOf = Map.groupBy(
      [...structure.slots.values()].filter(({ attribute }) => attribute !== null),
      ({ attribute }) => attribute?.id ?? 0,
    )
  }

  placeOf(slot: Slot | null | undefined): number {
    if (!slot) return -1
    let place = this.places.get(slot.id)
    if (place === undefined) {
      this.places.set(slot.id, (place = this.slots.length))
      this.slots.push(slot)
    }
    return place
  }

  slotsOf(attribute: Attribute): readonly Slot[] {
    return this.#slotsOf.get(attribute.id) ?? []
  }

  attributes({ check }: KeptRule): Attribute[] {
    return [...new Set(check.attributes)].flatMap((code) => this.structure.attributes.get(code) ?? [])
  }

  /** Columns in use that a rule is about. */
  targets(rule: KeptRule): Slot[] {
    const { channels, locales } = rule.where
    return this.attributes(rule)
      .flatMap((attribute) => this.slotsOf(attribute))
      .filter(
        (slot) =>
          (slot.channel === null || isIn(channels, slot.channel)) &&
          (slot.locale === null || isIn(locales, slot.locale)),
      )
  }

  /** Ids of the families a rule counts for; null for all products. */
  families({ where }: KeptRule): ReadonlySet<number> | null {
    if (where.families.length === 0) return null
    return new Set(where.families.flatMap((code) => this.structure.families.get(code)?.id ?? []))
  }

  begin(rule: KeptRule, slot: Slot, others: readonly (Slot | null)[] = []): Begun {
    const at = this.placeOf(slot)
    const condition = this.condition(rule, slot)
    const reads = [at, ...others.map((each) => this.placeOf(each)), condition.at].filter((place) => place !== -1)
    const families = this.families(rule)
    const seen = reads.flatMap((place) => this.slots[place] ?? [])
    return {
      rule,
      column: slot.key,
      at,
      reads,
      applies: (product) =>
        (families === null || families.has(product.familyId ?? 0)) &&
        condition.holds(product) &&
        isOwn(product.place, seen),
    }
  }

  condition({ when }: KeptRule, scope: Scope): Condition {
    if (when === null) return { at: -1, holds: () => true }
    const attribute = this.structure.attributes.get(when.attribute)
    const slot = attribute && this.slotsOf(attribute).find((each) => each.context === null && areBeside(scope, each))
    const at = this.placeOf(slot)
    const values = new Set(when.values)
    const isOneOf = (value: CellValue): boolean =>
      value !== null &&
      (attribute?.type === 'multi-select'
        ? (JSON.parse(String(value)) as string[]).some((code) => values.has(code)) // a stored multi-select is a list of codes
        : values.has(String(value)))
    const valueOf = ({ values: all }: JudgedProduct): CellValue => (at === -1 ? null : (all[at] ?? null))
    switch (when.is) {
      case 'filled':
        return { at, holds: (product) => valueOf(product) !== null }
      case 'empty':
        return { at, holds: (product) => valueOf(product) === null }
      case 'one-of':
        return { at, holds: (product) => isOneOf(valueOf(product)) }
      case 'none-of':
        return { at, holds: (product) => !isOneOf(valueOf(product)) }
    }
  }
}

/**
 * Whether anything the check looks at is the product's own: what a variant only shows of its model is the model's to
 * mend, and counted there, once.
 */
export function isOwn(
  place: Place | null,
  seen: readonly { readonly key: string; readonly attribute: Attribute | null }[],
): boolean {
  return place === null || seen.some((slot) => !isInherited(place, slot))
}

/** Whether a product has values of this attribute, or only what stands below it. */
export function holdsHere(place: Place | null, attribute: Attribute): boolean {
  return place === null || (levelOf(place.variant, { attribute }) ?? 0) <= place.depth
}

export function isIn(list: readonly string[], item: string): boolean {
  return list.length === 0 || list.includes(item)
}

/** Whether two columns belong beside each other: the same channel, language and currency, as far as both have one. */
export function areBeside(a: Scope, b: Scope): boolean {
  return (['channel', 'locale', 'currency'] as const).every(
    (axis) => a[axis] === null || b[axis] === null || a[axis] === b[axis],
  )
}
