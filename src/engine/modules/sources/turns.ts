import { AppError } from '../../../shared/errors.ts'
import type { EnginePaths } from '../../runtime/services.ts'

interface Line {
  readonly sources: Set<number>
  last: Promise<unknown>
}

/** Per engine: runs wait here, one behind the other. */
const lines = new WeakMap<EnginePaths, Line>()

/**
 * Does a source's run when its turn has come: one at a time in a catalogue. Throws `conflict` for a source that runs or
 * waits already, and stops waiting when the signal says so.
 */
export async function inTurn<Value>(
  paths: EnginePaths,
  sourceId: number,
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  const line: Line = lines.get(paths) ?? { sources: new Set(), last: Promise.resolve() }
  lines.set(paths, line)
  if (line.sources.has(sourceId))
    throw new AppError('conflict', 'This source is being asked already. Wait until that is done, or stop it.', {
      reason: 'source-running',
    })
  line.sources.add(sourceId)
  const before = line.last
  const done = Promise.withResolvers<void>()
  line.last = Promise.all([before, done.promise])
  try {
    await Promise.race([before, aborted(signal)])
    return await work()
  } finally {
    line.sources.delete(sourceId)
    done.resolve()
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new AppError('cancelled', 'Cancelled.'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** Whether a source runs, or waits to. */
export function isRunning(paths: EnginePaths, sourceId: number): boolean {
  return lines.get(paths)?.sources.has(sourceId) === true
}
