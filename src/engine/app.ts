import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import type { OnUpgrade } from '../shared/upgrade.ts'
import { modules } from './parts.ts'
import type { Clock } from './runtime/clock.ts'
import { systemClock } from './runtime/clock.ts'
import type { Engine } from './runtime/engine.ts'
import { createRouter } from './runtime/engine.ts'
import type { EngineServices } from './runtime/services.ts'
import type { Threads } from './runtime/threads.ts'
import { inlineThreads } from './runtime/threads.ts'
import type { CommitEvent } from './store/store.ts'

export { modules }

export interface CreateEngineOptions {
  /** The catalogue file; made when it does not exist. */
  readonly catalogue: string
  /** Folder of the SQL migrations. */
  readonly migrations: string
  readonly services?: Partial<Omit<EngineServices, 'paths'>>
  readonly actor?: string
  /** Worker threads instead of the caller's own: see entry/. */
  readonly openThreads?: (onCommit: (event: CommitEvent) => void) => Promise<Threads>
  readonly resumeJobs?: boolean
  /** Told how far a file of an older version is on its way to the newest; not where `openThreads` is given. */
  readonly onUpgrade?: OnUpgrade
}

/** Opens a catalogue and everything that works on it. Throws AppError when the file cannot be opened. */
export async function createEngine({
  catalogue,
  migrations,
  services,
  actor = 'local',
  openThreads,
  resumeJobs = false,
  onUpgrade = () => {},
}: CreateEngineOptions): Promise<Engine> {
  const paths = { catalogue, media: `${catalogue}.media`, work: `${catalogue}.work` }
  mkdirSync(dirname(catalogue), { recursive: true })
  const clock: Clock = services?.clock ?? systemClock
  const inline = async (onCommit: (event: CommitEvent) => void): Promise<Threads> =>
    inlineThreads({ path: catalogue, modules, clock, migrations, actor, onCommit, onUpgrade })
  return createRouter({
    modules,
    services: { ...missingServices, ...services, clock, paths },
    openThreads: openThreads ?? inline,
    checkOutput: openThreads === undefined,
    isEager: openThreads === undefined,
    resumeJobs,
  })
}

const missingServices: Omit<EngineServices, 'clock' | 'paths'> = {
  fetch: globalThis.fetch,
  tasks: { run: () => Promise.reject(new AppError('unavailable', 'No task processes here.')) },
  secrets: { get: () => Promise.resolve(null) },
  tickets: { resolve: () => null },
  practiceShop: { start: () => Promise.reject(new AppError('unavailable', 'No practice shop here.')) },
  log: { info: () => {}, warn: () => {}, error: () => {} },
}

/** The migrations of this source tree: for the command line and tests; the app has them beside its bundle. */
export const sourceMigrations = join(import.meta.dirname, '../../db/migrations')
