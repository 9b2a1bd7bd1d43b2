import { parentPort, workerData } from 'node:worker_threads'
import { AppError, toWireError } from '../../shared/errors.ts'
import { modules } from '../parts.ts'
import { systemClock } from '../runtime/clock.ts'
import type { ThreadRole, ThreadRuntime } from '../runtime/thread.ts'
import { LongReadNeeded } from '../runtime/long-read.ts'
import { forTransit } from '../runtime/sealed.ts'
import { createThread } from '../runtime/thread.ts'
import type { FromThread, Request, ToThread } from '../runtime/threads.ts'

/** What the router's thread gives a new thread to start with. */
export interface ThreadData {
  readonly role: ThreadRole
  readonly path: string
  readonly migrations: string
  readonly actor: string
}

if (!parentPort) throw new Error('This file is the start of a worker thread.')
const router = parentPort
const post = (message: FromThread): void => router.postMessage(message)
let runtime: ThreadRuntime | null = null

router.on('message', (message: ToThread) => {
  if ('open' in message) runtime = start(workerData as ThreadData) // given by worker-threads.ts
  else if (runtime) answer(runtime, message)
})

function start(data: ThreadData): ThreadRuntime | null {
  try {
    const opened = createThread({
      ...data,
      modules,
      clock: systemClock,
      onCommit: (commit) => post({ commit }),
      onUpgrade: (upgrading) => post({ upgrading }),
    })
    post({ ready: true })
    return opened
  } catch (error) {
    post({ failed: toWireError(error, `thread-${data.role}`) })
    if (!(error instanceof AppError)) throw error // a bug: its stack belongs in the log
    return null
  }
}

function answer(thread: ThreadRuntime, message: Request): void {
  const { id } = message
  try {
    const output = perform(thread, message)
    post({ id, ok: true, output: 'isText' in message && message.isText ? JSON.stringify(output) : forTransit(output) })
  } catch (error) {
    if (error instanceof LongReadNeeded) post({ id, need: error.need })
    else post({ id, ok: false, error: toWireError(error, `thread-${id}`), stack: stackOf(error) })
  }
}

function perform(thread: ThreadRuntime, message: Request): unknown {
  if ('close' in message) return thread.close()
  if ('idle' in message) return thread.idle()
  return thread.run(message.name, message.input)
}

/** Only bugs are worth their stack; an AppError says all in its code and words. */
function stackOf(error: unknown): string | null {
  return error instanceof Error ? (error.stack ?? null) : null
}
