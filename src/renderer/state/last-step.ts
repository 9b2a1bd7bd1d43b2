import { create } from 'zustand'

interface LastStep {
  /** The change set that undo or redo has just made. */
  readonly changeSetId: number | null
}

/** What was last undone or done again: the grid goes there and lights it up. */
export const useLastStep = create<LastStep>(() => ({ changeSetId: null }))
