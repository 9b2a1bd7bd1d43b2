import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { Problem } from '../values/problem.ts'

/** What an operation makes of one cell: one of the three states, or why it cannot be done there. */
export type Outcome =
  | { readonly kind: 'leave' }
  | { readonly kind: 'clear' }
  /** As typed by the person, to be read by the rules of the column. */
  | { readonly kind: 'text'; readonly text: string }
  /** In stored form, to be checked by the rules of the column. */
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'refuse'; readonly problem: Problem; readonly tried: string | null }

export const LEAVE: Outcome = { kind: 'leave' }
export const CLEAR: Outcome = { kind: 'clear' }

/** A cell before an operation. */
export interface Cell {
  /** Stored, but families, categories and links by code and SKU as everywhere at the border. Null is empty. */
  readonly value: CellValue
  /** As the person reads it, in the person's format; empty for an empty cell. */
  readonly text: () => string
  /** A column of the same product that the operation has asked for, in the same two forms. */
  readonly other: (key: string) => OtherCell
}

export interface OtherCell {
  readonly column: Column
  readonly value: CellValue
  /** As people read it in that language. */
  readonly text: (language: string) => string
}

/** An operation made ready for one column; serves every row of it. */
export type Transform = (cell: Cell) => Outcome

/** Nothing left of a text: three states, so only an operation that says so empties the cell. */
export function textOutcome(text: string, before: string, whenEmpty: 'leave' | 'clear'): Outcome {
  if (text === before) return LEAVE
  if (text.trim() !== '') return { kind: 'text', text }
  return whenEmpty === 'clear' ? CLEAR : LEAVE
}

export function refuseCellWith(problem: Problem, tried: string | null = null): Outcome {
  return { kind: 'refuse', problem, tried }
}
