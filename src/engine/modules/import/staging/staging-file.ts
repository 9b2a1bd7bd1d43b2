import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Db } from '../../../store/database.ts'
import { openScratch } from '../../../store/database.ts'

/**
 * The staging file of one import: its source rows, what a person has repaired in them, and what the last plan made of
 * them. A database of its own, so that a file of any size waits beside the catalogue without a trace in it.
 */
const SCHEMA = `
  CREATE TABLE row (n INTEGER PRIMARY KEY, line INTEGER NOT NULL, cells TEXT NOT NULL) STRICT;
  CREATE TABLE plan (n INTEGER PRIMARY KEY, outcome INTEGER NOT NULL, product_id INTEGER, changed TEXT) STRICT;
  CREATE TABLE rejection (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, code TEXT NOT NULL, rejection TEXT NOT NULL) STRICT;
  CREATE INDEX rejection_row ON rejection (n);
  CREATE INDEX rejection_code ON rejection (code, n);
  CREATE TABLE breaks (n INTEGER NOT NULL, rule TEXT NOT NULL, source INTEGER NOT NULL) STRICT;
  CREATE INDEX breaks_row ON breaks (n);
  CREATE TABLE shown (place INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;
  CREATE TABLE repair (n INTEGER NOT NULL, source INTEGER NOT NULL, repair TEXT NOT NULL, PRIMARY KEY (n, source)) STRICT, WITHOUT ROWID;
  CREATE TABLE repair_step (id INTEGER PRIMARY KEY, is_undone INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE repair_change (step INTEGER NOT NULL, n INTEGER NOT NULL, source INTEGER NOT NULL, before TEXT, after TEXT, PRIMARY KEY (step, n, source)) STRICT, WITHOUT ROWID;
`

/** Makes a new staging file for filling. */
export function createStaging(path: string): Db {
  mkdirSync(dirname(path), { recursive: true })
  removeStaging(path)
  const db = openScratch(path, 'fill')
  db.exec(SCHEMA)
  return db
}

export function openStaging(path: string, mode: 'write' | 'read'): Db {
  return openScratch(path, mode)
}

/** Removes a staging file and what SQLite keeps beside it. */
export function removeStaging(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true })
}
