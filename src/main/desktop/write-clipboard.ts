// oxlint-disable-next-line no-restricted-imports -- the whole of it, for a name that not every Electron has; no ipcMain
import * as electron from 'electron'
import type { ClipboardContent } from '../../shared/desktop.ts'

/** What `clipboard.write` took before it became the browser's: the Electron that tests fall back to still has it. */
type OldWrite = (content: ClipboardContent) => void

/** Puts text and a table on the clipboard together, so that every program finds the one it reads. */
export async function writeClipboard({ text, html }: ClipboardContent): Promise<void> {
  const { clipboard } = electron
  // By the namespace: a name that the runtime lacks would not even load.
  const Item = (electron as { ClipboardItem?: typeof electron.ClipboardItem }).ClipboardItem
  if (Item) await clipboard.write([new Item({ 'text/plain': text, 'text/html': html })])
  else (clipboard.write as unknown as OldWrite)({ text, html }) // see OldWrite
}
