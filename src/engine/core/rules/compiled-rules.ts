import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Place } from '../structure/inheritance.ts'
import type { KeptRule, Slot } from '../structure/model.ts'
import type { FaultParams } from './cell-judge.ts'

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
  /** Whether the rule is asked of this product's cell at all: figures are shares of what was asked. */
  judges(product: JudgedProduct): boolean
  /** Null where nothing is wrong. `due` is the day from which it is. */
  fault(product: JudgedProduct): Fault | null
  fix(value: CellValue): CellValue
}

export interface Fault {
  readonly params: FaultParams
  readonly due: string | null
}

/** A column judged between products: which of those with the same key break the rule, `brokenOf` says. */
export interface SharedCheck {
  readonly rule: KeptRule
  readonly column: string
  readonly at: number
  readonly reads: readonly number[]
  /** What products share that say the same, with how it is written behind `FORM`; null where the rule is not about it. */
  keyOf(product: JudgedProduct): string | null
}

export interface CompiledRules {
  readonly slots: readonly Slot[]
  /** Where each slot stands in `slots`, by id. */
  readonly places: ReadonlyMap<number, number>
  readonly checks: readonly CellCheck[]
  readonly shared: readonly SharedCheck[]
  /** Checks that look at a place of `slots`, by that place. */
  readonly checksAt: ReadonlyMap<number, readonly CellCheck[]>
  readonly sharedAt: ReadonlyMap<number, readonly SharedCheck[]>
  /** Those about the time of a product's last change: every change bears on them. */
  readonly timed: readonly CellCheck[]
}

/** The column that stands for the product's last change. */
export const UPDATED_COLUMN = 'updated'

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
