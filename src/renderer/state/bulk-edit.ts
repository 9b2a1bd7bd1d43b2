import { create } from 'zustand'

/** The dialog that edits many cells at once. */
export const useBulkEdit = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

export function openBulkEdit(): void {
  useBulkEdit.setState({ isOpen: true })
}

export function closeBulkEdit(): void {
  useBulkEdit.setState({ isOpen: false })
}
