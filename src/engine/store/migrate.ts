import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { OnUpgrade } from '../../shared/upgrade.ts'
import { chainExisting } from './chain-existing.ts'
import type { Db } from './database.ts'
import { openDatabase, storageError } from './database.ts'
import { copyForUpgrade, takePlace } from './upgrade-file.ts'

interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** What a migration needs beside its SQL, by its number. Told how much of it is done. */
const FOLLOW_UPS: Readonly<Record<number, (db: Db, onShare: (share: number) => void) => void>> = { 6: chainExisting }

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
 * Opens a catalogue for writing in the newest schema. An older file is not touched: a copy of it is brought up to date
 * and takes its place when it is whole on the disk, the older file staying as `<file>-before-v<n>`. Whatever happens in
 * between, the file is the old one. A newer file than this program knows is refused untouched with `schema-newer`.
 */
export function openNewest(path: string, folder: string, onUpgrade: OnUpgrade = () => {}): Db {
  const migrations = readMigrations(folder)
  const db = openDatabase(path, 'write')
  try {
    const version = versionOf(db)
    if (version > migrations.length)
      throw new AppError(
        'schema-newer',
        'This catalogue was made by a newer version of Etalage. Update the program to open it.',
        { fileVersion: version, programVersion: migrations.length },
      )
    if (version === migrations.length) return db
    if (version === 0) {
      // Nobody's yet: there is nothing to lose, and nothing to copy.
      db.transaction(() => applyMigrations(db, migrations)).exclusive()
      return db
    }
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    upgrade(path, migrations, migrations.length - version, onUpgrade)
    return openDatabase(path, 'write')
  } catch (error) {
    db.close()
    throw storageError(error)
  }
}

function upgrade(path: string, migrations: readonly Migration[], missing: number, onUpgrade: OnUpgrade): void {
  const steps = missing + 2
  onUpgrade({ doing: 'copying', step: 1, steps, share: 0 })
  const copy = copyForUpgrade(path, (share) => onUpgrade({ doing: 'copying', step: 1, steps, share }))
  try {
    const db = openDatabase(copy.path, 'write')
    try {
      // It is thrown away when anything fails: neither a journal nor waiting for the disk would be of use.
      db.pragma('journal_mode = OFF')
      db.pragma('synchronous = OFF')
      db.pragma('cache_size = -128000')
      db.transaction(() =>
        applyMigrations(db, migrations, (done, share) =>
          onUpgrade({ doing: 'changing', step: done + 2, steps, share }),
        ),
      ).exclusive()
    } finally {
      db.close()
    }
    onUpgrade({ doing: 'finishing', step: steps, steps, share: null })
    takePlace(copy.path, path, `${path}-before-v${migrations.length}`)
  } finally {
    copy.remove()
  }
}

/** Every missing migration on an open file, in the transaction that is open. `onShare` is told of how many, how much. */
export function applyMigrations(
  db: Db,
  migrations: readonly Migration[],
  onShare: (done: number, share: number | null) => void = () => {},
): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration_log (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  )
  const log = db.prepare('INSERT INTO migration_log (version, name, hash, applied_at) VALUES (?, ?, ?, ?)')
  for (const [done, { version, name, sql }] of migrations.slice(versionOf(db)).entries()) {
    onShare(done, null)
    db.exec(sql)
    FOLLOW_UPS[version]?.(db, (share) => onShare(done, share))
    log.run(version, name, createHash('sha256').update(sql).digest('hex'), new Date().toISOString())
  }
  db.pragma(`user_version = ${migrations.length}`)
}

function versionOf(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number
}
