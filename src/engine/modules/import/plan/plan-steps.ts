import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { PlannedThings } from '../../../core/matching/new-things.ts'
import { NO_THINGS } from '../../../core/matching/new-things.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Sealed } from '../../../runtime/sealed.ts'
import { seal } from '../../../runtime/sealed.ts'
import type { Tallied } from '../delivery/tally.ts'
import type { StagedRow } from '../staging/staged-rows.ts'
import { rowsFrom } from '../staging/staged-rows.ts'
import type { Planning } from './planning.ts'
import { beginPlanning, endPlanning, forgetCompared, goOnPlanning, keepCompared } from './planning.ts'
import { changedLetters, clearPlan } from './changed-cells.ts'
import { clearRelations, noteRelation } from './records/relations.ts'
import type { OutcomeCounts } from './outcomes.ts'
import { noOutcomes, OUTCOMES } from './outcomes.ts'
import type { RowCells } from './row-steps.ts'
import { isBlankAt } from './row-steps.ts'

export interface ChunkInput {
  readonly importId: number
  /** 1 begins anew; any other goes on where the last step of this job ended. */
  readonly from: number
  readonly count: number
}

export interface PlannedWrite {
  readonly row: number
  readonly productId: number | null
  readonly values: readonly (CellValue | undefined)[]
}

export interface PlannedChunk {
  /** Null after the last row. */
  readonly next: number | null
  readonly counts: OutcomeCounts
  /** Column keys of the values. */
  readonly keys: readonly string[]
  /** The rows that create or update, when asked for; as many as the counts of both say. */
  readonly writes: Sealed<readonly PlannedWrite[]>
  /** The rows as a supplier delivered them, to be kept; null where nothing is written or no supplier is known. */
  readonly delivered: { readonly first: number; readonly rows: Uint8Array } | null
  /** After the last row: what a supplier's delivery was counted to be. */
  readonly tallied: Tallied | null
}

const NO_CELLS: RowCells = { source: [], stepped: null, repairs: null }

/** Rows read at once. */
const ROWS_AT_ONCE = 250

/** Writes in one transaction, 250 more at most: a cell edit that comes in between waits for no more than one, some 40 ms. */
const ENOUGH_WRITES = 1_000

/**
 * Plans some rows in file order; fewer than asked for when enough writes have come together. What is refused is noted
 * in the staging file; so is, for a preview, what becomes of each row. Planned for writing it is handed on instead, and
 * the preview stays as it was.
 */
