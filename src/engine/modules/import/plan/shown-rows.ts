import type { RowFilter } from '../../../../shared/contract/import-repair.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { blankRows } from './blank-rows.ts'
import { CHANGES_COLUMN } from './changed-cells.ts'
import { importColumns } from './import-columns.ts'
import { OUTCOMES } from './outcomes.ts'

interface RowPage {
  readonly total: number
  /** Numbers of the rows on this page, in file order. */
  readonly numbers: readonly number[]
}

/** The rows that a filter lets through, as the last plan has them. */
export function filteredRows(
  context: ReadContext,
  importId: number,
  staging: Db,
  filter: RowFilter,
  from: number,
  count: number,
): RowPage {
  const { where, values } = conditionOf(context, importId, staging, filter)
  const numbers = staging.prepare(`SELECT p.n FROM plan p ${where} ORDER BY p.n LIMIT ? OFFSET ?`).pluck()
  return {
    total: Number(
      staging
        .prepare(`SELECT COUNT(*) FROM plan p ${where}`)
        .pluck()
        .get(...values),
    ),
    numbers: numbers.all(...values, count, from) as number[],
  }
}

/** The rows that were put together for the person at the sheet. */
export function shownRows(staging: Db, from: number, count: number): RowPage {
  return {
    total: Number(staging.prepare('SELECT COUNT(*) FROM shown').pluck().get()),
    numbers: numbersAt(staging, 'shown', from, count),
  }
}

/** Numbers of the rows at some places of a view, in its order, which is that of the file. */
export function numbersAt(staging: Db, view: 'all' | 'shown', from: number, count: number): number[] {
  const rows =
    view === 'shown'
      ? staging.prepare('SELECT n FROM shown WHERE place >= ? ORDER BY place LIMIT ?').pluck().all(from, count)
      : staging.prepare('SELECT n FROM row ORDER BY n LIMIT ? OFFSET ?').pluck().all(count, from)
  return rows as number[]
}

/** Puts the rows together that a filter lets through now; they stay together whatever is repaired in them. */
export const showRows = readStep(
  'import.showRows',
  'worker',
  (context, { importId, filter }: { readonly importId: number; readonly filter: RowFilter }): { total: number } => {
    const staging = openStaging(readRun(context.db, importId).stagingPath, 'write')
    try {
      const { where, values } = conditionOf(context, importId, staging, filter)
      staging.exec('BEGIN; DELETE FROM shown')
      const { changes } = staging
        .prepare(
          `INSERT INTO shown (place, n) SELECT ROW_NUMBER() OVER (ORDER BY p.n) - 1, p.n FROM plan p ${where} ORDER BY p.n`,
        )
        .run(...values)
      staging.exec('COMMIT')
      return { total: changes }
    } finally {
      staging.close()
    }
  },
)

function conditionOf(
  context: ReadContext,
  importId: number,
  staging: Db,
  { outcome, refused, empty, changed, breaks, isRepaired }: RowFilter,
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const conditions: string[] = []
  const values: (string | number)[] = []
  if (outcome !== null) {
    conditions.push('p.outcome = ?')
    values.push(OUTCOMES.indexOf(outcome))
  }
  if (refused !== null) {
    conditions.push('p.n IN (SELECT n FROM rejection WHERE code = ?)')
    values.push(refused)
  }
  if (empty !== null) {
    const { description, stagingPath } = readRun(context.db, importId)
    const column = importColumns(context.structure(), description.columns).columns.find(
      (each) => each.column.key === empty,
    )
    if (column !== undefined) {
      conditions.push('p.n IN (SELECT value FROM json_each(?))')
      values.push(blankRows(context, staging, stagingPath, column))
    }
  }
  if (breaks !== null) {
    conditions.push('p.n IN (SELECT n FROM breaks WHERE rule = ?)')
    values.push(breaks)
  }
  if (changed !== null) {
    conditions.push(CHANGES_COLUMN)
    values.push(changed)
  }
  if (isRepaired) conditions.push('p.n IN (SELECT n FROM repair)')
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values }
}
