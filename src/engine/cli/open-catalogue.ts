import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { EngineEvent, Input, JobName, Result } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { createEngine, sourceMigrations } from '../app.ts'
import type { StructureModel } from '../core/structure/model.ts'
import { nodeTaskHost } from '../entry/node-task-host.ts'
import { ticketBook } from '../entry/ticket-book.ts'
import type { Engine } from '../runtime/engine.ts'
import { openDatabase } from '../store/database.ts'
import { loadStructure } from '../store/load-structure.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { environmentSecrets } from './environment-secrets.ts'

/** An open catalogue, as commands use it. */
export interface OpenCatalogue {
  readonly path: string
  readonly call: Engine['call']
  /** Runs a job to its end, tells its progress in words, and cancels it on Ctrl+C. */
  job<K extends JobName>(op: K, input: Input<K>): Promise<Result<K>>
  /** The engine whole, its jobs told and cancelled likewise. */
  readonly engine: Engine
  /** The structure as it is now, for reading column names and writing values as text. */
  structure(): StructureModel
  /** The name by which the engine knows a file that was typed. */
  ticket(path: string, access: 'read' | 'write'): string
}

/** Opens the catalogue named by `<file>`, does the work, and closes it whatever happens. */
export async function withCatalogue<T>(
  args: Arguments,
  terminal: Terminal,
  work: (catalogue: OpenCatalogue) => Promise<T>,
): Promise<T> {
  const path = resolve(args.positional('file'))
  if (!existsSync(path)) throw new AppError('not-found', `There is no catalogue ${args.positional('file')}.`)
  const tickets = ticketBook()
  const secrets = environmentSecrets(terminal.environment, args.text('secret-env'))
  const services = { tasks: nodeTaskHost(), tickets, secrets, log: quietLog(terminal) }
  const engine = await createEngine({ catalogue: path, migrations: sourceMigrations, services, actor: 'cli' })
  const job: OpenCatalogue['job'] = (op, input) => runJob(engine, terminal, op, input)
  try {
    return await work({
      path,
      call: engine.call,
      job,
      engine: { ...engine, runJob: job },
      structure: () => readStructure(path),
      ticket: (file, access) => {
        const id = crypto.randomUUID()
        tickets.add({ id, path: resolve(file), name: basename(file), access })
        return id
      },
    })
  } finally {
    await engine.close()
  }
}

function readStructure(path: string): StructureModel {
  const db = openDatabase(path, 'read')
  try {
    return loadStructure(db)
  } finally {
    db.close()
  }
}

/** A new name for each command sent: the command line never repeats one. */
export function newRequestId(): string {
  return `cli-${crypto.randomUUID()}`
}

async function runJob<K extends JobName>(
  engine: Engine,
  terminal: Terminal,
  op: K,
  input: Input<K>,
): Promise<Result<K>> {
  let jobId: number | null = null
  const cancel = (): void => {
    if (jobId !== null) void engine.call('jobs.cancel', { jobId })
  }
  terminal.interrupted.addEventListener('abort', cancel)
  try {
    return await engine.runJob(op, input, (event) => {
      if (event.type !== 'job.progress') return
      jobId ??= event.jobId
      if (terminal.interrupted.aborted) cancel()
      tellProgress(terminal, op, event)
    })
  } finally {
    terminal.interrupted.removeEventListener('abort', cancel)
  }
}

/** People want to see that it goes on, not every step: one line in this many milliseconds. */
const PROGRESS_MS = 2_000
let toldAt = 0

function tellProgress(
  terminal: Terminal,
  op: string,
  { progress }: Extract<EngineEvent, { type: 'job.progress' }>,
): void {
  const now = performance.now()
  if (now - toldAt < PROGRESS_MS) return
  toldAt = now
  const { done, total, waitingSeconds } = progress
  const waiting = waitingSeconds === null ? '' : `, waiting ${Math.ceil(waitingSeconds)} s for the shop's limit`
  terminal.say(`${op}: ${done}${total === null ? '' : ` of ${total}`}${waiting}`)
}

/** Warnings and errors only; a command is no place for timings. */
function quietLog(terminal: Terminal): { info: () => void; warn: Log; error: Log } {
  const write: Log = (message, facts = {}) => terminal.say(`${message} ${JSON.stringify(facts)}`)
  return { info: () => {}, warn: write, error: write }
}

type Log = (message: string, facts?: Readonly<Record<string, unknown>>) => void
