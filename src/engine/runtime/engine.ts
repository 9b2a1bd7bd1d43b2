import { setTimeout as sleep } from 'node:timers/promises'
import type { Call, EngineEvent, Input, JobName, OperationName, Output, Result } from '../../shared/contract/index.ts'
import { operations } from '../../shared/contract/index.ts'
import type { JobState } from '../../shared/contract/jobs.ts'
import { AppError, fromWireError, toWireError } from '../../shared/errors.ts'
import type { FromEngine, PortLike, ToEngine } from '../../shared/rpc.ts'
import { replyPieces } from '../../shared/rpc.ts'
import type { CommitEvent } from '../store/store.ts'
import { createJobRunner } from './jobs.ts'
import { withLongReads } from './long-read.ts'
import type { Module } from './module.ts'
import type { EngineServices } from './services.ts'
import { withTurns } from './sliced.ts'
import type { ThreadRole } from './thread.ts'
import type { Threads } from './threads.ts'

export interface Engine {
  readonly call: Call
  /** Starts a job and waits for its result; rejects with its error. */
  runJob<K extends JobName>(op: K, input: Input<K>, onProgress?: (event: EngineEvent) => void): Promise<Result<K>>
  onEvent(listener: (event: EngineEvent) => void): () => void
  /** Answers the calls that come over a port and sends every event to it. */
  connect(port: PortLike): void
  close(): Promise<void>
}

export interface EngineOptions {
  readonly modules: readonly Module[]
  readonly services: EngineServices
  /** Opens the threads; the engine hands them its commit listener. */
  readonly openThreads: (onCommit: (event: CommitEvent) => void) => Promise<Threads>
  /** Parses what handlers answer, too: tests and development. */
  readonly checkOutput: boolean
  /** Does waiting work before a command is answered, so that the next query sees it: command line and tests. */
  readonly isEager: boolean
  /** Goes on with jobs that a crash cut off: the app. */
  readonly resumeJobs: boolean
}

/** The form an answer is asked for in: as a value, or as text for a window's port. */
interface Ask<Answer> {
  /** Of what the router answers itself. */
  own(output: unknown): Answer
  thread(role: ThreadRole, op: string, data: unknown): Promise<Answer>
}

/** Waiting work goes on when nothing was written for so long; where writing never pauses, a slice comes so often all the same. */
const REST_MS = 100
const LONGEST_REST_MS = 1_000

/** A call that takes longer than this is logged by name. */
const SLOW_CALL_MS = 100

