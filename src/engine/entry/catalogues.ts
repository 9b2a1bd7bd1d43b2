import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { CreateCatalogue } from '../../shared/control.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import type { FromEngine, ToEngine } from '../../shared/rpc.ts'
import type { UpgradeProgress } from '../../shared/upgrade.ts'
import { createEngine } from '../app.ts'
import type { ContentFolders } from '../create-catalogue.ts'
import { createCatalogue } from '../create-catalogue.ts'
import type { Engine } from '../runtime/engine.ts'
import type { EngineServices } from '../runtime/services.ts'
import type { ThreadRole } from '../runtime/thread.ts'
import type { WindowPort } from './electron-ports.ts'
import { openWorkerThreads } from './worker-threads.ts'

export interface CataloguesOptions {
  readonly services: Omit<EngineServices, 'paths'>
  readonly actor: string
  readonly migrations: string
  readonly content: ContentFolders
  readonly threadFile: string
  readonly onThreadDeath: (role: ThreadRole) => void
  /** Told how far a file of an older version is on its way to the newest. */
  readonly onUpgrade?: (path: string, progress: UpgradeProgress) => void
}

export interface Catalogues {
  /** Closes the open one, if any, then opens this. Windows stay connected; their calls wait meanwhile. */
  open(path: string, create: CreateCatalogue): Promise<{ readonly name: string; readonly mediaFolder: string }>
  connect(port: WindowPort): void
  close(): Promise<void>
}

/** One open catalogue at a time, and the windows that look at it. */
export function openCatalogues(options: CataloguesOptions): Catalogues {
  const ports = new Set<WindowPort>()
  let engine: Engine | null = null
  let turn: Promise<unknown> = Promise.resolve() // opening and closing never overlap

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = turn.then(work, work)
    turn = next.catch(() => {})
    return next
  }
  const closeEngine = async (): Promise<void> => {
    for (const port of ports) port.release()
    const closing = engine
    engine = null
    await closing?.close()
  }

  return {
    open: (path, create) =>
      inTurn(async () => {
        await closeEngine()
        try {
          if (create === 'no' && !existsSync(path))
            throw new AppError('not-found', 'This catalogue is no longer there. Was it moved, renamed or deleted?')
          if (create !== 'no' && !existsSync(path)) {
            const { migrations, content: folders, actor } = options
            createCatalogue({ catalogue: path, content: create, migrations, folders, actor })
          }
          engine = await openEngine(path, options)
          return { name: basename(path, '.etalage'), mediaFolder: `${path}.media` }
        } finally {
          for (const port of ports) {
            // What a window asked a moment too early was refused for want of a catalogue: it asks again.
            if (engine) port.postMessage(OPENED)
            connectTo(engine, port)
          }
        }
      }),
    connect: (port) => {
      let isClosed = false
      port.onClose(() => {
        isClosed = true
        ports.delete(port)
      })
      // Known only from its turn on: the opening that it waits for would connect it, too, and every event came twice.
      void inTurn(async () => {
        if (isClosed) return
        ports.add(port)
        connectTo(engine, port)
      })
    },
    close: () => inTurn(closeEngine),
  }
}

const OPENED = { type: 'event', event: { type: 'catalogue.opened' } } as const satisfies FromEngine

/** With no catalogue open every call is told so at once, rather than left waiting. */
function connectTo(engine: Engine | null, port: WindowPort): void {
  if (engine) engine.connect(port)
  else
    port.onMessage((message) => {
      const error = toWireError(new AppError('unavailable', 'No catalogue is open.', { reason: 'no-catalogue' }), '')
      port.postMessage({ type: 'reply', id: (message as ToEngine).id, ok: false, error } satisfies FromEngine)
    })
}

function openEngine(catalogue: string, options: CataloguesOptions): Promise<Engine> {
  const { services, actor, migrations, threadFile, onThreadDeath, onUpgrade } = options
  const threadOptions = {
    path: catalogue,
    migrations,
    actor,
    file: threadFile,
    onDeath: onThreadDeath,
    onUpgrade: (progress: UpgradeProgress) => onUpgrade?.(catalogue, progress),
  }
  return createEngine({
    catalogue,
    migrations,
    services,
    actor,
    resumeJobs: true,
    openThreads: (onCommit) => openWorkerThreads(threadOptions, onCommit),
  })
}
