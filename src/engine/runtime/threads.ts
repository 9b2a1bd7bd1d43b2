import { fromWireError } from '../../shared/errors.ts'
import type { WireError } from '../../shared/errors.ts'
import type { OnUpgrade, UpgradeProgress } from '../../shared/upgrade.ts'
import type { CommitEvent } from '../store/store.ts'
import type { LongRead } from './long-read.ts'
import { LongReadNeeded } from './long-read.ts'
import type { ThreadOptions, ThreadRole, ThreadRuntime } from './thread.ts'
import { createThread } from './thread.ts'

/** Where steps and handlers run. `inline` for the command line and tests, worker threads in the app. */
export interface Threads {
  run(role: ThreadRole, name: string, input: unknown): Promise<unknown>
  /** As `run`, answered as JSON, which nobody on the way to the window takes to pieces. */
  text(role: ThreadRole, name: string, input: unknown): Promise<string>
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
  const readers: Partial<Record<Exclude<ThreadRole, 'writer'>, ThreadRuntime>> = {}
  const runtimeOf = (role: ThreadRole): ThreadRuntime =>
    role === 'writer' ? writer : (readers[role] ??= createThread({ ...options, role }))
  return {
    run: async (role, name, input) => runtimeOf(role).run(name, input),
    text: async (role, name, input) => JSON.stringify(runtimeOf(role).run(name, input)),
    idle: async () => writer.idle(),
    close: async () => {
      for (const reader of Object.values(readers)) reader.close()
      writer.close()
    },
  }
}

/** What a worker thread gets and answers; see entry/thread.ts. */
export type ToThread =
  | { readonly open: true }
  | { readonly id: number; readonly name: string; readonly input: unknown; readonly isText: boolean }
  | { readonly id: number; readonly idle: true }
  | { readonly id: number; readonly close: true }
export type Request = Exclude<ToThread, { readonly open: true }>
export type FromThread =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError; readonly stack: string | null }
  | { readonly id: number; readonly need: LongRead }
  | { readonly commit: CommitEvent }
  | { readonly upgrading: UpgradeProgress }
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
 * The threads for long work start when somebody calls one, or nobody has called any for so long: a window that is
 * about to show its first rows needs neither, and needs the processor itself. Somebody who goes on calling is past
 * that: his first search is not to wait for a thread.
 */
const LATER_MS = 1_000
const LATEST_MS = 3_000

/**
 * Four worker threads, each with its own connection. Writer and reader load together; the writer opens the catalogue
 * first, since it migrates. A thread that dies takes the engine with it (`onDeath`): the process is started anew from
 * outside.
 */
export async function workerThreads(
  start: (role: ThreadRole) => WorkerLike,
  onCommit: (event: CommitEvent) => void,
  onDeath: (role: ThreadRole) => void,
  onUpgrade: OnUpgrade = () => {},
): Promise<Threads> {
  const threads: Partial<Record<ThreadRole, WorkerLike>> = {}
  const callers: Partial<Record<ThreadRole, Promise<Caller>>> = {}
  let isClosing = false
  const load = (role: ThreadRole): WorkerLike => (threads[role] ??= start(role))
  const open = (role: ThreadRole): Promise<Caller> =>
    (callers[role] ??= connect(load(role), onCommit, () => !isClosing && onDeath(role), onUpgrade))
  const terminate = (): Promise<unknown> => Promise.all(Object.values(threads).map((thread) => thread.terminate()))

  load('writer')
  load('reader')
  try {
    await open('writer')
    await open('reader')
  } catch (error) {
    isClosing = true // a catalogue that cannot be opened is an answer, not a death
    await terminate()
    throw error
  }
  const startLater = (): void => {
    if (isClosing) return
    for (const role of ['scanner', 'worker'] as const) open(role).catch(() => !isClosing && onDeath(role))
  }
  const later = setTimeout(startLater, LATER_MS)
  const latest = setTimeout(startLater, LATEST_MS)
  const call = async (role: ThreadRole, request: Parameters<Caller>[0]): Promise<unknown> => {
    later.refresh()
    return (await open(role))(request)
  }
  return {
    run: (role, name, input) => call(role, { name, input, isText: false }),
    text: async (role, name, input) => String(await call(role, { name, input, isText: true })),
    idle: async () => (await call('writer', { idle: true })) === true,
    close: async () => {
      isClosing = true
      for (const role of ['worker', 'scanner', 'reader', 'writer'] as const)
        if (callers[role]) await call(role, { close: true })
      clearTimeout(later)
      clearTimeout(latest)
      await terminate()
    },
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Caller = (request: DistributiveOmit<Request, 'id'>) => Promise<unknown>

/** Has the thread open the catalogue; the promise gives the way to call it. */
function connect(
  worker: WorkerLike,
  onCommit: (event: CommitEvent) => void,
  onDeath: () => void,
  onUpgrade: OnUpgrade,
): Promise<Caller> {
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
      } else if ('upgrading' in message) {
        onUpgrade(message.upgrading)
      } else {
        const call = waiting.get(message.id)
        waiting.delete(message.id)
        if ('need' in message) call?.reject(new LongReadNeeded(message.need))
        else if (message.ok) call?.resolve(message.output)
        else call?.reject(Object.assign(fromWireError(message.error), message.stack ? { stack: message.stack } : {}))
      }
    })
    worker.onExit(() => {
      reject(new Error('An engine thread ended before it was ready'))
      for (const call of waiting.values()) call.reject(new Error('An engine thread ended'))
      waiting.clear()
      onDeath()
    })
    worker.postMessage({ open: true })
  })
}