/** The router: parses, picks the thread by the operation's kind, times, and turns whatever is thrown into a wire error. */
export async function createRouter({
  modules,
  services,
  openThreads,
  checkOutput,
  isEager,
  resumeJobs,
}: EngineOptions): Promise<Engine> {
  const listeners = new Set<(event: EngineEvent) => void>()
  const emit = (event: EngineEvent): void => {
    for (const listener of listeners) listener(event)
  }
  let isOpen = false // recovery commits, too, before there is a thread to do waiting work
  let lastCommit = 0
  const opened = await openThreads((commit) => {
    lastCommit = performance.now()
    emit(toEvent(commit))
    if (isOpen) wakeIdle()
  })
  const threads = withTurns(withLongReads(opened, (key, share) => emit({ type: 'view.progress', viewKey: key, share })))
  isOpen = true
  const jobs = createJobRunner(modules, threads, services, emit)
  let idling: Promise<void> | null = null
  const closing = new AbortController()

  function wakeIdle(): void {
    idling ??= (async () => {
      // A slice at a time through the writer's queue, so that an edit never waits for more than one slice.
      do await writerIsLeft()
      while (!closing.signal.aborted && (await threads.idle()))
      idling = null
    })()
  }

  /** Waits until nothing was written for a moment: who edits cell after cell meets no slice. */
  async function writerIsLeft(): Promise<void> {
    const since = performance.now()
    while (!closing.signal.aborted) {
      const now = performance.now()
      const rest = Math.min(lastCommit + REST_MS - now, since + LONGEST_REST_MS - now)
      if (rest <= 0) return
      await sleep(rest, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  /** The end of the newest command, well or not. */
  let lastCommand: Promise<void> = Promise.resolve()

  /** Has an operation answered: by the router itself, or by the thread of its kind. */
  const answer = async <Answer>(op: string, input: unknown, ask: Ask<Answer>): Promise<Answer> => {
    if (!Object.hasOwn(operations, op)) throw new AppError('invalid-input', `There is no operation ${op}.`)
    const operation = operations[op as OperationName]
    const parsed = operation.input.safeParse(input)
    if (!parsed.success)
      throw new AppError('invalid-input', `The input of ${op} is not right: ${parsed.error.issues[0]?.message ?? ''}`, {
        path: parsed.error.issues[0]?.path.join('.') ?? '',
      })
    if (op === 'jobs.cancel') {
      jobs.cancel((parsed.data as { jobId: number }).jobId)
      return ask.own({})
    }
    if (operation.kind === 'query') return ask.thread('reader', op, parsed.data)
    if (operation.kind === 'job') {
      await lastCommand // what a job reads first, on a thread of its own, has to hold the edit just before it
      return ask.own(await jobs.start(op as JobName, parsed.data))
    }
    const output = command(() => ask.thread('writer', op, parsed.data))
    lastCommand = output.then(nothing, nothing)
    return output
  }
  const command = async <Answer>(carryOut: () => Promise<Answer>): Promise<Answer> => {
    await threads.admit()
    const output = await carryOut()
    if (isEager) await drain()
    return output
  }
  const asValue: Ask<unknown> = {
    own: (output) => output,
    thread: async (role, op, data) => {
      const output = await threads.run(role, op, data)
      return checkOutput ? operations[op as OperationName].output.parse(output) : output // an operation, as parsed
    },
  }
  const asText: Ask<string> = { own: (output) => JSON.stringify(output), thread: threads.text }

  const drain = async (): Promise<void> => {
    while (await threads.idle());
  }

  const timed = async <Answer>(op: string, input: unknown, ask: Ask<Answer>): Promise<Answer> => {
    const start = performance.now()
    try {
      return await answer(op, input, ask)
    } finally {
      const milliseconds = Math.round(performance.now() - start)
      if (milliseconds > SLOW_CALL_MS) services.log.info('slow call', { op, milliseconds })
    }
  }

  const engine: Engine = {
    call: <K extends OperationName>(op: K, input: Input<K>) => timed(op, input, asValue) as Promise<Output<K>>,
    runJob: async (op, input, onProgress) => {
      const done = Promise.withResolvers<JobState>()
      let jobId = 0
      const early: JobState[] = []
      const stop = engine.onEvent((event) => {
        if (event.type === 'job.progress' && event.jobId === jobId) onProgress?.(event)
        if (event.type !== 'job.done') return
        if (event.job.id === jobId) done.resolve(event.job)
        else early.push(event.job)
      })
      try {
        jobId = ((await timed(op, input, asValue)) as { jobId: number }).jobId
        const job = early.find((ended) => ended.id === jobId) ?? (await done.promise)
        if (job.state === 'cancelled') throw new AppError('cancelled', 'Cancelled.')
        if (job.error) throw fromWireError(job.error as Parameters<typeof fromWireError>[0])
        if (isEager) await drain()
        return job.result as never // the handler's type, by JobName
      } finally {
        stop()
      }
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connect: (port) => {
      listeners.add((event) => port.postMessage({ type: 'event', event } satisfies FromEngine))
      port.onMessage((raw) => {
        void reply(port, raw as ToEngine) // its shape is checked there
      })
    },
    close: async () => {
      leaving.abort(new AppError('cancelled', 'The program is closing.'))
      await residents
      await jobs.stop()
      closing.abort()
      await idling
      await threads.close()
    },
  }

  const reply = async (port: PortLike, message: ToEngine): Promise<void> => {
    if (message?.type !== 'call' || !Number.isSafeInteger(message.id) || typeof message.op !== 'string') return
    try {
      const text = await timed(message.op, message.input, asText)
      for (const piece of replyPieces(message.id, text)) port.postMessage(piece)
    } catch (error) {
      const reference = `${Date.now().toString(36)}-${message.id}`
      if (!(error instanceof AppError))
        services.log.error('bug', {
          reference,
          op: message.op,
          error: error instanceof Error ? error.stack : String(error),
        })
      port.postMessage({
        type: 'reply',
        id: message.id,
        ok: false,
        error: toWireError(error, reference),
      } satisfies FromEngine)
    }
  }

  const leaving = new AbortController()
  let residents: Promise<unknown> = Promise.resolve()
  const live = async (module: Module): Promise<void> => {
    try {
      await module.resident?.({
        ...services,
        signal: leaving.signal,
        run: (step, input) => threads.run(step.thread, step.name, input) as Promise<never>, // the step's own type
        start: (op, input) => jobs.start(op, operations[op].input.parse(input)),
      })
    } catch (error) {
      if (leaving.signal.aborted) return
      services.log.error('resident ended', {
        module: module.name,
        error: error instanceof Error ? error.stack : String(error),
      })
    }
  }

  if (resumeJobs) {
    await jobs.resumeInterrupted()
    residents = Promise.allSettled(modules.map(live))
  }
  if (isEager) await drain()
  else wakeIdle()
  return engine
}

const nothing = (): void => {}

/** More changed products than this are told as "many": the window asks again for what it shows. */
const MAX_EVENT_IDS = 1_000

function toEvent(commit: CommitEvent): EngineEvent {
  return {
    type: 'catalogue.changed',
    changeSetId: commit.changeSetId,
    origin: commit.origin,
    productIds: commit.productIds.length > MAX_EVENT_IDS ? null : commit.productIds,
    columns: commit.columns.length > MAX_EVENT_IDS ? null : commit.columns,
    structureChanged: commit.isStructure,
  }
}
