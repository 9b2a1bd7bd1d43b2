import { join } from 'node:path'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { MessageChannelMain, utilityProcess } from 'electron'
import type {
  CreateCatalogue,
  EngineOptions,
  EngineTicket,
  FromEngineControl,
  ToEngineControl,
} from '../../shared/control.ts'
import { assertNever } from '../../shared/errors.ts'
import type { CatalogueState, EngineState } from '../../shared/desktop.ts'
import type { Log } from '../log.ts'
import { catalogueName } from '../recent-catalogues.ts'
import { restartDelay } from './restart-policy.ts'
import { createTaskHost } from './task-host.ts'

/** How long the engine may take to close its catalogue before it is ended; what it acknowledged is on disk anyway. */
const CLOSE_MS = 3_000

export interface EngineHostOptions {
  readonly engine: EngineOptions
  readonly log: Log
  readonly secretOf: (ref: string) => string | null
  readonly onChange: () => void
  readonly onOpened: (path: string) => void
  /** A fresh port for the engine; the caller hands it to its window. Called for every connected window. */
  readonly onPort: (windowId: number, port: MessagePortMain) => void
}

export interface EngineHost {
  start(): void
  state(): { readonly engine: EngineState; readonly catalogue: CatalogueState }
  /** Media folder of the open catalogue. */
  mediaFolder(): string | null
  open(path: string, create: CreateCatalogue): void
  /** Gives the window a port now, and again after every restart until `disconnect`. */
  connect(windowId: number): void
  disconnect(windowId: number): void
  /** Resolves once the engine knows the ticket, so that no call about it can overtake it. */
  keepTicket(ticket: EngineTicket): Promise<void>
  close(): Promise<void>
}

/** Keeps one engine process alive and its windows connected to it. */
export function createEngineHost(options: EngineHostOptions): EngineHost {
  const windows = new Set<number>()
  const tickets = new Map<string, EngineTicket>()
  const awaitingTicket = new Map<string, () => void>()
  const deaths: number[] = []
  let child: UtilityProcess | null = null
  let engineState: EngineState = 'starting'
  let catalogue: CatalogueState = { status: 'none' }
  let wanted: { readonly path: string; readonly create: CreateCatalogue } | null = null
  let media: string | null = null
  let isClosing = false

  const send = (message: ToEngineControl, ports: MessagePortMain[] = []): void => child?.postMessage(message, ports)
  const tasks = createTaskHost({ log: options.log, send })
  const setState = (next: EngineState): void => {
    engineState = next
    options.onChange()
  }

  const start = (): void => {
    const file = join(import.meta.dirname, 'engine.js')
    const process = utilityProcess.fork(file, [], {
      serviceName: 'Etalage engine',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child = process
    setState('starting')
    process.stderr?.on('data', (text: Buffer) => options.log.info('engine stderr', { text: text.toString() }))
    process.on('message', (message: FromEngineControl) => receive(message))
    process.on('exit', (code) => {
      if (child === process) handleDeath(code)
    })
    send({ type: 'start', options: options.engine })
    for (const ticket of tickets.values()) send({ type: 'ticket', ticket })
    if (wanted) send({ type: 'open', ...wanted })
    for (const id of windows) handPort(id)
  }

  const handleDeath = (code: number): void => {
    child = null
    tasks.endAll()
    if (isClosing) return
    options.log.info('engine died', { code })
    deaths.push(Date.now())
    const delayMs = restartDelay(deaths, Date.now())
    setState(delayMs === null ? 'failed' : 'lost')
    if (delayMs !== null) setTimeout(start, delayMs)
  }

  const receive = (message: FromEngineControl): void => {
    switch (message.type) {
      case 'ready':
        return setState('ready')
      case 'opened':
        media = message.mediaFolder
        wanted = { path: message.path, create: 'no' }
        catalogue = { status: 'open', name: message.name }
        options.onOpened(message.path)
        return options.onChange()
      case 'upgrading':
        catalogue = { status: 'opening', name: catalogueName(message.path), upgrade: message.progress }
        return options.onChange()
      case 'open-failed':
        wanted = null
        media = null
        catalogue = { status: 'failed', name: catalogueName(message.path), error: message.error }
        return options.onChange()
      case 'ticket-kept':
        awaitingTicket.get(message.ticketId)?.()
        awaitingTicket.delete(message.ticketId)
        return
      case 'secret-wanted':
        return send({ type: 'secret', requestId: message.requestId, value: options.secretOf(message.ref) })
      case 'task-wanted':
        return tasks.start(message.taskId, message.memoryMb)
      case 'task-unwanted':
        return tasks.end(message.taskId)
      case 'log':
        return options.log.info(message.message, { from: 'engine', level: message.level, ...message.facts })
      default:
        return assertNever(message)
    }
  }

  const handPort = (windowId: number): void => {
    const { port1, port2 } = new MessageChannelMain()
    send({ type: 'window' }, [port1])
    options.onPort(windowId, port2)
  }

  return {
    start: () => {
      deaths.length = 0
      if (child === null) start()
    },
    state: () => ({ engine: engineState, catalogue }),
    mediaFolder: () => media,
    open: (path, create) => {
      wanted = { path, create }
      catalogue = { status: 'opening', name: catalogueName(path), upgrade: null }
      options.onChange()
      send({ type: 'open', path, create })
    },
    connect: (windowId) => {
      windows.add(windowId)
      if (child) handPort(windowId)
    },
    disconnect: (windowId) => void windows.delete(windowId),
    keepTicket: (ticket) => {
      tickets.set(ticket.id, ticket)
      return new Promise((resolve) => {
        awaitingTicket.set(ticket.id, resolve)
        send({ type: 'ticket', ticket }) // a dead engine gets it when it starts again
      })
    },
    close: async () => {
      isClosing = true
      const process = child
      if (process === null) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => process.kill(), CLOSE_MS)
        process.once('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        send({ type: 'close' })
      })
    },
  }
}
