import { create } from 'zustand'

interface FindBarState {
  readonly isOpen: boolean
  readonly isReplacing: boolean
  /** Rises when it is asked for again: the caret goes back into its field. */
  readonly visit: number
}

/** Find and replace over the grid. */
export const useFindBar = create<FindBarState>(() => ({ isOpen: false, isReplacing: false, visit: 0 }))

export function openFindBar(isReplacing: boolean): void {
  useFindBar.setState(({ visit }) => ({ isOpen: true, isReplacing, visit: visit + 1 }))
}

export function closeFindBar(): void {
  useFindBar.setState({ isOpen: false })
}
