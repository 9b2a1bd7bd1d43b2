import { parseColumnKey } from '../../../shared/column-key.ts'
import type { ColumnScope } from '../../../shared/column-key.ts'
import { VAT_ATTRIBUTES } from '../../../shared/vat.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { keysOf, scopesOf } from '../completeness/required-keys.ts'
import type { Place } from '../structure/inheritance.ts'
import { isInherited, levelOf } from '../structure/inheritance.ts'
import type { Attribute, KeptRule, Slot, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { formatNumber } from '../values/numbers.ts'
import type { FaultParams } from './cell-judge.ts'
import { cellJudge } from './cell-judge.ts'
import { comparing } from './compare-judge.ts'

/** A product as rules see it: values in the order of `CompiledRules.slots`. */
export interface JudgedProduct {
  readonly familyId: number | null
  /** Null for what stands alone and has no variants. */
  readonly place: Place | null
  readonly values: readonly CellValue[]
  /** The day of its last change, `2026-05-31`; asked only of rules about that. */
  readonly updatedOn: string | null
}

/** What a rule asks of one column, ready to be judged. */
export interface CellCheck {
  readonly rule: KeptRule
  readonly column: string
  /** Places in `CompiledRules.slots`: of the cell (-1: no product has a value there), and of all it looks at. */
  readonly at: number
  readonly reads: readonly number[]
  /** Null where nothing is wrong. `due` is the day from which it is. */
  fault(product: JudgedProduct): Fault | null
  fix(value: CellValue): CellValue
}

export interface Fault {
  readonly params: FaultParams
  readonly due: string | null
}

/** A column in which no two products may have the same value. */
export interface UniqueCheck {
  readonly rule: KeptRule
  readonly column: string
  readonly at: number
  readonly reads: readonly number[]
  /** What is shared by products with the same value; null for a product that the rule is not about. */
  keyOf(product: JudgedProduct): string | null
}

export interface CompiledRules {
  readonly slots: readonly Slot[]
  /** Where each slot stands in `slots`, by id. */
  readonly places: ReadonlyMap<number, number>
  readonly checks: readonly CellCheck[]
  readonly uniques: readonly UniqueCheck[]
  /** Checks that look at a place of `slots`, by that place. */
  readonly checksAt: ReadonlyMap<number, readonly CellCheck[]>
  readonly uniquesAt: ReadonlyMap<number, readonly UniqueCheck[]>
  /** Those about the time of a product's last change: every change bears on them. */
  readonly timed: readonly CellCheck[]
}

/** The column that stands for the product's last change. */
export const UPDATED_COLUMN = 'updated'

/** Makes rules ready to judge products: those switched on, in the columns that the catalogue has for them. */
export function compileRules(structure: StructureModel, rules: readonly KeptRule[]): CompiledRules {
  const slots: Slot[] = []
  const places = new Map<number, number>()
  const placeOf = (slot: Slot | null | undefined): number => {
    if (!slot) return -1
    let place = places.get(slot.id)
    if (place === undefined) {
      places.set(slot.id, (place = slots.length))
      slots.push(slot)
    }
    return place
  }
  const compiler = new Compiler(structure, placeOf, slots)
  const on = rules.filter(({ isOn }) => isOn)
  const checks = on.flatMap((rule) => compiler.checks(rule))
  const uniques = on.flatMap((rule) => compiler.uniques(rule))
  return {
    slots,
    places,
    checks,
    uniques,
    checksAt: byPlace(checks),
    uniquesAt: byPlace(uniques),
    timed: checks.filter(({ column }) => column === UPDATED_COLUMN),
  }
}

function byPlace<T extends { readonly reads: readonly number[] }>(checks: readonly T[]): Map<number, T[]> {
  const map = new Map<number, T[]>()
  for (const check of checks)
    for (const place of new Set(check.reads)) {
      const list = map.get(place)
      if (list) list.push(check)
      else map.set(place, [check])
    }
  return map
}

/** Everything that one product breaks, uniqueness aside: that is between products. */
export function judge(
  checks: readonly CellCheck[],
  product: JudgedProduct,
): { readonly check: CellCheck; readonly fault: Fault }[] {
  const found: { check: CellCheck; fault: Fault }[] = []
  for (const check of checks) {
    const fault = check.fault(product)
    if (fault !== null) found.push({ check, fault })
  }
  return found
}

class Compiler {
  readonly #structure: StructureModel
  readonly #placeOf: (slot: Slot | null | undefined) => number
  readonly #slots: readonly Slot[]
  readonly #slotsOf: ReadonlyMap<number, readonly Slot[]>

  constructor(structure: StructureModel, placeOf: (slot: Slot | null | undefined) => number, slots: readonly Slot[]) {
    this.#structure = structure
    this.#placeOf = placeOf
    this.#slots = slots
    this.#slotsOf = Map.groupBy(
      [...structure.slots.values()].filter(({ attribute }) => attribute !== null),
      ({ attribute }) => attribute?.id ?? 0,
    )
  }

  checks(rule: KeptRule): CellCheck[] {
    const { check } = rule
    switch (check.kind) {
      case 'unique':
        return []
      case 'required':
        return this.#attributes(rule).flatMap((attribute) => this.#required(rule, attribute))
      case 'fresh':
        return check.attributes.length === 0 ? [this.#updated(rule, check.days)] : this.#dated(rule, check.days)
      case 'compare':
        return this.#targets(rule).flatMap((slot) => this.#compare(rule, slot))
      default:
        return this.#targets(rule).flatMap((slot): CellCheck[] => {
          const cell = cellJudge(this.#structure, check, slot)
          if (!cell) return []
          const judged = this.#base(rule, slot)
          return [
            {
              ...judged,
              fault: (product) => {
                const value = product.values[judged.at] ?? null
                if (value === null || !judged.applies(product)) return null
                const params = cell.fault(value)
                return params && { params, due: null }
              },
              fix: (value) => (value === null ? null : cell.fix(value)),
            },
          ]
        })
    }
  }

  uniques(rule: KeptRule): UniqueCheck[] {
    const { check } = rule
    if (check.kind !== 'unique') return []
    return this.#targets(rule).map((slot) => {
      const judged = this.#base(rule, slot)
      return {
        ...judged,
        keyOf: (product) => {
          const value = product.values[judged.at] ?? null
          if (value === null || !judged.applies(product)) return null
          const family = check.within === 'family' ? (product.familyId ?? 0) : ''
          return `${slot.id}/${family}/${typeof value === 'string' ? fold(value) : value}`
        },
      }
    })
  }

  /** What every check of a column begins with: where it looks, and for which products it counts. */
  #base(
    rule: KeptRule,
    slot: Slot,
    others: readonly (Slot | null)[] = [],
  ): Pick<CellCheck, 'rule' | 'column' | 'at' | 'reads'> & { applies(product: JudgedProduct): boolean } {
    const at = this.#placeOf(slot)
    const condition = this.#condition(rule, slot)
    const reads = [at, ...others.map((each) => this.#placeOf(each)), condition.at].filter((place) => place !== -1)
    const families = this.#families(rule)
    const seen = reads.flatMap((place) => this.#slots[place] ?? [])
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

  #required(rule: KeptRule, attribute: Attribute): CellCheck[] {
    const keys = new Set(
      scopesOf(this.#structure)
        .filter(({ channel, locale }) => isIn(rule.where.channels, channel.code) && isIn(rule.where.locales, locale))
        .flatMap(({ channel, locale }) => keysOf(attribute, channel, locale)),
    )
    const families = this.#families(rule)
    return [...keys].map((column) => {
      const slot = this.#structure.slots.get(column) ?? null
      const cell = { key: column, attribute }
      const at = this.#placeOf(slot)
      const condition = this.#condition(rule, scopeIn(column))
      const reads = [at, condition.at].filter((place) => place !== -1)
      const seen = [cell, ...(condition.at === -1 ? [] : [this.#slots[condition.at] ?? cell])]
      const fault: Fault = { params: {}, due: null }
      return {
        rule,
        column,
        at,
        reads,
        fault: (product) =>
          (at === -1 || (product.values[at] ?? null) === null) &&
          (families === null || families.has(product.familyId ?? 0)) &&
          holdsHere(product.place, attribute) &&
          condition.holds(product) &&
          isOwn(product.place, seen)
            ? fault
            : null,
        fix: () => null,
      }
    })
  }

  #compare(rule: KeptRule, slot: Slot): CellCheck[] {
    const { check } = rule
    const other = check.kind === 'compare' ? this.#structure.attributes.get(check.other) : undefined
    if (check.kind !== 'compare' || !other) return []
    const pairs = (this.#slotsOf.get(other.id) ?? [])
      .filter((each) => areBeside(slot, each))
      .flatMap((beside) => {
        const compares = comparing(this.#structure, check, slot, beside)
        return compares ? [{ beside, compares }] : []
      })
    if (pairs.length === 0) return []
    const vat = check.withoutVat
      ? (VAT_ATTRIBUTES.map((code) => this.#structure.slots.get(code)).find((each) => each !== undefined) ?? null)
      : null
    const judged = this.#base(rule, slot, [...pairs.map(({ beside }) => beside), vat])
    const vatAt = this.#placeOf(vat)
    const others = pairs.map(({ beside, compares }) => ({ at: this.#placeOf(beside), key: beside.key, compares }))
    return [
      {
        ...judged,
        fault: (product) => {
          const value = product.values[judged.at] ?? null
          if (value === null) return null
          const rate = vatAt === -1 ? null : (product.values[vatAt] ?? null)
          const wrong = others.find(({ at, compares }) => !compares(value, product.values[at] ?? null, rate))
          if (!wrong || !judged.applies(product)) return null
          const against = product.values[wrong.at] ?? null
          const shown = typeof against === 'number' ? formatNumber(against, '.') : (against ?? '')
          return { params: { is: check.is, other: wrong.key, otherValue: shown }, due: null }
        },
        fix: () => null,
      },
    ]
  }

  #updated(rule: KeptRule, days: number): CellCheck {
    const families = this.#families(rule)
    const condition = this.#condition(rule, { channel: null, locale: null, currency: null })
    return {
      rule,
      column: UPDATED_COLUMN,
      at: -1,
      reads: condition.at === -1 ? [] : [condition.at],
      fault: (product) =>
        product.updatedOn === null ||
        (families !== null && !families.has(product.familyId ?? 0)) ||
        !condition.holds(product)
          ? null
          : { params: { days }, due: dayAfter(product.updatedOn, days) },
      fix: () => null,
    }
  }

  #dated(rule: KeptRule, days: number): CellCheck[] {
    return this.#targets(rule).flatMap((slot): CellCheck[] => {
      if (slot.attribute?.type !== 'date') return []
      const judged = this.#base(rule, slot)
      return [
        {
          ...judged,
          fault: (product) => {
            const value = product.values[judged.at] ?? null
            return value === null || !judged.applies(product)
              ? null
              : { params: { days }, due: dayAfter(String(value), days) }
          },
          fix: () => null,
        },
      ]
    })
  }

  #attributes({ check }: KeptRule): Attribute[] {
    return [...new Set(check.attributes)].flatMap((code) => this.#structure.attributes.get(code) ?? [])
  }

  /** Columns in use that a rule is about. */
  #targets(rule: KeptRule): Slot[] {
    const { channels, locales } = rule.where
    return this.#attributes(rule)
      .flatMap(({ id }) => this.#slotsOf.get(id) ?? [])
      .filter(
        (slot) =>
          (slot.channel === null || isIn(channels, slot.channel)) &&
          (slot.locale === null || isIn(locales, slot.locale)),
      )
  }

  /** Ids of the families a rule counts for; null for all products. */
  #families({ where }: KeptRule): ReadonlySet<number> | null {
    if (where.families.length === 0) return null
    return new Set(where.families.flatMap((code) => this.#structure.families.get(code)?.id ?? []))
  }

  #condition(
    { when }: KeptRule,
    scope: Pick<ColumnScope, 'channel' | 'locale' | 'currency'>,
  ): { readonly at: number; holds(product: JudgedProduct): boolean } {
    if (when === null) return { at: -1, holds: () => true }
    const attribute = this.#structure.attributes.get(when.attribute)
    const slot =
      attribute &&
      (this.#slotsOf.get(attribute.id) ?? []).find((each) => each.context === null && areBeside(scope, each))
    const at = this.#placeOf(slot)
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

type Seen = { readonly key: string; readonly attribute: Attribute | null }

/**
 * Whether anything the check looks at is the product's own: what a variant only shows of its model is the model's to
 * mend, and counted there, once.
 */
function isOwn(place: Place | null, seen: readonly Seen[]): boolean {
  return place === null || seen.some((slot) => !isInherited(place, slot))
}

/** Whether a product has values of this attribute, or only what stands below it. */
function holdsHere(place: Place | null, attribute: Attribute): boolean {
  return place === null || (levelOf(place.variant, { attribute }) ?? 0) <= place.depth
}

function isIn(list: readonly string[], item: string): boolean {
  return list.length === 0 || list.includes(item)
}

type Scope = Pick<ColumnScope, 'channel' | 'locale' | 'currency'>

/** Whether two columns belong beside each other: the same channel, language and currency, as far as both have one. */
function areBeside(a: Scope, b: Scope): boolean {
  return (['channel', 'locale', 'currency'] as const).every(
    (axis) => a[axis] === null || b[axis] === null || a[axis] === b[axis],
  )
}

function scopeIn(column: string): Scope {
  return parseColumnKey(column) ?? { channel: null, locale: null, currency: null }
}

/** The first day on which something of this day is older than so many days. */
function dayAfter(day: string, days: number): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? '9999-12-31' : new Date(time + (days + 1) * 86_400_000).toISOString().slice(0, 10)
}

/** Text that is equal as long as a rule asks the same of the same columns: what was found by it still holds. */
export function signatureOf(structure: StructureModel, { id: _, labels: __, hints: ___, ...rule }: KeptRule): string {
  const codes = [
    ...rule.check.attributes,
    ...(rule.check.kind === 'compare' ? [rule.check.other, ...VAT_ATTRIBUTES] : []),
    ...(rule.when ? [rule.when.attribute] : []),
  ]
  const attributes = codes.map((code) => {
    const attribute = structure.attributes.get(code)
    if (!attribute) return null
    const { id, type, isScopable, isLocalizable, hasContext, measurementFamily } = attribute
    return [
      id,
      type,
      isScopable,
      isLocalizable,
      hasContext,
      structure.measurementFamilies.get(measurementFamily ?? '')?.units,
    ]
  })
  return JSON.stringify([
    rule,
    attributes,
    rule.where.families.map((code) => structure.families.get(code)?.id),
    [...structure.channels.values()].map(({ code, locales, currencies }) => [code, locales, currencies]),
    [...structure.contexts.keys()],
    [...structure.familyVariantsById.values()].map(({ id, levels, axes }) => [id, levels, axes]),
  ])
}
