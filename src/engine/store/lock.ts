import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'

/**
 * Takes the one right to write a catalogue, or throws `storage-locked`. Held as an exclusive SQLite lock on a file
 * beside the catalogue: the operating system releases it when the process dies, so no stale lock is ever left.
 */
export function lockCatalogue(path: string): () => void {
  const nativeBinding = process.env['APP_SQLITE_BINDING']
  const lockPath = `${path}-lock`
  const existed = existsSync(lockPath)
  const db = new Database(lockPath, { timeout: 0, ...(nativeBinding ? { nativeBinding } : {}) })
  try {
    if (!existed) db.pragma('journal_mode = DELETE')
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw new AppError(
      'storage-locked',
      'This catalogue is already open in another window or program. Close it there first.',
      { reason: 'open-elsewhere' },
      { cause: error },
    )
  }
  return () => db.close()
}