export const planChunk = readStep(
  'import.planChunk',
  'worker',
  (context, input: ChunkInput & { readonly forWriting: boolean }): PlannedChunk => {
    const isFirst = input.from === 1
    const planning = isFirst
      ? beginPlanning(context, input.importId)
      : goOnPlanning(context, input.importId, input.from)
    const { staging, planner } = planning
    const counts = noOutcomes()
    const writes: PlannedWrite[] = []
    if (isFirst && !input.forWriting) clearPlan(staging, planner.keys)
    const notePlan = staging.prepare('INSERT INTO plan (n, outcome, product_id, changed) VALUES (?, ?, ?, ?)')
    const noteRejection = staging.prepare('INSERT INTO rejection (n, code, rejection) VALUES (?, ?, ?)')
    const noteBroken = staging.prepare('INSERT INTO breaks (n, rule, source) VALUES (?, ?, ?)')
    const planRow = (row: StagedRow, cells: RowCells): void => {
      const { n } = row
      if (!input.forWriting) for (const column of planning.blank) if (isBlankAt(cells, column.index)) column.count += 1
      const planned = planner.plan(n, cells)
      const { outcome, productId, values, rejections, breaks, record } = planned
      planning.delivery?.note(row, planned, cells.source, input.forWriting)
      counts[outcome] += 1
      if (productId !== null && (outcome === 'update' || outcome === 'unchanged'))
        planning.saidAgain.note(productId, cells)
      for (const rejection of rejections) noteRejection.run(n, rejection.code, JSON.stringify(rejection))
      if (!input.forWriting) {
        notePlan.run(n, OUTCOMES.indexOf(outcome), productId, outcome === 'update' ? changedLetters(values) : null)
        for (const { rule, source } of breaks) noteBroken.run(n, rule, source)
      } else if (outcome === 'create' || outcome === 'update') {
        if (record !== null) noteRelation(staging, n, planner.recordOf(cells)?.sku ?? '', record)
        writes.push({ row: n, productId, values })
      }
    }
    staging.exec('BEGIN')
    if (isFirst) staging.exec('DELETE FROM rejection')
    if (isFirst && !input.forWriting) forgetCompared(context)
    if (isFirst && input.forWriting) clearRelations(staging)
    let planned = 0
    let isEnd = false
    while (!isEnd && planned < input.count && writes.length < ENOUGH_WRITES) {
      const rows = readRows(planning, { from: planning.next, count: ROWS_AT_ONCE })
      const cells = planner.steps.rows(rows)
      planner.lookAhead(cells)
      for (const [at, row] of rows.entries()) planRow(row, cells[at] ?? NO_CELLS)
      planned += rows.length
      isEnd = rows.length < ROWS_AT_ONCE
    }
    staging.exec('COMMIT')
    planner.lookAhead([]) // what was read is of this moment
    if (isEnd) {
      if (!input.forWriting) staging.exec('CREATE INDEX plan_outcome ON plan (outcome, n)')
      if (input.forWriting) endPlanning(context)
      else keepCompared(context)
    }
    return {
      next: isEnd ? null : planning.next,
      counts,
      keys: planner.keys,
      writes: seal(writes),
      delivered: planning.delivery?.take() ?? null,
      tallied: isEnd ? (planning.delivery?.result() ?? null) : null,
    }
  },
)

export interface ThingsChunk {
  /** Null after the last row: then `things` are all that the file brings along. */
  readonly next: number | null
  readonly things: PlannedThings
}

/** Looks through some rows for what the catalogue does not have yet; over at once when no column can name such things. */
export const scanThings = readStep('import.scanThings', 'worker', (context, input: ChunkInput): ThingsChunk => {
  const planning =
    input.from === 1 ? beginPlanning(context, input.importId) : goOnPlanning(context, input.importId, input.from)
  const { planner } = planning
  const rows = planner.readsChoices ? readRows(planning, input) : []
  for (const cells of planner.steps.rows(rows)) planner.readChoices(cells)
  const isEnd = rows.length < input.count
  const things = isEnd ? planner.newThings.list() : NO_THINGS
  if (isEnd) endPlanning(context)
  return { next: isEnd ? null : planning.next, things }
})

/** Notes what the rows say of each other, for those that name products which come later. Over at once where none does. */
export const scanRecords = readStep('import.scanRecords', 'worker', (context, input: ChunkInput): number | null => {
  const planning =
    input.from === 1 ? beginPlanning(context, input.importId) : goOnPlanning(context, input.importId, input.from)
  const { planner, records, staging } = planning
  const rows = records === null ? [] : readRows(planning, input)
  if (records !== null) {
    staging.exec('BEGIN')
    if (input.from === 1) records.index.clear()
    for (const [at, cells] of planner.steps.rows(rows).entries()) {
      const of = planner.recordOf(cells)
      if (of !== null) records.index.note(rows[at]?.n ?? 0, { ...of, ...records.columns.read(cells).cells })
    }
    staging.exec('COMMIT')
  }
  const isEnd = rows.length < input.count
  if (isEnd) endPlanning(context)
  return isEnd ? null : planning.next
})

function readRows(planning: Planning, { from, count }: Pick<ChunkInput, 'from' | 'count'>): StagedRow[] {
  const rows = rowsFrom(planning.staging, from, count)
  planning.next = (rows.at(-1)?.n ?? from - 1) + 1
  return rows
}
