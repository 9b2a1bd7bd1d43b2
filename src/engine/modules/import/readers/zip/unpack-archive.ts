import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { ZipArchive } from './zip-archive.ts'
import type { ZipBudget } from './zip-directory.ts'

/** Archives of photos are larger than workbooks: what a camera card holds, and the disk is asked before it is full. */
const PHOTOS: ZipBudget = { fileBytes: 4 * 2 ** 30, entries: 20_000, inflatedBytes: 8 * 2 ** 30 }

export interface Unpacked {
  /** As the archive has it; never part of a path on this disk. */
  readonly name: string
  readonly file: string
  readonly size: number
}

/**
 * Writes the wanted entries of a ZIP archive into a folder, as files named by number, one after the other. Refuses, with
 * an error that says why, what is over budget, leads outside, is locked or is damaged; entries larger than `most` bytes
 * are passed over.
 */
export async function* unpackArchive(
  path: string,
  folder: string,
  isWanted: (name: string) => boolean,
  most: number,
): AsyncGenerator<Unpacked, void, undefined> {
  const handle = await open(path)
  try {
    const archive = await ZipArchive.open(handle, (await handle.stat()).size, PHOTOS)
    await mkdir(folder, { recursive: true })
    let number = 0
    for (const entry of archive.entries.values()) {
      if (entry.name.endsWith('/') || entry.size > most || !isWanted(entry.name)) continue
      const file = join(folder, String(++number))
      const target = await open(file, 'wx')
      try {
        for await (const piece of archive.pieces(entry)) await target.writeFile(piece)
      } finally {
        await target.close()
      }
      yield { name: entry.name, file, size: entry.size }
    }
  } finally {
    await handle.close()
  }
}
