import { rename, rm, writeFile } from 'node:fs/promises'
import type { WebContents } from 'electron'

/** Prints a page, as its print styles have it, into a file: written beside its place first, so that it is there whole or not at all. */
export async function printToPdf(page: WebContents, path: string): Promise<void> {
  const bytes = await page.printToPDF({ pageSize: 'A4', landscape: true, printBackground: true })
  const partial = `${path}.part`
  try {
    await writeFile(partial, bytes)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
