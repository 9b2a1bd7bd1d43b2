import { z } from 'zod'
import { id } from './common.ts'
import { command, query } from './define.ts'

export const jobProgress = z.object({
  /** What is being done, a message key; `done` of `total` in `unit`; total null while unknown. */
  step: z.string(),
  done: z.int(),
  total: z.int().nullable(),
  /** Set while a job waits for somebody else (a shop's limit): seconds left. */
  waitingSeconds: z.number().nullable(),
})
export type JobProgress = z.infer<typeof jobProgress>

export const jobState = z.object({
  id,
  op: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  progress: jobProgress.nullable(),
  result: z.unknown(),
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
})
export type JobState = z.infer<typeof jobState>

export const jobOperations = {
  'jobs.list': query(z.strictObject({}), z.object({ jobs: z.array(jobState) })),
  'jobs.get': query(z.strictObject({ jobId: id }), jobState),
  'jobs.cancel': command(z.strictObject({ jobId: id }), z.object({})),
}
