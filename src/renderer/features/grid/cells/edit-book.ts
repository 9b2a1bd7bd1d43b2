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

/** A cell by its product and column key. */
export interface CellPlace {
  readonly productId: number
  readonly column: string
}

/**
 * Edits under way, edits refused, and what the last step changed, by product and column key; everything else is in the
 * row store.
 */
export interface EditBook {
  get(productId: number, column: string): CellEdit | undefined
  set(productId: number, column: string, edit: CellEdit): void
  delete(productId: number, column: string): void
  clear(): void
  /** Edits sent and not yet answered. */
  pending(): number
  refused(): readonly CellPlace[]
  /**
   * Adds to what this step has changed so far, in place of what the step before changed; answers with the cells that
   * look different now. A cell that has changed is not refused any more. Of a step that changed more than
   * `MARKED_CELLS`, or null for too many to name, none is marked: nothing would stand out.
   */
  markChanged(step: number | null, cells: readonly CellPlace[] | null): readonly CellPlace[]
  isChanged(productId: number, column: string): boolean
}

/** More cells than this are not marked one by one. */
export const MARKED_CELLS = 1_000

export function createEditBook(): EditBook {
  const edits = new Map<string, CellEdit>()
  const changed = new Map<string, CellPlace>()
  let changedBy: { readonly step: number | null; isTooMany: boolean } = { step: null, isTooMany: false }
  const keyOf = (productId: number, column: string): string => `${productId} ${column}`
  const inState = (wanted: CellEdit['state']): readonly string[] =>
    [...edits].flatMap(([key, { state }]) => (state === wanted ? [key] : []))
  return {
    get: (productId, column) => edits.get(keyOf(productId, column)),
    set: (productId, column, edit) => void edits.set(keyOf(productId, column), edit),
    delete: (productId, column) => void edits.delete(keyOf(productId, column)),
    clear: () => edits.clear(),
    pending: () => inState('pending').length,
    refused: () =>
      inState('refused').map((key) => {
        const blank = key.indexOf(' ')
        return { productId: Number(key.slice(0, blank)), column: key.slice(blank + 1) }
      }),
    markChanged: (step, cells) => {
      const before = step === changedBy.step ? [] : [...changed.values()]
      if (step !== changedBy.step) {
        changed.clear()
        changedBy = { step, isTooMany: false }
      }
      for (const cell of cells ?? []) {
        const key = keyOf(cell.productId, cell.column)
        if (edits.get(key)?.state === 'refused') edits.delete(key)
        if (!changedBy.isTooMany) changed.set(key, cell)
      }
      if (cells && changed.size <= MARKED_CELLS) return [...before, ...cells]
      const marked = [...changed.values()]
      changed.clear()
      changedBy.isTooMany = true
      return [...before, ...marked]
    },
    isChanged: (productId, column) => changed.has(keyOf(productId, column)),
  }
}
