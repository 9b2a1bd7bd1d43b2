import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { RowRepairs } from './repairs.ts'
import { repairsBetween } from './repairs.ts'

/** A staged row as it lies in the file. */
export interface StagedRow {
  readonly n: number
  readonly line: number
  /** Cells joined by CELL_MARK. */
  readonly cells: string
  /** Null where nobody has repaired it. */
  readonly repairs: RowRepairs | null
}

type Lying = Omit<StagedRow, 'repairs'>

/** Rows in file order, from this number on. */
export function rowsFrom(staging: Db, from: number, count: number): StagedRow[] {
  return withRepairs(
    staging,
    prepared(staging, 'SELECT n, line, cells FROM row WHERE n >= ? ORDER BY n LIMIT ?').all(from, count) as Lying[],
  )
}

/** These rows, some hundreds at most, in file order. */
export function rowsOf(staging: Db, numbers: readonly number[]): StagedRow[] {
  const found = prepared(
    staging,
    'SELECT n, line, cells FROM row WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n',
  ).all(JSON.stringify(numbers)) as Lying[]
  return withRepairs(staging, found)
}

function withRepairs(staging: Db, rows: readonly Lying[]): StagedRow[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return []
  const repairs = repairsBetween(staging, first.n, last.n)
  return rows.map((row) => ({ ...row, repairs: repairs.get(row.n) ?? null }))
}
