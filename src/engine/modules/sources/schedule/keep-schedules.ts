import type { ResidentContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import { all, run, sql } from '../../../store/sql.ts'
import { loadSources } from '../source-store.ts'
import { nextRun } from './next-run.ts'

/** How often is looked whether something is due: a look is one small query. */
const LOOK_MS = 10_000
/** The window is to be there first. */
const FIRST_LOOK_MS = 4_000
/** Later than this, and the run was missed: the app was closed, or the computer slept. */
const LATE_MS = 5 * 60_000

export interface DueRun {
  readonly sourceId: number
  readonly trigger: 'schedule' | 'missed'
  readonly dueAt: string
}

/**
 * What is due now; each is told once, however many of its runs were missed, and its next run noted. A next run that
 * lies beyond what the schedule says comes from a clock that was wrong then, and is put right.
 */
export const dueStep = writeStep('sources.due', (context: WriteContext, _: null): DueRun[] => {
  const { db, clock } = context
  const now = clock.now()
  const running = new Set(
    all(db, sql.selectFrom('source_run').select('source_id').where('outcome', '=', 'running')).map(
      ({ source_id }) => source_id,
    ),
  )
  const due: DueRun[] = []
  for (const { id, schedule, isPaused, nextRunAt } of loadSources(context)) {
    if (schedule === null || isPaused || running.has(id)) continue
    const next = nextRun(schedule, now)
    const at = nextRunAt === null ? next.getTime() : Date.parse(nextRunAt)
    if (at > now.getTime() && at <= next.getTime()) continue
    run(db, sql.updateTable('source').set({ next_run_at: next.toISOString() }).where('id', '=', id))
    if (at > next.getTime()) continue
    const trigger = now.getTime() - at > LATE_MS ? 'missed' : 'schedule'
    due.push({ sourceId: id, trigger, dueAt: new Date(at).toISOString() })
  }
  return due
})

/** Starts what is due for as long as the app has the catalogue open. Runs wait for one another by themselves. */
export async function keepSchedules({ clock, log, run: call, start, signal }: ResidentContext): Promise<void> {
  await clock.sleep(FIRST_LOOK_MS, signal)
  for (;;) {
    try {
      for (const due of await call(dueStep, null)) await start('sources.run', due)
    } catch (error) {
      if (signal.aborted) return
      log.error('schedules', { error: error instanceof Error ? error.stack : String(error) })
    }
    await clock.sleep(LOOK_MS, signal)
  }
}
