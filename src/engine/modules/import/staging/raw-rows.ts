import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { CELL_MARK } from '../../../core/mapping/source-cell.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

/**
 * The rows of a file as they stand in it, where the staged rows are made of them: they are read from the file once, and
 * what is refused goes back in the file's own columns. `made` says of which row each staged row is made.
 */
const SCHEMA = `
  CREATE TABLE raw (n INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL) STRICT;
  CREATE TABLE made (n INTEGER PRIMARY KEY, raw INTEGER NOT NULL) STRICT;
`

export interface RawRow {
  readonly n: number
  /** Place among the files that are read as one. */
  readonly file: number
  readonly line: number
  readonly cells: SourceCell[]
}

/** Rows read at once. */
const AT_ONCE = 1_000

/** Keeps the rows of a file beside what is made of them. Inside the transaction of whoever fills the staging file. */
export class RawRows {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
    db.exec(SCHEMA)
  }

  put(n: number, file: number, line: number, cells: readonly SourceCell[]): void {
    const insert = prepared(this.#db, 'INSERT INTO raw (n, file, line, cells) VALUES (?, ?, ?, ?)')
    insert.run(n, file, line, cells.join(CELL_MARK))
  }

  /** All of them in file order, some at a time: others may write meanwhile. */
  *all(): Generator<RawRow> {
    const select = prepared(this.#db, 'SELECT n, file, line, cells FROM raw WHERE n > ? ORDER BY n LIMIT ?')
    for (let after = 0; ;) {
      const rows = select.all(after, AT_ONCE) as (Omit<RawRow, 'cells'> & { cells: string })[]
      for (const row of rows) yield { ...row, cells: row.cells.split(CELL_MARK) }
      if (rows.length < AT_ONCE) return
      after = rows.at(-1)?.n ?? after
    }
  }

  /** Where a row stands. */
  placeOf(n: number): { readonly file: number; readonly line: number } {
    const place = prepared(this.#db, 'SELECT file, line FROM raw WHERE n = ?').get(n)
    return place as { file: number; line: number } // asked only of rows that `put` was given
  }

  noteMade(n: number, raw: number): void {
    prepared(this.#db, 'INSERT INTO made (n, raw) VALUES (?, ?)').run(n, raw)
  }
}

/** The row of the file that each of these staged rows is made of; null where the staged rows are those of the file. */
export function rawRowsOf(staging: Db, numbers: readonly number[]): ReadonlyMap<number, RawRow> | null {
  const isKept = staging.prepare("SELECT 1 FROM sqlite_master WHERE name = 'raw'").get() !== undefined
  if (!isKept) return null
  const rows = staging
    .prepare(
      'SELECT m.n AS made, r.n, r.file, r.line, r.cells FROM made m JOIN raw r ON r.n = m.raw WHERE m.n IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(numbers)) as (Omit<RawRow, 'cells'> & { made: number; cells: string })[]
  return new Map(rows.map(({ made, cells, ...row }) => [made, { ...row, cells: cells.split(CELL_MARK) }]))
}
