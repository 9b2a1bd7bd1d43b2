import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach } from 'vitest'
import type { EngineServices } from '../../src/engine/runtime/services.ts'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import { createCatalogue, sourceContent } from '../../src/engine/create-catalogue.ts'
import type { ImportFileOptions, ImportFileResult } from '../../src/engine/modules/import/index.ts'
import { importFile } from '../../src/engine/modules/import/index.ts'
import { tempFolder } from './catalogue.ts'
import { tasksHere } from './tasks-here.ts'

export const fixtures = join(import.meta.dirname, '../fixtures')

export interface ImportBench {
  readonly engine: Engine
  readonly path: string
  /** Writes a file to import beside the catalogue. */
  file(name: string, text: string | Buffer): string
  /** Imports with nobody to ask. */
  importFile(path: string, options?: Omit<ImportFileOptions, 'ticket'>): Promise<ImportFileResult>
  /** Reads a file and leaves it staged. */
  stage(path: string, profile?: string): Promise<number>
  /** Values of every product by SKU, in the order of these columns. */
  products(...columns: readonly string[]): Promise<Record<string, unknown[]>>
  close(): Promise<void>
}

const open = new Set<Engine>()
afterEach(async () => {
  for (const engine of open) await engine.close()
  open.clear()
})

/** A new catalogue with the starter structure (nl_NL, en_GB, fr_FR) or the sample, and an engine on it. */
export async function importBench(
  content: 'empty' | 'sample' = 'empty',
  services: Partial<EngineServices> = {},
  options: { readonly resumeJobs?: boolean } = {},
): Promise<ImportBench> {
  const folder = tempFolder()
  const path = join(folder, 'test.etalage')
  const locales = content === 'empty' ? { locales: ['nl_NL', 'en_GB', 'fr_FR'] } : {}
  createCatalogue({ catalogue: path, content, migrations: sourceMigrations, folders: sourceContent, ...locales })
  return benchOn(path, services, options)
}

/** An engine on a catalogue that is there. */
export async function benchOn(
  path: string,
  services: Partial<EngineServices> = {},
  { resumeJobs = false }: { readonly resumeJobs?: boolean } = {},
): Promise<ImportBench> {
  const tickets: EngineServices['tickets'] = { resolve: (ticket) => ({ path: ticket, fileName: basename(ticket) }) }
  const engine = await createEngine({
    catalogue: path,
    migrations: sourceMigrations,
    services: { tasks: tasksHere, tickets, ...services },
    resumeJobs,
  })
  open.add(engine)
  return {
    engine,
    path,
    file: (name, text) => {
      const target = join(path, '..', name)
      writeFileSync(target, text)
      return target
    },
    importFile: (source, options = {}) => importFile(engine, { ticket: source, ...options }),
    stage: async (source, profile) =>
      (await engine.runJob('import.stage', { ticket: source, profile: profile ?? null })).importId,
    products: async (...columns) => {
      const found: Record<string, unknown[]> = {}
      for (let from = 0; ; from += 1_000) {
        const page = await engine.call('catalogue.gridPage', {
          viewKey: 'test',
          refresh: from === 0,
          query: {},
          columns: ['sku', ...columns].map((column) => ({ column })),
          from,
          count: 1_000,
        })
        for (const [sku, ...values] of page.rows) found[String(sku)] = values
        if (from + 1_000 >= page.total) return found
      }
    },
    close: async () => {
      open.delete(engine)
      await engine.close()
    },
  }
}
