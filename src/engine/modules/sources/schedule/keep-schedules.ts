import type { ResidentContext, WriteContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import { all, run, sql } from '../../../store/sql.ts'
import type { SourcePlace } from '../../../../shared/contract/sources.ts'
import { filesIn } from '../folder/look.ts'
import type { SeenFiles } from '../folder/seen-files.ts'
import { seenFiles } from '../folder/seen-files.ts'
import { isRunning } from '../turns.ts'
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

interface WatchedFolder {
  readonly sourceId: number
  readonly place: Extract<SourcePlace, { kind: 'folder' }>
  readonly seen: SeenFiles
}

/** The folders to look into, and what was seen there before. */
export const foldersStep = readStep('sources.folders', 'reader', (context, _: null): WatchedFolder[] =>
  loadSources(context).flatMap(({ id, place, isPaused }) =>
    place.kind === 'folder' && !isPaused ? [{ sourceId: id, place, seen: seenFiles(context, id) }] : [],
  ),
)

/** Whether there is something in the folder that was not looked at as it is now. A folder that is away has nothing. */
async function hasNews({ place, seen }: WatchedFolder): Promise<boolean> {
  const files = await filesIn(place).catch(() => [])
  return files.some(({ name, stamp }) => seen[name]?.stamp !== stamp)
}

/** Starts what is due for as long as the app has the catalogue open. Runs wait for one another by themselves. */
export async function keepSchedules({ clock, log, paths, run: call, start, signal }: ResidentContext): Promise<void> {
  await clock.sleep(FIRST_LOOK_MS, signal)
  while (!signal.aborted) {
    try {
      for (const due of await call(dueStep, null)) await start('sources.run', due)
      for (const folder of await call(foldersStep, null)) {
        const { sourceId } = folder
        if (!isRunning(paths, sourceId) && (await hasNews(folder)))
          await start('sources.run', { sourceId, trigger: 'folder' })
      }
    } catch (error) {
      if (signal.aborted) return
      log.error('schedules', { error: error instanceof Error ? error.stack : String(error) })
    }
    await clock.sleep(LOOK_MS, signal)
  }
}
