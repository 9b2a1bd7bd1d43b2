import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Db } from '../../../store/database.ts'
import { openScratch } from '../../../store/database.ts'

/**
 * The staging file of one import: its source rows, and what the last plan made of them. A database of its own, so that
 * a file of any size waits beside the catalogue without a trace in it.
 */
const SCHEMA = `
  CREATE TABLE row (n INTEGER PRIMARY KEY, line INTEGER NOT NULL, cells TEXT NOT NULL) STRICT;
  CREATE TABLE plan (n INTEGER PRIMARY KEY, outcome INTEGER NOT NULL, product_id INTEGER) STRICT;
  CREATE TABLE rejection (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, code TEXT NOT NULL, rejection TEXT NOT NULL) STRICT;
  CREATE INDEX rejection_row ON rejection (n);
  CREATE INDEX rejection_code ON rejection (code, n);
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

/** A staged row as it lies in the file. */
export interface StagedRow {
  readonly n: number
  readonly line: number
  /** Cells joined by CELL_MARK. */
  readonly cells: string
}
