import { AppError } from '../../shared/errors.ts'
import type { OnUpgrade } from '../../shared/upgrade.ts'
import type { StructureModel } from '../core/structure/model.ts'
import type { Db } from '../store/database.ts'
import { openDatabase, storageError } from '../store/database.ts'
import { loadStructure, structureVersion } from '../store/load-structure.ts'
import { lockCatalogue } from '../store/lock.ts'
import { openNewest } from '../store/migrate.ts'
import type { CommitEvent } from '../store/store.ts'
import { createStore, prepareProjections } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { Module, ReadContext, WriteContext } from './module.ts'

export type ThreadRole = 'reader' | 'scanner' | 'worker' | 'writer'

/** One thread's share of the engine: a connection and everything that may run on it, by name. */
export interface ThreadRuntime {
  /** Runs an operation's handler or a step. Synchronous, as SQLite is. */
  run(name: string, input: unknown): unknown
  /** One slice of waiting work; true while there is more. Writer only. */
  idle(): boolean
  close(): void
}

type Handler = (context: WriteContext, input: unknown) => unknown

export interface ThreadOptions {
  readonly role: ThreadRole
  readonly path: string
  readonly modules: readonly Module[]
  readonly clock: Clock
  readonly migrations: string
  readonly actor: string
  readonly onCommit?: (event: CommitEvent) => void
  /** Told how far a file of an older version is on its way to the newest; the writer opens it. */
  readonly onUpgrade?: OnUpgrade
}

export function createThread(options: ThreadOptions): ThreadRuntime {
  return options.role === 'writer' ? createWriter(options) : createReader(options)
}

function createReader({ role, path, modules, clock }: ThreadOptions): ThreadRuntime {
  const db = openDatabase(path, 'read')
  const context: ReadContext = { db, clock, structure: cachedStructure(db), memory: new Map() }
  const handlers = collect(modules, role)
  return {
    run: (name, input) => {
      const handler = handlers.get(name)
      if (!handler) throw new Error(`No handler for ${name} on the ${role} thread`)
      try {
        return handler(context as WriteContext, input) // readers' handlers are typed with ReadContext (Module)
      } catch (error) {
        throw storageError(error)
      }
    },
    idle: () => false,
    close: () => {
      for (const kept of context.memory.values()) if (isDisposable(kept)) kept[Symbol.dispose]()
      db.close()
    },
  }
}

/** Something kept that holds more than memory. */
function isDisposable(kept: unknown): kept is Disposable {
  return typeof kept === 'object' && kept !== null && Symbol.dispose in kept
}

function createWriter({ path, modules, clock, migrations, actor, onCommit, onUpgrade }: ThreadOptions): ThreadRuntime {
  const release = lockCatalogue(path)
  const db = openUnderLock(path, migrations, release, onUpgrade)
  try {
    const projections = modules.flatMap((module) => module.projections ?? [])
    const store = createStore(db, { projections, now: () => clock.now(), actor })
    if (onCommit) store.onCommit(onCommit)
    prepareProjections(db, store.structure(), projections)
    const context: WriteContext = { db, clock, store, structure: store.structure, memory: new Map() }
    for (const module of modules) module.recover?.(context)
    const handlers = collect(modules, 'writer')
    return {
      run: (name, input) => {
        const handler = handlers.get(name)
        if (!handler) throw new Error(`No handler for ${name} on the writer thread`)
        try {
          return handler(context, input)
        } catch (error) {
          throw storageError(error)
        }
      },
      idle: () => modules.some((module) => module.idle?.(context) ?? false),
      close: () => {
        refreshStatistics(db)
        db.close()
        release()
      },
    }
  } catch (error) {
    db.close()
    release()
    throw error instanceof AppError ? error : storageError(error)
  }
}

function openUnderLock(path: string, migrations: string, release: () => void, onUpgrade?: OnUpgrade): Db {
  try {
    return openNewest(path, migrations, onUpgrade)
  } catch (error) {
    release()
    throw error
  }
}

/** Lets SQLite look at its tables for better plans. On a damaged file it cannot: what is wrong was said before. */
function refreshStatistics(db: Db): void {
  try {
    db.pragma('optimize')
  } catch {
    // The file closes all the same.
  }
}

function collect(modules: readonly Module[], role: ThreadRole): Map<string, Handler> {
  const handlers = new Map<string, Handler>()
  const add = (name: string, handler: unknown): void => {
    if (handlers.has(name)) throw new Error(`Two handlers for ${name}`)
    handlers.set(name, handler as Handler) // each is typed where it is written (Module)
  }
  for (const module of modules) {
    const operations = role === 'writer' ? module.commands : role === 'reader' ? module.queries : undefined
    for (const [name, handler] of Object.entries(operations ?? {})) add(name, handler)
    for (const step of module.steps ?? []) if (step.thread === role) add(step.name, step.run)
  }
  return handlers
}

function cachedStructure(db: Db): () => StructureModel {
  let structure: StructureModel | null = null
  return () => {
    if (structure === null || structure.version !== structureVersion(db)) structure = loadStructure(db)
    return structure
  }
}
