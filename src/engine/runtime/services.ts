import type { Clock } from './clock.ts'

/**
 * Everything outside the engine that it needs, handed in by whoever starts it: Electron's main process, the command
 * line or a test. No module reaches for these by itself.
 */
export interface EngineServices {
  readonly clock: Clock
  readonly fetch: typeof fetch
  readonly tasks: TaskHost
  readonly secrets: Secrets
  readonly tickets: Tickets
  readonly practiceShop: PracticeShopHost
  readonly paths: EnginePaths
  readonly log: Log
}

export interface EnginePaths {
  readonly catalogue: string
  /** Folder of the pictures and documents, by content hash, beside the catalogue. */
  readonly media: string
  /** Folder for staging files, beside the catalogue; what is in it may be lost. */
  readonly work: string
}

/** Runs work on foreign bytes in a process of its own that may be killed: a hostile file takes down only that. */
export interface TaskHost {
  /**
   * Sends `input` to the task `name` of entry/task.ts and waits. Aborting kills the process. A process that runs out
   * of memory or time rejects with AppError('source-unreadable').
   */
  run<Output>(name: string, input: unknown, options?: TaskOptions): Promise<Output>
}

export interface TaskOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: unknown) => void
  /** Heap limit in MB; default 512. */
  readonly memoryMb?: number
  /** Longest time without progress, in ms; default 60,000. */
  readonly idleTimeoutMs?: number
}

/** Passwords and tokens by reference; null when unknown. They are never stored by the engine. */
export interface Secrets {
  get(ref: string): Promise<string | null>
}

/** Files that a person chose, by the opaque name a window knows them by. */
export interface Tickets {
  /** Null for a ticket nobody gave out. */
  resolve(ticket: string): { readonly path: string; readonly fileName: string } | null
}

/** The practice shop that ships with the app: started once, kept until the engine ends. */
export interface PracticeShopHost {
  start(): Promise<{ readonly origin: string; readonly key: string; readonly secretRef: string }>
}

export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void
  error(message: string, facts?: Readonly<Record<string, unknown>>): void
}
