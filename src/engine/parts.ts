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
import { jobsModule } from './runtime/jobs.ts'
import type { Module } from './runtime/module.ts'

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

/** Every part of the engine; the only place that knows them all. Threads load it without the router and its contract. */
export const modules: readonly Module[] = [...parts, checkModule(() => parts.flatMap((part) => part.projections ?? []))]
