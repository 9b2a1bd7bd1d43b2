import type { WireError } from './errors.ts'
import type { UpgradeProgress } from './upgrade.ts'

/**
 * What main and the engine process say to each other over the process's own port. Windows never see any of it.
 * A message to the engine may bring a port along: `window` the far end of that window's, `task-started` the task's.
 */
export type ToEngineControl =
  | { readonly type: 'start'; readonly options: EngineOptions }
  /** `create` says what to make first if there is no such file yet; an existing one is never replaced. */
  | { readonly type: 'open'; readonly path: string; readonly create: CreateCatalogue }
  | { readonly type: 'window' }
  | { readonly type: 'ticket'; readonly ticket: EngineTicket }
  | { readonly type: 'secret'; readonly requestId: number; readonly value: string | null }
  | { readonly type: 'task-started'; readonly taskId: number }
  | { readonly type: 'task-ended'; readonly taskId: number; readonly code: number }
  /** Finish what is being written, close the catalogue, exit. */
  | { readonly type: 'close' }

export type FromEngineControl =
  | { readonly type: 'ready' }
  /** The catalogue that is being opened is of an older version. */
  | { readonly type: 'upgrading'; readonly path: string; readonly progress: UpgradeProgress }
  | { readonly type: 'opened'; readonly path: string; readonly name: string; readonly mediaFolder: string }
  | { readonly type: 'open-failed'; readonly path: string; readonly error: WireError }
  | { readonly type: 'ticket-kept'; readonly ticketId: string }
  | { readonly type: 'secret-wanted'; readonly requestId: number; readonly ref: string }
  /** A process for foreign bytes; main forks it, because an Electron utility process cannot fork its like. */
  | { readonly type: 'task-wanted'; readonly taskId: number; readonly memoryMb: number }
  | { readonly type: 'task-unwanted'; readonly taskId: number }
  | {
      readonly type: 'log'
      readonly level: 'info' | 'warn' | 'error'
      readonly message: string
      readonly facts: LogFacts
    }

export type LogFacts = Readonly<Record<string, unknown>>

export type CreateCatalogue = 'no' | 'empty' | 'sample'

export interface EngineOptions {
  /** Folder for what belongs to no catalogue, such as the practice shop. */
  readonly dataFolder: string
  /** Whose name the change sets carry. */
  readonly actor: string
}

export interface EngineTicket {
  readonly id: string
  readonly path: string
  readonly name: string
  readonly access: 'read' | 'write'
}
