import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { chainExisting } from './chain-existing.ts'
import type { Db } from './database.ts'

interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** What a migration needs beside its SQL, by its number. */
const FOLLOW_UPS: Readonly<Record<number, (db: Db) => void>> = { 6: chainExisting }

/** The numbered SQL files of a folder, in order; a gap or a double number is a bug and throws. */
export function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .toSorted()
  return files.map((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1) throw new Error(`Migration ${name} is out of order`)
    return { version: index + 1, name, sql: readFileSync(`${folder}/${name}`, 'utf8') }
  })
}

/**
 * Brings a catalogue file to the newest schema: a backup copy first (`<file>-before-v<n>`), then every missing
 * migration in one transaction. A newer file than this program knows is refused untouched with `schema-newer`.
 */
export function migrate(db: Db, folder: string): void {
  const migrations = readMigrations(folder)
  const current = db.pragma('user_version', { simple: true }) as number
  const newest = migrations.length
  if (current > newest) {
    throw new AppError(
      'schema-newer',
      'This catalogue was made by a newer version of Etalage. Update the program to open it.',
      { fileVersion: current, programVersion: newest },
    )
  }
  if (current === newest) return
  if (current > 0) backUp(db, `${db.name}-before-v${newest}`)
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS migration_log (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
    )
    const log = db.prepare('INSERT INTO migration_log (version, name, hash, applied_at) VALUES (?, ?, ?, ?)')
    for (const { version, name, sql } of migrations.slice(current)) {
      db.exec(sql)
      FOLLOW_UPS[version]?.(db)
      log.run(version, name, createHash('sha256').update(sql).digest('hex'), new Date().toISOString())
    }
    db.pragma(`user_version = ${newest}`)
  }).exclusive()
}

/** A whole copy of the file as it is, complete or not there at all; one of an earlier attempt is replaced. */
function backUp(db: Db, path: string): void {
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  db.prepare('VACUUM INTO ?').run(unfinished)
  renameSync(unfinished, path)
}
