import { basename, dirname, join } from 'node:path'
import type { Db } from '../../../store/database.ts'

/** What files are called that are read as one: by their name, those of one name with their folder. */
export function namesOfFiles(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path))
  return names.map((name, at) =>
    names.filter((other) => other === name).length === 1 ? name : join(basename(dirname(paths[at] ?? '')), name),
  )
}

/** Notes with which staged row a file begins. */
export function noteFile(staging: Db, first: number, name: string): void {
  staging.exec('CREATE TABLE IF NOT EXISTS file (first INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT')
  staging.prepare('INSERT OR REPLACE INTO file (first, name) VALUES (?, ?)').run(first, name)
}

/** Tells which of several files a staged row came from; null of every row where there was only one. */
export function fileNames(staging: Db): (row: number) => string | null {
  const isKept = staging.prepare("SELECT 1 FROM sqlite_master WHERE name = 'file'").get() !== undefined
  if (!isKept) return () => null
  const files = staging.prepare('SELECT first, name FROM file ORDER BY first').all() as {
    first: number
    name: string
  }[]
  return (row) => files.findLast(({ first }) => first <= row)?.name ?? null
}
