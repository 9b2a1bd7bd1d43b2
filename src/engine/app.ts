import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import type { OnUpgrade } from '../shared/upgrade.ts'
import { checkModule } from './check/index.ts'
import { catalogueModule } from './modules/catalogue/index.ts'
import { exportModule } from './modules/export/index.ts'
import { historyModule } from './modules/history/index.ts'
import { importModule } from './modules/import/index.ts'
import { mediaModule } from './modules/media/index.ts'
import { modelModule } from './modules/model/index.ts'
import { publishModule } from './modules/publish/index.ts'
import { completenessColumns, qualityModule } from './modules/quality/index.ts'
import { sheetModule } from './modules/sheet/index.ts'
import { suppliersModule } from './modules/suppliers/index.ts'
import { sourcesModule } from './modules/sources/index.ts'
import type { Clock } from './runtime/clock.ts'
import { systemClock } from './runtime/clock.ts'
import type { Engine } from './runtime/engine.ts'
import { createRouter } from './runtime/engine.ts'
import { jobsModule } from './runtime/jobs.ts'
import type { Module } from './runtime/module.ts'
import type { EngineServices } from './runtime/services.ts'
import type { Threads } from './runtime/threads.ts'
import { inlineThreads } from './runtime/threads.ts'
import type { CommitEvent } from './store/store.ts'

const parts: readonly Module[] = [
  jobsModule,
  catalogueModule(completenessColumns),
  qualityModule,
  mediaModule,
  sheetModule(completenessColumns),
  historyModule(completenessColumns),
  modelModule,
  importModule,
  suppliersModule,
  exportModule(completenessColumns),
  publishModule(completenessColumns),
  sourcesModule,
]

/** Every part of the engine; the only place that knows them all. */
export const modules: readonly Module[] = [...parts, checkModule(() => parts.flatMap((part) => part.projections ?? []))]

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
