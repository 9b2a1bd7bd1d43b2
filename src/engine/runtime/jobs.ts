import type { EngineEvent, JobName } from '../../shared/contract/index.ts'
import type { JobProgress, JobState } from '../../shared/contract/jobs.ts'
import type { WireError } from '../../shared/errors.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { all, get, run, sql } from '../store/sql.ts'
import type { JobContext, Module, ReadContext, Step, WriteContext } from './module.ts'
import { writeStep } from './module.ts'
import type { EngineServices } from './services.ts'
import type { Turns } from './sliced.ts'
import { nextSlice, stopSlices } from './sliced.ts'

interface EndedJob {
  readonly jobId: number
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly progress: JobProgress | null
  readonly result: unknown
  readonly error: WireError | null
}

const beginJob = writeStep('jobs.begin', ({ db, clock }, { op, input }: { op: string; input: unknown }): number => {
  const values = {
    op,
    input: JSON.stringify(input),
    state: 'running' as const,
    progress: null,
    result: null,
    error: null,
    started_at: clock.now().toISOString(),
    ended_at: null,
  }
  return run(db, sql.insertInto('job').values(values)).lastInsertRowid
})

const endJob = writeStep('jobs.end', ({ db, clock }, { jobId, state, progress, result, error }: EndedJob): JobState => {
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))
  const values = {
    state,
    progress: text(progress),
    result: text(result),
    error: text(error),
    ended_at: clock.now().toISOString(),
  }
  run(db, sql.updateTable('job').set(values).where('id', '=', jobId))
  return readJob(db, jobId)
})

const interruptedJobs = writeStep(
  'jobs.interrupted',
  ({ db }, _: null): { id: number; op: string; input: string }[] => {
    return all(
      db,
      sql
        .selectFrom('job')
        .select(['id', 'op', 'input'])
        .where('state', '=', 'interrupted')
        .where('ended_at', 'is', null)
        .orderBy('id'),
    )
  },
)

const resumeJob = writeStep('jobs.resume', ({ db }, { jobId }: { jobId: number }): void => {
  run(db, sql.updateTable('job').set({ state: 'running' }).where('id', '=', jobId))
})

