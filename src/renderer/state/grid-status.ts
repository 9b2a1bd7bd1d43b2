import { create } from 'zustand'

interface GridStatus {
  /** Products in the view; null while the first page is on its way. */
  readonly shown: number | null
  /** Edits sent and not yet acknowledged. */
  readonly pending: number
  /** What the cursor is on, in words; also read out. */
  readonly selection: string | null
}

/** What the grid tells the status bar. */
export const useGridStatus = create<GridStatus>(() => ({ shown: null, pending: 0, selection: null }))
