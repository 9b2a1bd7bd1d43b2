import { create } from 'zustand'

interface GridStatus {
  /** Edits sent and not yet acknowledged. */
  readonly pending: number
  /** Cells whose last edit was refused. */
  readonly refused: number
  /** What is selected beyond one cell: its size, and its figures once the engine has counted them. */
  readonly range: RangeStatus | null
  /** What the cursor is on, in words; also read out. */
  readonly selection: string | null
}

export interface RangeStatus {
  readonly rows: number
  readonly columns: number
  readonly ranges: number
  readonly cells: number
  readonly figures: Figures | null
}

/** Figures of the selected cells; decimal texts, null without numbers. */
export interface Figures {
  readonly filled: number
  readonly numbers: number
  readonly sum: string | null
  readonly average: string | null
  readonly min: string | null
  readonly max: string | null
}

/** What the grid tells the status bar. */
export const useGridStatus = create<GridStatus>(() => ({ pending: 0, refused: 0, selection: null, range: null }))
