import type { Repair } from '../../../core/mapping/repair.ts'
import { parseRepair } from '../../../core/mapping/repair.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

/** Repairs of one row, by the place of their column in the file. */
export type RowRepairs = ReadonlyMap<number, Repair>

interface Lying {
  readonly n: number
  readonly source: number
  readonly repair: string
}

/** The repairs of rows from one number to another, by row; rows without any are left out. */
export function repairsBetween(staging: Db, first: number, last: number): ReadonlyMap<number, RowRepairs> {
  const found = prepared(staging, 'SELECT n, source, repair FROM repair WHERE n BETWEEN ? AND ?').all(
    first,
    last,
  ) as Lying[]
  const rows = new Map<number, Map<number, Repair>>()
  for (const { n, source, repair } of found) {
    const row = rows.get(n) ?? new Map<number, Repair>()
    row.set(source, parseRepair(repair))
    rows.set(n, row)
  }
  return rows
}

/** How one cell was repaired before and is from now on, as texts of the staging file; null: the file counts. */
export interface RepairChange {
  readonly n: number
  readonly source: number
  readonly before: string | null
  readonly after: string | null
}

/** Notes changed repairs as one step that can be taken back. What was taken back before cannot be done again any more. */
export function keepRepairs(staging: Db, changes: readonly RepairChange[]): void {
  staging.exec(
    'DELETE FROM repair_change WHERE step IN (SELECT id FROM repair_step WHERE is_undone = 1); DELETE FROM repair_step WHERE is_undone = 1',
  )
  const step = Number(staging.prepare('INSERT INTO repair_step (is_undone) VALUES (0)').run().lastInsertRowid)
  const note = staging.prepare('INSERT INTO repair_change (step, n, source, before, after) VALUES (?, ?, ?, ?, ?)')
  for (const { n, source, before, after } of changes) {
    note.run(step, n, source, before, after)
    putRepair(staging, n, source, after)
  }
}

/** Takes the last step back, or does again what was taken back last; the changes that makes, null where there is none. */
export function turnRepairs(staging: Db, direction: 'undo' | 'redo'): readonly RepairChange[] | null {
  const isUndo = direction === 'undo'
  const step = staging
    .prepare(
      isUndo
        ? 'SELECT id FROM repair_step WHERE is_undone = 0 ORDER BY id DESC LIMIT 1'
        : 'SELECT id FROM repair_step WHERE is_undone = 1 ORDER BY id LIMIT 1',
    )
    .pluck()
    .get() as number | undefined
  if (step === undefined) return null
  const noted = staging
    .prepare('SELECT n, source, before, after FROM repair_change WHERE step = ? ORDER BY n, source')
    .all(step) as RepairChange[]
  const changes = isUndo ? noted.map((each) => ({ ...each, before: each.after, after: each.before })) : noted
  for (const { n, source, after } of changes) putRepair(staging, n, source, after)
  staging.prepare('UPDATE repair_step SET is_undone = ? WHERE id = ?').run(isUndo ? 1 : 0, step)
  return changes
}

function putRepair(staging: Db, n: number, source: number, repair: string | null): void {
  if (repair === null) prepared(staging, 'DELETE FROM repair WHERE n = ? AND source = ?').run(n, source)
  else prepared(staging, 'INSERT OR REPLACE INTO repair (n, source, repair) VALUES (?, ?, ?)').run(n, source, repair)
}

/** What has been repaired so far, and whether there is a way back and forth. */
export function repairState(staging: Db): {
  readonly cells: number
  readonly rows: number
  readonly canUndo: boolean
  readonly canRedo: boolean
} {
  const count = (query: string): number => Number(staging.prepare(query).pluck().get())
  return {
    cells: count('SELECT COUNT(*) FROM repair'),
    rows: count('SELECT COUNT(DISTINCT n) FROM repair'),
    canUndo: count('SELECT COUNT(*) FROM repair_step WHERE is_undone = 0') > 0,
    canRedo: count('SELECT COUNT(*) FROM repair_step WHERE is_undone = 1') > 0,
  }
}
