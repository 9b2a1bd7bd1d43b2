import Database from 'better-sqlite3'
import { fold } from '../core/text/fold.ts'
import { AppError } from '../../shared/errors.ts'
import { registerRowFunctions } from './row-functions.ts'

export type Db = Database.Database

/**
 * Opens one connection to a catalogue file with the settings every connection has (docs/storage.md): WAL with
 * synchronous FULL, because NORMAL lost acknowledged edits in simulated power cuts and FULL lost none.
 */
export function openDatabase(path: string, mode: 'write' | 'read'): Db {
  const nativeBinding = process.env['APP_SQLITE_BINDING']
  try {
    const db = new Database(path, {
      readonly: mode === 'read',
      fileMustExist: mode === 'read',
      ...(nativeBinding ? { nativeBinding } : {}),
    })
    db.pragma('busy_timeout = 5000')
    if (mode === 'write') {
      // Wide rows: pages of 8 KB and a checkpoint every 32 MB made imports a sixth and bulk edits a quarter faster.
      db.pragma('page_size = 8192')
      db.pragma('journal_mode = WAL')
      db.pragma('wal_autocheckpoint = 4000')
      db.pragma('synchronous = FULL')
      db.pragma('checkpoint_fullfsync = ON')
    }
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('cache_size = -32000')
    // Comparing as people do, for filters: about 1 µs a value.
    db.function('fold', { deterministic: true }, (value) => (typeof value === 'string' ? fold(value) : value))
    registerRowFunctions(db)
    return db
  } catch (error) {
    throw storageError(error)
  }
}

/**
 * Opens a working file beside a catalogue: what is in it may be lost, so nothing waits for the disk. `fill` is for the
 * one process that fills it before anyone else looks; `write` and `read` may be used side by side.
 */
export function openScratch(path: string, mode: 'fill' | 'write' | 'read'): Db {
  const nativeBinding = process.env['APP_SQLITE_BINDING']
  try {
    const db = new Database(path, {
      readonly: mode === 'read',
      fileMustExist: mode !== 'fill',
      ...(nativeBinding ? { nativeBinding } : {}),
    })
    db.pragma('busy_timeout = 5000')
    // First: the change to another journal would bring all of the file to the disk.
    db.pragma('synchronous = OFF')
    if (mode === 'fill') db.pragma('journal_mode = OFF')
    if (mode === 'write') db.pragma('journal_mode = WAL')
    db.pragma('cache_size = -8000')
    return db
  } catch (error) {
    throw storageError(error)
  }
}

/** How a statement answers: rows as objects, as arrays, or their first values. */
type Answer = 'rows' | 'raw' | 'pluck'

/** Statements kept per connection: preparing one over the wide product row costs about as much as a cell's edit. */
const MAX_PREPARED = 400

const kept = new WeakMap<Db, Map<string, Database.Statement>>()

/**
 * A statement prepared once per connection and answer, the ones used last kept. Not for `iterate` where the same
 * statement may be asked again in between.
 */
export function prepared(db: Db, text: string, answer: Answer = 'rows'): Database.Statement {
  let statements = kept.get(db)
  if (!statements) kept.set(db, (statements = new Map()))
  const key = `${answer} ${text}`
  let statement = statements.get(key)
  if (statement) {
    statements.delete(key)
  } else {
    statement = db.prepare(text)
    if (answer === 'raw') statement.raw()
    if (answer === 'pluck') statement.pluck()
    const [oldest] = statements.size < MAX_PREPARED ? [] : statements.keys()
    if (oldest !== undefined) statements.delete(oldest)
  }
  statements.set(key, statement)
  return statement
}

/** As `prepared`, answering with single values: for small look-ups in long loops. */
export function pluckStatement(db: Db, text: string): Database.Statement {
  return prepared(db, text, 'pluck')
}

/** Names an SQLite failure by what the user can do about it; anything else comes back unchanged. */
export function storageError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const options = { cause: error }
  switch (error.code.split('_').slice(0, 2).join('_')) {
    case 'SQLITE_FULL':
      return new AppError(
        'storage-full',
        'The disk is full. Nothing of this step was saved; free some space and do it again.',
        {},
        options,
      )
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new AppError(
        'storage-locked',
        'The catalogue is in use by another program. Close it there and try again.',
        {},
        options,
      )
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return new AppError(
        'storage-corrupt',
        'This file is damaged or not a catalogue. Open a backup of it instead.',
        {},
        options,
      )
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_IOERR':
    case 'SQLITE_PERM':
      return new AppError(
        'storage-locked',
        'The catalogue file cannot be read or written here. Check that the folder exists and is not read-only.',
        { reason: error.code },
        options,
      )
    default:
      return error
  }
}
