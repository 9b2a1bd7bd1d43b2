import type { FaultReason } from './faults.ts'

/** A filter as understood (docs/filter-language.md). `at` is where in the text a condition stands, for messages. */
export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | Condition

export type Condition =
  | {
      readonly kind: 'compare'
      readonly at: number
      readonly column: string
      readonly operator: Operator
      readonly value: string
    }
  | { readonly kind: 'in'; readonly at: number; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'empty'; readonly at: number; readonly column: string }
  | { readonly kind: 'has-image'; readonly at: number }
  /** Required there and not filled: this column, or any. `scope` is `channel/locale`. */
  | { readonly kind: 'missing'; readonly at: number; readonly column: string | null; readonly scope: string }
  | {
      readonly kind: 'completeness'
      readonly at: number
      readonly scope: string
      readonly operator: Comparison
      readonly value: string
    }
  /** Called otherwise than the naming rules of its family say: in this column, or in any. */
  | { readonly kind: 'misnamed'; readonly at: number; readonly column: string | null }
  /** Breaks a rule of the catalogue: this one, or any. */
  | { readonly kind: 'problem'; readonly at: number; readonly rule: string | null }
  | { readonly kind: 'changed-since'; readonly at: number; readonly value: string }
  /** Touched by steps of the history: one by its number, those of a kind (`import`, `paste`), or those of a person. */
  | { readonly kind: 'changed-by'; readonly at: number; readonly value: string }

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]
export type Operator = Comparison | 'contains' | 'starts with'

export type FilterResult = { readonly ok: true; readonly filter: Filter } | FilterFault

/** What is wrong with a filter, as a code and in plain English, and at which character (from 0). */
export interface FilterFault extends FaultReason {
  readonly ok: false
  readonly message: string
  readonly position: number
}
