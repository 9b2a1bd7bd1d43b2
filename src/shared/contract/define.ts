import type { z } from 'zod'

/**
 * One operation. `query` reads (reader thread), `command` writes (writer thread, idempotent by `requestId` where it
 * has one), `job` takes time: its reply is a job id, its result comes with `job.done` and from `jobs.get`.
 */
export interface Operation<Kind extends 'query' | 'command' | 'job', In extends z.ZodType, Out extends z.ZodType> {
  readonly kind: Kind
  readonly input: In
  readonly output: Out
}

export function query<In extends z.ZodType, Out extends z.ZodType>(
  input: In,
  output: Out,
): Operation<'query', In, Out> {
  return { kind: 'query', input, output }
}

export function command<In extends z.ZodType, Out extends z.ZodType>(
  input: In,
  output: Out,
): Operation<'command', In, Out> {
  return { kind: 'command', input, output }
}

export function job<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Operation<'job', In, Out> {
  return { kind: 'job', input, output }
}
