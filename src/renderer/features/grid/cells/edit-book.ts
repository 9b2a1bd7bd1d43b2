import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'

/** What a person did to one cell. Typed text is read by the engine, in the person's number and date format. */
export type CellChange =
  | { readonly kind: 'set-text'; readonly text: string }
  | { readonly kind: 'set-value'; readonly value: CellValue }
  | { readonly kind: 'clear-value' }

/** A change, or the taking back of an override: the model's value again, or that of the system that keeps it. */
export type CellAct = CellChange | { readonly kind: 'reset-value' }

/** How a cell stands that was edited and not simply saved. */
export type CellEdit =
  | { readonly state: 'pending'; readonly change: CellAct; readonly shown: string }
  | { readonly state: 'refused'; readonly text: string; readonly rejection: Rejection }

/** Edits under way and edits refused, by product and column key; everything else is in the row store. */
export interface EditBook {
  get(productId: number, column: string): CellEdit | undefined
  set(productId: number, column: string, edit: CellEdit): void
  delete(productId: number, column: string): void
  clear(): void
  /** Edits sent and not yet answered. */
  pending(): number
}

export function createEditBook(): EditBook {
  const edits = new Map<string, CellEdit>()
  const keyOf = (productId: number, column: string): string => `${productId} ${column}`
  return {
    get: (productId, column) => edits.get(keyOf(productId, column)),
    set: (productId, column, edit) => void edits.set(keyOf(productId, column), edit),
    delete: (productId, column) => void edits.delete(keyOf(productId, column)),
    clear: () => edits.clear(),
    pending: () => [...edits.values()].filter(({ state }) => state === 'pending').length,
  }
}
