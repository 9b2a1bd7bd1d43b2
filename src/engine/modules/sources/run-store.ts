import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SourceRun } from '../../../shared/contract/sources.ts'
import type { WireError } from '../../../shared/errors.ts'
import type { WriteContext } from '../../runtime/module.ts'
import { writeStep } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { all, get, run, sql } from '../../store/sql.ts'
import { freshProfile } from './profile/fresh-profile.ts'
import type { LastSeen } from './fetch/fetched.ts'
import { loadRun, runsQuery } from './run-rows.ts'
import { nextRun } from './schedule/next-run.ts'
import type { Source } from './source-store.ts'
import { loadSource } from './source-store.ts'

export interface BeginRun {
  readonly sourceId: number
  readonly trigger: SourceRun['trigger']
  readonly dueAt: string | null
  /** Folder of the work files, whose leftovers go. */
  readonly work: string
}

/** Notes that a run has begun, and what it goes by. A due time that has come is past with it. */
export const beginRun = writeStep(
  'sources.beginRun',
  (context, { sourceId, trigger, dueAt, work }: BeginRun): { runId: number; source: Source } => {
    const { db, clock } = context
    const source = loadSource(context, sourceId)
    removeLeftovers(db, work)
    const now = clock.now()
    const isDue = source.schedule !== null && source.nextRunAt !== null && Date.parse(source.nextRunAt) <= now.getTime()
    if (isDue && source.schedule !== null)
      run(
        db,
        sql
          .updateTable('source')
          .set({ next_run_at: nextRun(source.schedule, now).toISOString() })
          .where('id', '=', sourceId),
      )
    const { lastInsertRowid: runId } = run(
      db,
      sql.insertInto('source_run').values({
        source_id: sourceId,
        run_by: trigger,
        started_at: now.toISOString(),
        ended_at: null,
        due_at: dueAt,
        file_name: null,
        bytes: null,
        outcome: 'running',
        import_id: null,
        cause: null,
      }),
    )
    const profile = freshProfile(context, source)
    if (profile !== source.profile) run(db, sql.updateTable('source').set({ profile }).where('id', '=', sourceId))
    return {
      runId,
      source: {
        ...source,
        profile,
        lastSeen: trigger === 'person' && wasThrownAway(db, sourceId) ? {} : source.lastSeen,
      },
    }
  },
)

/** Whether somebody looked at the last delivery and took nothing of it: who asks again wants to see it again. */
function wasThrownAway(db: Db, sourceId: number): boolean {
  const brought = runsQuery().where('source_id', '=', sourceId).where('source_run.import_id', 'is not', null)
  return get(db, brought.orderBy('source_run.id', 'desc').limit(1))?.import_state === 'discarded'
}

export interface EndRun {
  readonly runId: number
  readonly outcome: Exclude<SourceRun['outcome'], 'running'>
  readonly fileName?: string | null
  readonly bytes?: number | null
  readonly importId?: number | null
  readonly cause?: WireError | null
  /** What the server said, where the file was taken. */
  readonly lastSeen?: LastSeen
}

export const endRun = writeStep(
  'sources.endRun',
  (
    { db, clock },
    { runId, outcome, fileName = null, bytes = null, importId = null, cause = null, lastSeen }: EndRun,
  ): SourceRun => {
    const values = {
      outcome,
      file_name: fileName,
      bytes,
      import_id: importId,
      cause: cause === null ? null : JSON.stringify(cause),
      ended_at: clock.now().toISOString(),
    }
    run(db, sql.updateTable('source_run').set(values).where('id', '=', runId))
    if (lastSeen !== undefined) {
      const source = sql.selectFrom('source_run').select('source_id').where('id', '=', runId)
      run(
        db,
        sql
          .updateTable('source')
          .set({ last_seen: JSON.stringify(lastSeen) })
          .where('id', 'in', source),
      )
    }
    return loadRun(db, runId)
  },
)

/** Whether somebody's import is being written just now. */
export const isCommitting = writeStep('sources.isCommitting', ({ db }, _: null): boolean => {
  return get(db, sql.selectFrom('import_run').select('id').where('state', '=', 'committing').limit(1)) !== undefined
})

/** What a crash cut off is told as such; the file is fetched again at the next run. */
export function recoverRuns({ db, clock }: WriteContext): void {
  const cause: WireError = {
    code: 'unavailable',
    message: 'The program was closed while this run was under way. Run it again.',
    details: { reason: 'source-interrupted' },
  }
  const values = { outcome: 'failed' as const, ended_at: clock.now().toISOString(), cause: JSON.stringify(cause) }
  run(db, sql.updateTable('source_run').set(values).where('outcome', '=', 'running'))
}

export const FOLDER_PREFIX = 'source-'

/** Removes fetched files that nothing waits for: all but those of staged imports and of each source's newest run. */
function removeLeftovers(db: Db, work: string): void {
  if (!existsSync(work)) return
  const newest = sql
    .selectFrom('source_run')
    .select((eb) => eb.fn.max('import_id').as('id'))
    .groupBy('source_id')
  const wanted = all(
    db,
    sql
      .selectFrom('import_run')
      .select('description')
      .where((eb) =>
        eb.or([
          eb('state', 'in', ['staged', 'committing']),
          eb.and([eb('id', 'in', newest), eb('state', '=', 'committed')]),
        ]),
      ),
  )
  const kept = new Set(
    wanted.map(({ description }) => dirname((JSON.parse(description) as { sourcePath: string }).sourcePath)),
  ) // written by the import
  for (const name of readdirSync(work)) {
    const folder = join(work, name)
    if (name.startsWith(FOLDER_PREFIX) && !kept.has(folder)) rmSync(folder, { recursive: true, force: true })
  }
}
