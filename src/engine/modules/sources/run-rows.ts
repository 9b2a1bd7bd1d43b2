import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { SourceRun } from '../../../shared/contract/sources.ts'
import type { WireError } from '../../../shared/errors.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { all, get, sql } from '../../store/sql.ts'

/** Runs with what became of the import they staged. */
export const runsQuery = () =>
  sql
    .selectFrom('source_run')
    .leftJoin('import_run', 'import_run.id', 'source_run.import_id')
    .selectAll('source_run')
    .select(['import_run.state as import_state', 'import_run.receipt as import_receipt'])

type RunRow = ReturnType<ReturnType<typeof runsQuery>['execute']> extends Promise<(infer Row)[]> ? Row : never

function toRun(row: RunRow): SourceRun {
  return {
    id: row.id,
    sourceId: row.source_id,
    trigger: row.run_by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    dueAt: row.due_at,
    fileName: row.file_name,
    bytes: row.bytes,
    // What a person has taken in since, after looking at it.
    outcome: row.outcome === 'staged' && row.import_state === 'committed' ? 'committed' : row.outcome,
    importId: row.import_state === null ? null : row.import_id,
    importState: row.import_state,
    receipt: row.import_receipt === null ? null : (JSON.parse(row.import_receipt) as SourceRun['receipt']), // of the import module
    cause: row.cause === null ? null : (JSON.parse(row.cause) as WireError), // written by endRun
  }
}

export function listRuns(
  { db }: ReadContext,
  { sourceId, from, count }: Parsed<'sources.runs'>,
): Result<'sources.runs'> {
  let rows = runsQuery()
  let counted = sql.selectFrom('source_run').select((eb) => eb.fn.countAll<number>().as('count'))
  if (sourceId !== null) {
    rows = rows.where('source_id', '=', sourceId)
    counted = counted.where('source_id', '=', sourceId)
  }
  const runs = all(db, rows.orderBy('source_run.id', 'desc').offset(from).limit(count)).map(toRun)
  return { total: get(db, counted)?.count ?? 0, runs }
}

/** The newest run of every source. */
export function lastRuns({ db }: ReadContext): ReadonlyMap<number, SourceRun> {
  const newest = sql
    .selectFrom('source_run')
    .select((eb) => eb.fn.max('id').as('id'))
    .groupBy('source_id')
  const rows = all(db, runsQuery().where('source_run.id', 'in', newest))
  return new Map(rows.map((row) => [row.source_id, toRun(row)]))
}

export function loadRun(db: Db, runId: number): SourceRun {
  const row = get(db, runsQuery().where('source_run.id', '=', runId))
  if (!row) throw new AppError('not-found', 'This run is no longer in the history.', { runId })
  return toRun(row)
}

/** The last delivery of a source that was taken in; null before there is one. */
export function lastTakenIn(db: Db, sourceId: number): number | null {
  const taken = runsQuery().where('source_id', '=', sourceId).where('import_run.state', '=', 'committed')
  return get(db, taken.orderBy('source_run.id', 'desc').limit(1))?.import_id ?? null
}
