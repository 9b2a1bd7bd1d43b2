import { useEffect, useState } from 'react'
import type { Input, JobName, Result } from '../../shared/contract/index.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import { AppError } from '../../shared/errors.ts'
import { useJobs } from './jobs.ts'
import type { RunningJob } from './jobs.ts'
import { runJob } from './jobs.ts'
import { stableJson } from './query-cache.ts'
import type { Outcome } from './use-command.ts'
import { useEngineEvent } from './use-engine-event.ts'

export interface LiveJob<K extends JobName> {
  /** Of the input as it is now; undefined while it is being worked out. */
  readonly outcome: Outcome<Result<K>> | undefined
  /** The last answer, whatever the input was: to stay in view meanwhile. */
  readonly last: Result<K> | undefined
  readonly isRunning: boolean
  readonly progress: JobProgress | null
  /** Stops working it out; it begins again with the next change. */
  cancel(): void
}

interface Run<K extends JobName> {
  readonly key: string
  readonly job: RunningJob<K>
  readonly outcome: Outcome<Result<K>> | undefined
}

/**
 * A job that follows what is typed: started when the input has rested for `delayMs`, cancelled as soon as it is another
 * one, and done again when the catalogue has changed. Null as input asks nothing.
 */
export function useLiveJob<K extends JobName>(op: K, input: Input<K> | null, delayMs = 200): LiveJob<K> {
  const [changes, setChanges] = useState(0)
  const [run, setRun] = useState<Run<K> | null>(null)
  const [last, setLast] = useState<Result<K> | undefined>(undefined)
  const key = input === null ? null : `${changes} ${stableJson(input)}`
  useEngineEvent('catalogue.changed', () => setChanges((count) => count + 1))

  useEffect(() => {
    if (key === null) return undefined
    let job: RunningJob<K> | null = null
    let isOver = false
    const start = (): void => {
      const started = runJob(op, JSON.parse(key.slice(key.indexOf(' ') + 1)) as Input<K>) // the input, as its own text
      job = started
      setRun({ key, job: started, outcome: undefined })
      void started.done.then((outcome) => {
        if (isOver) return
        setRun({ key, job: started, outcome })
        if (outcome.ok) setLast(outcome.value)
      })
    }
    const timer = setTimeout(start, delayMs)
    return () => {
      isOver = true
      clearTimeout(timer)
      job?.cancel()
    }
  }, [op, key, delayMs])

  const current = run?.key === key ? run : null
  const isCancelled = current?.outcome?.ok === false && isCancelledError(current.outcome.error)
  const progress = useJobs(({ byId }) => byId.get(current?.job.id() ?? 0)?.progress ?? null)
  return {
    outcome: current?.outcome,
    last: key === null ? undefined : last,
    isRunning: key !== null && !isCancelled && current?.outcome === undefined,
    progress: current ? progress : null,
    cancel: () => current?.job.cancel(),
  }
}

function isCancelledError(error: Error): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}
