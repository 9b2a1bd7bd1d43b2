import { create } from 'zustand'

/** The dialog that writes products to a file. */
export const useExportDialog = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

export function openExport(): void {
  useExportDialog.setState({ isOpen: true })
}

export function closeExport(): void {
  useExportDialog.setState({ isOpen: false })
}
