import { CELL_MARK, cellText } from '../../../core/mapping/source-cell.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { pairColumns } from '../run/as-settled.ts'
import type { CarriedRepairs, RunColumn } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import type { RepairChange } from '../staging/repairs.ts'
import { keepRepairs } from '../staging/repairs.ts'
import { openStaging } from '../staging/staging-file.ts'

/** Cells named that found no row; all of them are counted. */
const LOST_SHOWN = 20
const TEXT_SHOWN = 60

interface OldRepair {
  readonly n: number
  readonly source: number
  readonly repair: string
  readonly line: number
  readonly cells: string
}

/**
 * Brings the repairs of a file to the same file read in another way. A row is the one with the same key, where that
 * comes once in both readings; else the one on the same line, where it says the same. As one step that can be taken
 * back. Null where nothing had been repaired.
 */
export const carryRepairs = readStep(
  'import.carryRepairs',
  'worker',
  ({ db }, { from, to }: { readonly from: number; readonly to: number }): CarriedRepairs | null => {
    const [before, now] = [readRun(db, from), readRun(db, to)]
    const [old, staging] = [openStaging(before.stagingPath, 'read'), openStaging(now.stagingPath, 'write')]
    try {
      const repairs = repairsOf(old)
      if (repairs.length === 0) return null
      const place = placesNow(before.description.columns, now.description.columns)
      const rowOf = rowFinder(old, staging, before.description.columns, place)
      const changes: RepairChange[] = []
      const lost: OldRepair[] = []
      for (const each of repairs) {
        const source = place(each.source)
        const n = source === null ? null : rowOf(each)
        if (source === null || n === null) lost.push(each)
        else changes.push({ n, source, before: null, after: each.repair })
      }
      staging.exec('BEGIN')
      if (changes.length > 0) keepRepairs(staging, changes)
      staging.exec('COMMIT')
      return {
        kept: changes.length,
        lost: lost.length,
        lostCells: lost.slice(0, LOST_SHOWN).map(({ line, source, cells }) => ({
          line,
          column: before.description.columns[source]?.header ?? '',
          text: cellText(cells.split(CELL_MARK)[source] ?? '').slice(0, TEXT_SHOWN),
        })),
      }
    } finally {
      old.close()
      staging.close()
    }
  },
)

function repairsOf(staging: Db): readonly OldRepair[] {
  const found = staging.prepare(
    'SELECT n, source, repair, line, cells FROM repair JOIN row USING (n) ORDER BY n, source',
  )
  return found.all() as OldRepair[]
}

/** Where a column of the earlier reading stands now; null where it is gone. */
function placesNow(before: readonly RunColumn[], now: readonly RunColumn[]): (source: number) => number | null {
  const ofFile = now.filter(({ isAdded }) => isAdded !== true)
  const nowOf = new Map([...pairColumns(ofFile, before)].map(([index, then]) => [then.index, index]))
  // Fields that are no columns of the file go by their name.
  for (const added of before.filter(({ isAdded }) => isAdded === true)) {
    const same = now.find(({ isAdded, header }) => isAdded === true && header === added.header)
    if (same !== undefined) nowOf.set(added.index, same.index)
  }
  return (source) => nowOf.get(source) ?? null
}

function rowFinder(
  old: Db,
  staging: Db,
  before: readonly RunColumn[],
  place: (source: number) => number | null,
): (repair: OldRepair) => number | null {
  const key = before.find(({ mapping }) => mapping.isIdentifier)?.index ?? null
  const keyNow = key === null ? null : place(key)
  const asked = new Set(key === null ? [] : repairsOf(old).map(({ cells }) => keyIn(cells, key)))
  asked.delete('')
  const then = key === null || keyNow === null ? new Map() : rowsByKey(old, key, asked)
  const now = keyNow === null ? new Map<string, number | null>() : rowsByKey(staging, keyNow, asked)
  const onLine = staging.prepare('SELECT n, cells FROM row WHERE line = ?')
  return ({ n, line, cells }) => {
    const name = key === null ? '' : keyIn(cells, key)
    if (then.get(name) === n && now.get(name) != null) return now.get(name) ?? null
    const there = onLine.all(line) as { n: number; cells: string }[]
    const same = there.filter((each) => each.cells === cells)
    return same.length === 1 ? (same[0]?.n ?? null) : null
  }
}

function keyIn(cells: string, key: number): string {
  return cellText(cells.split(CELL_MARK)[key] ?? '').trim()
}

/** The row of each of these keys; null for one that comes again. */
function rowsByKey(staging: Db, key: number, asked: ReadonlySet<string>): Map<string, number | null> {
  const rows = new Map<string, number | null>()
  if (asked.size === 0) return rows
  for (const row of staging.prepare('SELECT n, cells FROM row ORDER BY n').iterate()) {
    const { n, cells } = row as { n: number; cells: string } // as selected
    const name = keyIn(cells, key)
    if (asked.has(name)) rows.set(name, rows.has(name) ? null : n)
  }
  return rows
}
