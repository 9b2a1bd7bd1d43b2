import { create } from 'zustand'

interface GridStatus {
  /** Edits sent and not yet acknowledged. */
  readonly pending: number
  /** What the cursor is on, in words; also read out. */
  readonly selection: string | null
}

/** What the grid tells the status bar. */
export const useGridStatus = create<GridStatus>(() => ({ pending: 0, selection: null }))
