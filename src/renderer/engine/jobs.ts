import { create } from 'zustand'
import type { EngineEvent, Input, JobName, Result } from '../../shared/contract/index.ts'
import type { JobProgress, JobState } from '../../shared/contract/jobs.ts'
import type { WireError } from '../../shared/errors.ts'
import { AppError, fromWireError } from '../../shared/errors.ts'
import { call } from './call.ts'
import { client, useConnection } from './connection.ts'
import type { Outcome } from './use-command.ts'
import { settled } from './use-command.ts'

export interface TrackedJob {
  readonly id: number
  /** Null until the engine has told: progress can overtake the reply to the start. */
  readonly op: string | null
  readonly state: JobState['state']
  readonly progress: JobProgress | null
  readonly result: unknown
  readonly error: Error | null
}

interface Jobs {
  readonly byId: ReadonlyMap<number, TrackedJob>
  /** The newest job of each operation that this window started. */
  readonly own: Readonly<Partial<Record<JobName, number>>>
}

export const useJobs = create<Jobs>(() => ({ byId: new Map(), own: {} }))

/** Starts a job and waits for its end, on whatever screen the person is by then. */
export async function startJob<K extends JobName>(op: K, input: Input<K>): Promise<Outcome<Result<K>>> {
  return runJob(op, input).done
}

export interface RunningJob<K extends JobName> {
  readonly done: Promise<Outcome<Result<K>>>
  /** Null until the engine has answered to the start. */
  id(): number | null
  /** Also before the engine has given it a number. */
  cancel(): void
}

/** As `startJob`, for those who may want to cancel this very run. */
export function runJob<K extends JobName>(op: K, input: Input<K>): RunningJob<K> {
  let id: number | null = null
  let isCancelled = false
  const run = async (): Promise<Outcome<Result<K>>> => {
    const started = await settled(call(op, input))
    if (!started.ok) return started
    const { jobId } = started.value as { jobId: number } // what every job answers
    id = jobId
    update(jobId, { op })
    useJobs.setState(({ own }) => ({ own: { ...own, [op]: jobId } }))
    if (isCancelled) cancelJob(jobId)
    const outcome = outcomeOf(await ended(jobId)) as Outcome<Result<K>> // the result of that operation
    if (isPassing(op)) forget(jobId)
    return outcome
  }
  return {
    done: run(),
    id: () => id,
    cancel: () => {
      isCancelled = true
      if (id !== null) cancelJob(id)
    },
  }
}

const PASSING: ReadonlySet<string> = new Set<JobName>([
  'catalogue.moveProducts',
  'catalogue.discardProducts',
  'catalogue.undo',
  'catalogue.redo',
  'catalogue.facets',
  'catalogue.similarValues',
  'import.gone',
  'import.look',
  'import.tryReading',
  'media.discardPictures',
  'model.change',
  'quality.openRules',
  'quality.saveRules',
  'quality.tryRule',
  'suppliers.verify',
])

/**
 * Jobs that are over before one looks, most times: they come with every selection or every Ctrl+Z, leave no row in the
 * engine's list, and are shown only when they last.
 */
export function isPassing(op: string): boolean {
  return op.startsWith('sheet.') || PASSING.has(op)
}

/** Nobody looks at a passing job again, and the result of a copy can be many MB. */
function forget(jobId: number): void {
  useJobs.setState(({ byId }) => ({ byId: new Map([...byId].filter(([id]) => id !== jobId)) }))
}

export function cancelJob(jobId: number): void {
  void settled(call('jobs.cancel', { jobId })) // a job that has just ended cannot be cancelled, which is no harm
}

/** Forgets the newest job of this operation, so that its screen starts afresh. */
export function forgetJob(op: JobName): void {
  useJobs.setState(({ own: { [op]: _, ...own } }) => ({ own }))
}

function ended(jobId: number): Promise<TrackedJob> {
  return new Promise((resolve) => {
    const look = ({ byId }: Jobs): boolean => {
      const job = byId.get(jobId)
      if (!job || job.state === 'running') return false
      resolve(job)
      return true
    }
    if (look(useJobs.getState())) return
    const stop = useJobs.subscribe((jobs) => {
      if (look(jobs)) stop()
    })
  })
}

function outcomeOf(job: TrackedJob): Outcome<unknown> {
  if (job.state === 'done') return { ok: true, value: job.result }
  return { ok: false, error: job.error ?? new AppError('cancelled', 'Cancelled.') }
}

function update(id: number, change: Partial<TrackedJob>): void {
  useJobs.setState(({ byId }) => {
    const before = byId.get(id) ?? { id, op: null, state: 'running', progress: null, result: null, error: null }
    return { byId: new Map(byId).set(id, { ...before, ...change }) }
  })
}

function take(job: JobState): void {
  const error = job.error ? fromWireError(job.error as WireError) : null // as the runner stored it
  const interrupted = new AppError('unavailable', 'The engine stopped before this was done.')
  update(job.id, { ...job, error: error ?? (job.state === 'interrupted' ? interrupted : null) })
}

client.onEvent((event: EngineEvent) => {
  if (event.type === 'job.progress') update(event.jobId, { progress: event.progress })
  if (event.type === 'job.done') take(event.job)
  if (event.type === 'catalogue.opened') void takeAll()
})

useConnection.subscribe((now, before) => {
  if (now.epoch !== before.epoch) useJobs.setState({ byId: new Map(), own: {} })
  if (now.isAttached && !before.isAttached) void takeAll()
})

async function takeAll(): Promise<void> {
  const list = await settled(call('jobs.list', {}))
  if (list.ok) for (const job of list.value.jobs) take(job)
}
