import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'

/**
 * The tables of planned rows, made anew for each plan. `changed` has one letter for each column in which a row changes what the catalogue holds:
 * two bytes a value, so that "rows that change the price" costs neither a table of its own nor another comparison.
 */
const SCHEMA = `
  DROP TABLE IF EXISTS plan;
  CREATE TABLE plan (n INTEGER PRIMARY KEY, outcome INTEGER NOT NULL, product_id INTEGER, changed TEXT) STRICT;
  DROP TABLE IF EXISTS breaks;
  CREATE TABLE breaks (n INTEGER NOT NULL, rule TEXT NOT NULL, source INTEGER NOT NULL) STRICT;
  CREATE INDEX breaks_row ON breaks (n);
  DROP TABLE IF EXISTS plan_column;
  CREATE TABLE plan_column (letter TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT;
`
/** Letters from here on are single, and none is a wild card. */
const FIRST_LETTER = 0x100

function letterOf(at: number): string {
  return String.fromCharCode(FIRST_LETTER + at)
}

/** Begins a plan anew, for values in the order of these column keys. */
export function clearPlan(staging: Db, keys: readonly string[]): void {
  staging.exec(SCHEMA)
  const insert = staging.prepare('INSERT INTO plan_column (letter, key) VALUES (?, ?)')
  for (const [at, key] of keys.entries()) insert.run(letterOf(at), key)
}

/** The letters of the columns that an updated row changes; null for none. */
export function changedLetters(values: readonly (CellValue | undefined)[]): string | null {
  let letters = ''
  for (let at = 0; at < values.length; at += 1) if (values[at] !== undefined) letters += letterOf(at)
  return letters === '' ? null : letters
}

/** How many rows change what is held in a column, by its key; columns in which none does are left out. */
export function changeCounts(staging: Db): Record<string, number> {
  const columns = staging.prepare('SELECT letter, key FROM plan_column').raw().all() as [letter: string, key: string][]
  const keys = new Map(columns)
  const counts: Record<string, number> = {}
  const all = staging.prepare('SELECT changed FROM plan WHERE changed IS NOT NULL').pluck().iterate()
  for (const letters of all as Iterable<string>)
    for (const letter of letters) {
      const key = keys.get(letter)
      if (key !== undefined) counts[key] = (counts[key] ?? 0) + 1
    }
  return counts
}

/** The condition for rows `p` that change a column; its one value is the column's key. */
export const CHANGES_COLUMN = 'instr(p.changed, (SELECT letter FROM plan_column WHERE key = ?)) > 0'
