import type { ElectronApplication, Locator, Page } from '@playwright/test'

/** Drops files from disk on an element, or on the middle of the window, as from a file manager. */
export async function dropFile(
  page: Page,
  paths: string | readonly string[],
  target: Locator = page.locator('body'),
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const box = await target.boundingBox()
  if (!box) throw new Error('What a file is to be dropped on is not drawn')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [paths].flat(), dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await session.detach()
}

/** The next system dialogs answer with this file, as if a person had chosen it. */
export async function chooseInDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
}
