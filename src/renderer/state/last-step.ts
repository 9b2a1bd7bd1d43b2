import { create } from 'zustand'

interface LastStep {
  /** The change set that undo or redo has just made. */
  readonly changeSetId: number | null
  /** Where to look first. */
  readonly first: FirstCell | null
}

/** A cell by its product and its column's key. */
export interface FirstCell {
  readonly productId: number
  readonly column: string
}

/** What was last undone or done again: the grid goes there and lights it up. */
export const useLastStep = create<LastStep>(() => ({ changeSetId: null, first: null }))
