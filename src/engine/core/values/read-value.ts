import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Problem } from './problem.ts'

/** What a text or a given value comes to: the value to store (null = empty), or why it cannot be. */
export type ReadValue =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly problem: Problem }

export const EMPTY: ReadValue = { ok: true, value: null }

export function accept(value: CellValue): ReadValue {
  return { ok: true, value }
}

export function refuse(problem: Problem): ReadValue {
  return { ok: false, problem }
}
