import { go } from '../state/navigation.ts'

/** Asks for a file and opens the import with it; nothing when the dialog is closed. */
export async function openImportDialog(): Promise<void> {
  const ticket = await window.desktop.openFileDialog('import')
  if (ticket) go({ screen: 'import', tickets: [ticket] })
}
