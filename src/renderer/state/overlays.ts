import { create } from 'zustand'

interface Overlays {
  readonly dialog: 'help' | 'settings' | null
  readonly isHistoryOpen: boolean
  /** The step to show opened in the history. */
  readonly changeSetId: number | null
}

export const useOverlays = create<Overlays>(() => ({ dialog: null, isHistoryOpen: false, changeSetId: null }))

export function openDialog(dialog: Overlays['dialog']): void {
  useOverlays.setState({ dialog })
}

/** Opens the history beside the screen, at a step if one is named. */
export function openHistory(changeSetId: number | null = null): void {
  useOverlays.setState({ isHistoryOpen: true, changeSetId })
}

export function toggleHistory(): void {
  useOverlays.setState(({ isHistoryOpen }) => ({ isHistoryOpen: !isHistoryOpen, changeSetId: null }))
}
