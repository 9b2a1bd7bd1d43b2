import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SourcePlace } from '../../../../shared/contract/sources.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Probed } from '../fetch/fetched.ts'
import { fitsPattern } from '../fetch/file-pattern.ts'

/** A file of a watched folder. */
export interface FolderFile {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly modifiedMs: number
  /** Size and time of the last change: while it changes, somebody is still writing. */
  readonly stamp: string
}

type Folder = Extract<SourcePlace, { kind: 'folder' }>

/** What programs call a file while they write it, and what they leave beside it. */
const UNFINISHED = /^(?:\.|~\$)|\.(?:tmp|part|partial|filepart|crdownload|download|lock|swp)$|~$/i

/**
 * The files that fit, oldest first; unfinished, hidden and empty ones and folders are left alone. By asking, not by the
 * system's notices, which network drives do not give. Throws `not-found` for a folder that is not there.
 */
export async function filesIn({ folder, pattern }: Folder): Promise<FolderFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw noFolder(folder, error)
  })
  const found: FolderFile[] = []
  for (const name of names) {
    if (UNFINISHED.test(name) || !fitsPattern(name, pattern)) continue
    const path = join(folder, name)
    const facts = await stat(path).catch(() => null) // gone meanwhile
    if (!facts?.isFile() || facts.size === 0) continue
    found.push({ name, path, bytes: facts.size, modifiedMs: facts.mtimeMs, stamp: stampOf(facts.size, facts.mtimeMs) })
  }
  return found.toSorted((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1))
}

function stampOf(bytes: number, modifiedMs: number): string {
  return `${bytes}@${Math.round(modifiedMs)}`
}

export function noFolder(folder: string, cause?: unknown): AppError {
  const words = `The folder ${basename(folder)} is not there. Is the drive connected?`
  return new AppError('not-found', words, { reason: 'source-no-folder' }, { cause })
}

/** What a test of a folder shows: the newest that fits, else the folder itself. */
export async function probeFolder(place: Folder): Promise<Probed> {
  const files = await filesIn(place)
  const newest = files.at(-1)
  return {
    fileName: newest?.name ?? basename(place.folder),
    bytes: newest?.bytes ?? null,
    modifiedAt: newest === undefined ? null : new Date(newest.modifiedMs).toISOString(),
    files: files.length,
  }
}
