import type { Dirent } from 'node:fs'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pictureRef } from '../../../core/pictures/picture-refs.ts'
import { fold } from '../../../core/text/fold.ts'
import type { Db } from '../../../store/database.ts'

/** Looked at beside an imported file: a folder of everything somebody ever downloaded ends sooner. */
const MOST_ENTRIES = 20_000
const DEEPEST = 8

export interface LocalFile {
  readonly file: string
  /** Size and date: the same file once more, or another under its name. */
  readonly stamp: string
}

/**
 * Notes the picture files of some folders and below in the staging file, in place of those noted before. No link is
 * followed and nothing hidden looked at, so nothing outside of the folders is ever found; no file is opened.
 */
export function noteLocalFiles(staging: Db, folders: readonly string[]): void {
  staging.exec(
    'CREATE TABLE IF NOT EXISTS picture_file (name TEXT NOT NULL, path TEXT NOT NULL, file TEXT NOT NULL, stamp TEXT NOT NULL) STRICT; CREATE INDEX IF NOT EXISTS picture_file_name ON picture_file (name); DELETE FROM picture_file',
  )
  const note = staging.prepare('INSERT INTO picture_file (name, path, file, stamp) VALUES (?, ?, ?, ?)')
  let looked = 0
  const walk = (folder: string, path: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      if (entry.name.startsWith('.')) continue
      looked += 1
      if (looked > MOST_ENTRIES) return
      const file = join(folder, entry.name)
      const inner = `${path}${fold(entry.name.normalize('NFC'))}`
      if (entry.isDirectory() && depth < DEEPEST) walk(file, `${inner}/`, depth + 1)
      if (!entry.isFile() || pictureRef(entry.name)?.kind !== 'file') continue
      const { size, mtimeMs } = statSync(file)
      note.run(inner.slice(path.length), inner, file, `${size}-${Math.round(mtimeMs)}`)
    }
  }
  staging.transaction(() => {
    for (const folder of new Set(folders)) walk(folder, '', 0)
  })()
}

/** A folder that cannot be read has no pictures for us. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** The file of a name or path among those noted: the one whose folders fit best; null for none, or where two fit as well. */
export type FindFile = (path: string) => LocalFile | null

export function fileFinder(staging: Db): FindFile {
  if (staging.prepare("SELECT 1 FROM sqlite_master WHERE name = 'picture_file'").get() === undefined) return () => null
  const select = staging.prepare('SELECT path, file, stamp FROM picture_file WHERE name = ? LIMIT 100')
  return (path) => {
    const wanted = fold(path.normalize('NFC')).split('/')
    const found = select.all(wanted.at(-1) ?? '') as (LocalFile & { path: string })[]
    const fits = found.map((each) => ({ each, fit: sharedEnd(wanted, each.path.split('/')) }))
    const best = Math.max(0, ...fits.map(({ fit }) => fit))
    const [only, other] = fits.filter(({ fit }) => fit === best)
    return only === undefined || other !== undefined ? null : { file: only.each.file, stamp: only.each.stamp }
  }
}

/** How many names two paths share from their ends on. */
function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1
  return shared
}
