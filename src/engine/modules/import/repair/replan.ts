import { parseRepair } from '../../../core/mapping/repair.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { changedLetters } from '../plan/changed-cells.ts'
import { OUTCOMES } from '../plan/outcomes.ts'
import type { Compared } from '../plan/planning.ts'
import { isBlankAt } from '../plan/row-steps.ts'
import type { RepairChange, RowRepairs } from '../staging/repairs.ts'
import type { StagedRow } from '../staging/staged-rows.ts'
import { rowsOf } from '../staging/staged-rows.ts'

/** Rows read at once. */
const ROWS_AT_ONCE = 250

/**
 * Plans rows anew whose repairs have changed, and whatever other rows that bears on: those that had to give way to one of
 * them, or have to now. They are always further on in the file, so that going forward each is planned once.
 */
export function replanRows(staging: Db, { planner, blank }: Compared, changes: readonly RepairChange[]): void {
  const before = repairsBefore(changes)
  const waiting = createQueue(before.keys())
  const plan = (row: StagedRow): void => {
    const earlier = before.get(row.n)
    const [now] = planner.steps.rows([row])
    if (now === undefined) return
    const { source, stepped, repairs } = now
    const then = earlier === undefined ? now : { source, stepped, repairs: merged(repairs, earlier) }
    planner.release(row.n, then)
    for (const column of blank)
      column.count += Number(isBlankAt(now, column.index)) - Number(isBlankAt(then, column.index))
    const { outcome, productId, values, rejections, breaks } = planner.plan(row.n, now)
    prepared(staging, 'UPDATE plan SET outcome = ?, product_id = ?, changed = ? WHERE n = ?').run(
      OUTCOMES.indexOf(outcome),
      productId,
      outcome === 'update' ? changedLetters(values) : null,
      row.n,
    )
    prepared(staging, 'DELETE FROM rejection WHERE n = ?').run(row.n)
    for (const rejection of rejections)
      prepared(staging, 'INSERT INTO rejection (n, code, rejection) VALUES (?, ?, ?)').run(
        row.n,
        rejection.code,
        JSON.stringify(rejection),
      )
    prepared(staging, 'DELETE FROM breaks WHERE n = ?').run(row.n)
    for (const broken of breaks)
      prepared(staging, 'INSERT INTO breaks (n, rule, source) VALUES (?, ?, ?)').run(row.n, broken.rule, broken.source)
    for (const disturbed of planner.takeDisturbed()) waiting.add(disturbed)
  }
  planner.takeDisturbed()
  for (let page = waiting.next(ROWS_AT_ONCE); page.length > 0; page = waiting.next(ROWS_AT_ONCE)) {
    for (const row of rowsOf(staging, page)) {
      if (waiting.first() !== row.n) break // a row before it has added one that comes first
      waiting.drop()
      plan(row)
    }
  }
}

/** Numbers of rows that wait, each once; the smallest first. */
function createQueue(rows: Iterable<number>) {
  const waiting = [...rows].toSorted((a, b) => b - a)
  const known = new Set(waiting)
  return {
    first: () => waiting.at(-1),
    next: (count: number) => waiting.slice(-count).toReversed(),
    drop: () => {
      const row = waiting.pop()
      if (row !== undefined) known.delete(row)
    },
    add: (row: number) => {
      if (known.has(row)) return
      known.add(row)
      const at = waiting.findLastIndex((each) => each > row)
      waiting.splice(at + 1, 0, row)
    },
  }
}

/** How rows were repaired before, as far as it changed; null where the file counted. */
function repairsBefore(changes: readonly RepairChange[]): Map<number, Map<number, string | null>> {
  const rows = new Map<number, Map<number, string | null>>()
  for (const { n, source, before } of changes) {
    const row = rows.get(n) ?? new Map<number, string | null>()
    row.set(source, before)
    rows.set(n, row)
  }
  return rows
}

function merged(now: RowRepairs | null, before: ReadonlyMap<number, string | null>): RowRepairs | null {
  const repairs = new Map(now)
  for (const [source, text] of before)
    if (text === null) repairs.delete(source)
    else repairs.set(source, parseRepair(text))
  return repairs.size === 0 ? null : repairs
}
