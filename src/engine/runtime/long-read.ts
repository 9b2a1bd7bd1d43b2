import { AppError } from '../../shared/errors.ts'
import type { ThreadRole } from './thread.ts'
import type { Threads } from './threads.ts'

/**
 * What a query needs that would hold up the reader: a view over all products. `make` is a step of the scanner that is
 * called again and again, each time for a slice of the work, until it is done; `take` is a step of
 * the reading thread that asked, which keeps what was made. Only the newest need under a key counts.
 */
export interface LongRead {
  readonly key: string
  readonly make: string
  readonly take: string
  readonly input: unknown
}

/** A slice of a long read: how far it is, or what it made. */
export type Slice = { readonly share: number } | { readonly made: unknown }

/** Thrown on a reading thread by a query or step that cannot be answered before a long read: it is asked again after that. */
export class LongReadNeeded extends Error {
  readonly need: LongRead

  constructor(need: LongRead) {
    super(`Needs ${need.make} first`)
    this.need = need
  }
}

/** How far a long read is, from 0 to 1; told only of those that take a while. */
export type OnLongRead = (key: string, share: number) => void

/** Nobody is told of what is over sooner. */
const QUIET_MS = 300
/** A query that needs as many long reads, one after the other, is wrong. */
const MAX_NEEDS = 8

interface Running {
  readonly text: string
  /** Aborted when something else is needed under its key. */
  readonly abort: AbortController
  readonly done: Promise<void>
}

/**
 * Threads whose reader never reads for long: what needs a long read waits for it, while the reader answers others. The
 * same need asked twice is met once; another need under its key ends it at the next slice (`cancelled`).
 */
export function withLongReads(threads: Threads, onProgress: OnLongRead): Threads {
  const running = new Map<string, Running>()

  const read = async ({ key, make, take, input }: LongRead, role: ThreadRole, signal: AbortSignal): Promise<void> => {
    const start = performance.now()
    for (;;) {
      signal.throwIfAborted()
      const slice = (await threads.run('scanner', make, input)) as Slice // what `make` answers with, by LongRead
      if ('made' in slice) {
        await threads.run(role, take, slice.made)
        return
      }
      if (role === 'reader' && performance.now() - start > QUIET_MS) onProgress(key, slice.share)
    }
  }

  const meet = (need: LongRead, role: ThreadRole): Promise<void> => {
    const key = `${role} ${need.key}`
    const text = JSON.stringify([need.make, need.input])
    const before = running.get(key)
    if (before?.text === text) return before.done
    before?.abort.abort(new AppError('cancelled', 'Something else was asked for meanwhile.'))
    const abort = new AbortController()
    const go = (): Promise<void> => read(need, role, abort.signal)
    const mine: Running = { text, abort, done: before ? before.done.then(go, go) : go() }
    running.set(key, mine)
    const forget = (): void => {
      if (running.get(key) === mine) running.delete(key)
    }
    void mine.done.then(forget, forget)
    return mine.done
  }

  const askedAgain = async <Answer>(role: ThreadRole, ask: () => Promise<Answer>): Promise<Answer> => {
    for (let needs = 0; ; needs++) {
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof LongReadNeeded) || needs === MAX_NEEDS) throw error
        await meet(error.need, role)
      }
    }
  }

  return {
    ...threads,
    run: (role, name, input) => askedAgain(role, () => threads.run(role, name, input)),
    text: (role, name, input) => askedAgain(role, () => threads.text(role, name, input)),
  }
}
