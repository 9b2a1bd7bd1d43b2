import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../shared/errors.ts'
import { modules } from './app.ts'
import { packRules } from './modules/quality/index.ts'
import type { FirstContent, StructureData } from './modules/sample/index.ts'
import { readCatalogueData, storeAssets, writeFirstContent } from './modules/sample/index.ts'
import type { Clock } from './runtime/clock.ts'
import { systemClock } from './runtime/clock.ts'
import { writeStep } from './runtime/module.ts'
import { createThread } from './runtime/thread.ts'

/** Where the first content of catalogues lies: in the source tree, or beside the app's bundle. */
export interface ContentFolders {
  /** `structure.json` of an empty catalogue. */
  readonly starter: string
  /** `structure.json` and `products.jsonl` of the sample. */
  readonly demo: string
  /** Pictures and documents of the sample, with `assets.json`. */
  readonly media: string
}

export interface CreateCatalogueOptions {
  /** The file to make; must not exist yet. */
  readonly catalogue: string
  readonly content: 'empty' | 'sample'
  /** Locales of an empty catalogue, the first one the default; those of the files when left out. */
  readonly locales?: readonly string[]
  readonly migrations: string
  readonly folders: ContentFolders
  readonly clock?: Clock
  readonly actor?: string
}

/**
 * Makes a catalogue file with its first content, whole or not at all: it is filled under another name and renamed.
 * Throws AppError('conflict') when the file exists. About a second for the sample.
 */
export function createCatalogue(options: CreateCatalogueOptions): void {
  const { catalogue, content, migrations, folders, clock = systemClock, actor = 'local' } = options
  if (existsSync(catalogue))
    throw new AppError('conflict', 'There is a file of this name already. Choose another name.')
  mkdirSync(dirname(catalogue), { recursive: true })
  const unfinished = `${catalogue}.new`
  removeCatalogue(unfinished) // left by a crash
  try {
    const first = firstContent(options, folders, content)
    const fill = writeStep('sample.fill', ({ store }, _: null) => writeFirstContent(store, first))
    const all = [...modules, { name: 'first-content', steps: [fill] }]
    const writer = createThread({ role: 'writer', path: unfinished, modules: all, clock, migrations, actor })
    try {
      writer.run(fill.name, null)
      while (writer.idle());
    } finally {
      writer.close()
    }
    renameSync(unfinished, catalogue)
  } finally {
    removeCatalogue(unfinished)
  }
}

/** The folders of this source tree: for the command line and tests. */
export const sourceContent: ContentFolders = {
  starter: join(import.meta.dirname, '../../db/starter'),
  demo: join(import.meta.dirname, '../../db/demo'),
  media: join(import.meta.dirname, '../../resources/sample'),
}

function firstContent(
  { catalogue, locales }: CreateCatalogueOptions,
  folders: ContentFolders,
  content: 'empty' | 'sample',
): FirstContent {
  if (content === 'sample') {
    const assets = storeAssets(folders.media, `${catalogue}.media`)
    return { origin: 'sample', ...readCatalogueData(folders.demo), assets, rules: packRules('marketplace') }
  }
  const { structure, products } = readCatalogueData(folders.starter)
  return {
    origin: 'set-up',
    structure: locales ? withLocales(structure, locales) : structure,
    products,
    assets: [],
    rules: [],
  }
}

function withLocales(structure: StructureData, codes: readonly string[]): StructureData {
  return {
    ...structure,
    locales: codes.map((code, index) => ({ code, isDefault: index === 0 })),
    channels: structure.channels.map((channel) => ({ ...channel, locales: [...codes] })),
  }
}

function removeCatalogue(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(`${path}${suffix}`, { force: true })
}
