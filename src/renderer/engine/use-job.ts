import type { Input, JobName, Result } from '../../shared/contract/index.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import type { TrackedJob } from './jobs.ts'
import { cancelJob, forgetJob, startJob, useJobs } from './jobs.ts'
import type { Outcome } from './use-command.ts'

export interface JobHandle<K extends JobName> {
  readonly state: 'idle' | TrackedJob['state']
  readonly progress: JobProgress | null
  readonly result: Result<K> | undefined
  readonly error: Error | undefined
  /** Starts one and answers with its end. The job goes on, and stays in the status bar, when the screen is left. */
  start(input: Input<K>): Promise<Outcome<Result<K>>>
  cancel(): void
  /** Back to idle; a job that runs goes on. */
  reset(): void
}

/** The newest job of this kind that this window started, wherever it was started: leaving a screen loses nothing. */
export function useJob<K extends JobName>(op: K): JobHandle<K> {
  const job = useJobs(({ byId, own }) => byId.get(own[op] ?? 0))
  return {
    state: job?.state ?? 'idle',
    progress: job?.progress ?? null,
    result: job?.state === 'done' ? (job.result as Result<K>) : undefined, // the result of that operation
    error: job?.error ?? undefined,
    start: (input) => startJob(op, input),
    cancel: () => {
      if (job) cancelJob(job.id)
    },
    reset: () => forgetJob(op),
  }
}
