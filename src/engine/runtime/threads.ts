import { fromWireError } from '../../shared/errors.ts'
import type { WireError } from '../../shared/errors.ts'
import type { CommitEvent } from '../store/store.ts'
import type { ThreadOptions, ThreadRole, ThreadRuntime } from './thread.ts'
import { createThread } from './thread.ts'

/** Where steps and handlers run. `inline` for the command line and tests, worker threads in the app. */
export interface Threads {
  run(role: ThreadRole, name: string, input: unknown): Promise<unknown>
  /** Lets the writer do one slice of waiting work; true while there is more. */
  idle(): Promise<boolean>
  close(): Promise<void>
}

export type ThreadsOptions = Omit<ThreadOptions, 'role' | 'onCommit'> & {
  readonly onCommit: (event: CommitEvent) => void
}

/** Everything on the caller's thread: one writing and one reading connection. */
export function inlineThreads(options: ThreadsOptions): Threads {
  const writer = createThread({ ...options, role: 'writer' })
  const readers: Partial<Record<'reader' | 'worker', ThreadRuntime>> = {}
  const runtimeOf = (role: ThreadRole): ThreadRuntime =>
    role === 'writer' ? writer : (readers[role] ??= createThread({ ...options, role }))
  return {
    run: async (role, name, input) => runtimeOf(role).run(name, input),
    idle: async () => writer.idle(),
    close: async () => {
      readers.reader?.close()
      readers.worker?.close()
      writer.close()
    },
  }
}

/** What a worker thread gets and answers; see entry/thread.ts. */
export type ToThread =
  | { readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly id: number; readonly idle: true }
  | { readonly id: number; readonly close: true }
export type FromThread =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError; readonly stack: string | null }
  | { readonly commit: CommitEvent }
  | { readonly ready: true }
  | { readonly failed: WireError }

/** The least of a worker thread that the engine needs; entry/ makes them, since it knows the files. */
export interface WorkerLike {
  postMessage(message: ToThread): void
  onMessage(listener: (message: FromThread) => void): void
  onExit(listener: () => void): void
  terminate(): Promise<unknown>
}

/**
 * Three worker threads, each with its own connection: the writer starts first, since it migrates. A thread that dies
 * takes the engine with it (`onDeath`): the process is started anew from outside.
 */
export async function workerThreads(
  start: (role: ThreadRole) => WorkerLike,
  onCommit: (event: CommitEvent) => void,
  onDeath: (role: ThreadRole) => void,
): Promise<Threads> {
  const callers = new Map<ThreadRole, (message: DistributiveOmit<ToThread, 'id'>) => Promise<unknown>>()
  const workers: WorkerLike[] = []
  let isClosing = false
  try {
    for (const role of ['writer', 'reader', 'worker'] as const) {
      const worker = start(role)
      workers.push(worker)
      callers.set(role, await connect(worker, onCommit, () => !isClosing && onDeath(role)))
    }
  } catch (error) {
    isClosing = true // a catalogue that cannot be opened is an answer, not a death
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw error
  }
  const callerOf = (role: ThreadRole): NonNullable<ReturnType<typeof callers.get>> => {
    const caller = callers.get(role)
    if (!caller) throw new Error(`No ${role} thread`)
    return caller
  }
  return {
    run: (role, name, input) => callerOf(role)({ name, input }),
    idle: async () => (await callerOf('writer')({ idle: true })) === true,
    close: async () => {
      isClosing = true
      for (const role of ['worker', 'reader', 'writer'] as const) await callerOf(role)({ close: true })
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

function connect(
  worker: WorkerLike,
  onCommit: (event: CommitEvent) => void,
  onDeath: () => void,
): Promise<(message: DistributiveOmit<ToThread, 'id'>) => Promise<unknown>> {
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>()
  let nextId = 1
  return new Promise((resolve, reject) => {
    worker.onMessage((message) => {
      if ('ready' in message) {
        resolve(
          (request) =>
            new Promise((done, fail) => {
              const id = nextId++
              waiting.set(id, { resolve: done, reject: fail })
              worker.postMessage({ id, ...request })
            }),
        )
      } else if ('failed' in message) {
        reject(fromWireError(message.failed))
      } else if ('commit' in message) {
        onCommit(message.commit)
      } else {
        const call = waiting.get(message.id)
        waiting.delete(message.id)
        if (message.ok) call?.resolve(message.output)
        else call?.reject(Object.assign(fromWireError(message.error), message.stack ? { stack: message.stack } : {}))
      }
    })
    worker.onExit(() => {
      for (const call of waiting.values()) call.reject(new Error('An engine thread ended'))
      waiting.clear()
      onDeath()
    })
  })
}