function readJob(db: ReadContext['db'], jobId: number): JobState {
  const row = get(db, sql.selectFrom('job').selectAll().where('id', '=', jobId))
  if (!row) throw new AppError('not-found', 'This job is not in the catalogue.', { jobId })
  const json = (text: string | null): never => (text === null ? null : JSON.parse(text)) as never // written by endJob in the contract's shape
  return {
    id: row.id,
    op: row.op,
    state: row.state,
    progress: json(row.progress),
    result: json(row.result),
    error: json(row.error),
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}

/** The bookkeeping of jobs as a module: their rows, and marking those that a crash cut off. */
export const jobsModule: Module = {
  name: 'jobs',
  queries: {
    'jobs.list': ({ db }) => ({
      jobs: all(db, sql.selectFrom('job').select('id').orderBy('id', 'desc').limit(100)).map((row) =>
        readJob(db, row.id),
      ),
    }),
    'jobs.get': ({ db }, { jobId }) => readJob(db, jobId),
  },
  steps: [beginJob, endJob, interruptedJobs, resumeJob, nextSlice, stopSlices] as readonly Step<never, unknown>[],
  recover: ({ db }: WriteContext) => {
    run(db, sql.updateTable('job').set({ state: 'interrupted' }).where('state', '=', 'running'))
  },
}

export interface JobRunner {
  start(op: JobName, input: unknown): Promise<{ jobId: number }>
  cancel(jobId: number): void
  /** Starts again what a crash cut off, for jobs that can go on by themselves. */
  resumeInterrupted(): Promise<void>
  /** Aborts every running job and waits until each has ended. */
  stop(): Promise<void>
}

/** Ids of jobs that leave no row: beyond any of the table. */
const FIRST_PASSING_ID = 2 ** 40

/** Progress is for eyes: no more than one message in this many milliseconds per job. */
const PROGRESS_INTERVAL_MS = 100

export function createJobRunner(
  modules: readonly Module[],
  threads: Turns,
  services: EngineServices,
  emit: (event: EngineEvent) => void,
): JobRunner {
  const handlers = new Map(modules.flatMap((module) => Object.entries(module.jobs ?? {})))
  const resumable = new Set<string>(modules.flatMap((module) => module.resumes ?? []))
  const passing = new Set<string>(modules.flatMap((module) => module.passing ?? []))
  let nextPassingId = FIRST_PASSING_ID
  const running = new Map<number, { abort: AbortController; ended: Promise<void> }>()
  const call = <Input, Output>(step: Step<Input, Output>, input: Input): Promise<Output> =>
    threads.run(step.thread, step.name, input) as Promise<Output>

  const launch = (jobId: number, op: string, input: unknown): void => {
    const handler = handlers.get(op) as ((context: JobContext, input: unknown) => Promise<unknown>) | undefined
    const abort = new AbortController()
    const startedAt = services.clock.now().toISOString()
    let last: JobProgress | null = null
    let sentAt = 0
    const progress = (next: JobProgress): void => {
      last = next
      const now = performance.now()
      // The beginning of a wait is always told: the next message may be minutes away.
      if (now - sentAt < PROGRESS_INTERVAL_MS && next.waitingSeconds === null) return
      sentAt = now
      emit({ type: 'job.progress', jobId, progress: next })
    }
    const work = async (): Promise<void> => {
      const ended = await (async (): Promise<EndedJob> => {
        try {
          if (!handler) throw new Error(`No handler for job ${op}`)
          const { signal } = abort
          const runSliced: JobContext['runSliced'] = (step, from, what, canCancel = true) =>
            threads.runSliced(step, from, canCancel ? signal : null, (share) =>
              progress({ step: what, ...share, waitingSeconds: null }),
            )
          const result = await handler({ ...services, jobId, signal, run: call, runSliced, progress }, input)
          return { jobId, state: 'done', progress: last, result, error: null }
        } catch (error) {
          const isCancelled = abort.signal.aborted || (error instanceof AppError && error.code === 'cancelled')
          const reference = `job-${jobId}`
          if (!isCancelled && !(error instanceof AppError))
            services.log.error('job failed', {
              reference,
              op,
              error: error instanceof Error ? error.stack : String(error),
            })
          return {
            jobId,
            state: isCancelled ? 'cancelled' : 'failed',
            progress: last,
            result: null,
            error: isCancelled ? null : toWireError(error, reference),
          }
        }
      })()
      running.delete(jobId)
      if (passing.has(op)) {
        const { jobId: id, ...rest } = ended
        emit({ type: 'job.done', job: { id, op, ...rest, startedAt, endedAt: services.clock.now().toISOString() } })
      } else {
        emit({ type: 'job.done', job: await call(endJob, ended) })
      }
    }
    running.set(jobId, { abort, ended: work() })
  }

  return {
    start: async (op, input) => {
      const jobId = passing.has(op) ? nextPassingId++ : await call(beginJob, { op, input })
      launch(jobId, op, input)
      return { jobId }
    },
    cancel: (jobId) => running.get(jobId)?.abort.abort(new AppError('cancelled', 'Cancelled.')),
    resumeInterrupted: async () => {
      for (const job of await call(interruptedJobs, null)) {
        if (!resumable.has(job.op)) continue
        await call(resumeJob, { jobId: job.id })
        launch(job.id, job.op, JSON.parse(job.input))
      }
    },
    stop: async () => {
      for (const { abort } of running.values()) abort.abort(new AppError('cancelled', 'The program is closing.'))
      await Promise.allSettled([...running.values()].map((job) => job.ended))
    },
  }
}
