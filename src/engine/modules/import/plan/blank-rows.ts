import { parseRepair } from '../../../core/mapping/repair.ts'
import { cellOf, isBlankCell } from '../../../core/mapping/source-cell.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import type { ImportColumn } from './import-columns.ts'
import { cellAt, repairedText, RowSteps } from './row-steps.ts'

const MEMORY = 'import.blank-rows'

/** Rows whose steps are carried out at once. */
const ROWS_AT_ONCE = 250

/**
 * The rows of a staged file that say nothing in one of its columns, as a JSON list of their numbers. Looked up once and
 * kept for the pages that follow: 100,000 rows take about 0.1 s. What is staged does not change; what was
 * repaired does, and is looked at each time.
 */
export function blankRows({ memory }: ReadContext, staging: Db, stagingPath: string, column: ImportColumn): string {
  const known = memory.get(MEMORY) as { key: string; rows: readonly number[] } | undefined // only set here
  const key = `${stagingPath} ${column.index} ${JSON.stringify(column.source.mapping.steps ?? [])}`
  if (known?.key === key) return JSON.stringify(withRepairs(staging, column.index, known.rows))
  const rows = column.chain === null ? plainBlanks(staging, column.index) : steppedBlanks(staging, column)
  memory.set(MEMORY, { key, rows })
  return JSON.stringify(withRepairs(staging, column.index, rows))
}

/** A cell that was filled is blank no more, one that was emptied is. */
function withRepairs(staging: Db, index: number, blank: readonly number[]): readonly number[] {
  const repaired = staging.prepare('SELECT n, repair FROM repair WHERE source = ?').all(index) as {
    readonly n: number
    readonly repair: string
  }[]
  if (repaired.length === 0) return blank
  const rows = new Set(blank)
  for (const { n, repair } of repaired)
    if (isBlankCell(repairedText(parseRepair(repair)))) rows.add(n)
    else rows.delete(n)
  return [...rows]
}

function plainBlanks(staging: Db, index: number): number[] {
  const blank: number[] = []
  const all = staging.prepare('SELECT n, cells FROM row ORDER BY n').raw().iterate() as Iterable<[number, string]>
  for (const [n, cells] of all) if (isBlankCell(cellOf(cells, index))) blank.push(n)
  return blank
}

/** The rows for which the steps of a column come to nothing; what they refuse is not blank. */
function steppedBlanks(staging: Db, column: ImportColumn): number[] {
  const steps = new RowSteps([column])
  const blank: number[] = []
  const page = staging.prepare('SELECT n, cells FROM row WHERE n > ? ORDER BY n LIMIT ?')
  for (let last = 0; ;) {
    const rows = page.all(last, ROWS_AT_ONCE) as { n: number; cells: string }[]
    for (const [at, row] of steps.rows(rows).entries()) {
      const cell = cellAt(row, column.index)
      if (typeof cell === 'string' && isBlankCell(cell)) blank.push(rows[at]?.n ?? 0)
    }
    if (rows.length < ROWS_AT_ONCE) return blank
    last = rows.at(-1)?.n ?? last
  }
}
