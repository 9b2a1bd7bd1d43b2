import { join } from 'node:path'
import type { CreateEngineOptions } from '../../../src/engine/app.ts'
import { createEngine, modules, sourceMigrations } from '../../../src/engine/app.ts'
import { SYSTEM_SLOT } from '../../../src/engine/core/structure/system-slots.ts'
import { gtinCheckDigit } from '../../../src/engine/core/identifiers/gtin.ts'
import { openWorkerThreads } from '../../../src/engine/entry/worker-threads.ts'
import type { Engine } from '../../../src/engine/runtime/engine.ts'
import { createThread } from '../../../src/engine/runtime/thread.ts'
import { systemClock } from '../../../src/engine/runtime/clock.ts'
import { writeStep } from '../../../src/engine/runtime/module.ts'
import type { RowWrite } from '../../../src/engine/store/change-tx.ts'
import type { Store } from '../../../src/engine/store/store.ts'
import type { CellValue } from '../../../src/shared/vocabulary.ts'

export const FAMILIES = 12
const LOCALES = ['nl_NL', 'fr_FR', 'en_GB']
const BRANDS = 200
const EXTRA_TEXTS = 18
const EXTRA_NUMBERS = 14
/** Columns of a catalogue when nobody asks for more: what stands in `keys`. */
const BASE_COLUMNS = 51

const WORDS =
  'tent lamp grote kleine rode blauwe waterdicht licht zwaar zomer winter trekking kampeer slaapzak matras brander pan mes bijl touw rugzak jas schoen sok muts éclair café gîte über'.split(
    ' ',
  )

/** Numbers that are the same in every run. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Fills a new catalogue file with `rows` products in 12 families, 51 columns wide or more, about three in four filled: texts
 * in three languages, prices, barcodes, options, measurements. Two channels with three languages require a dozen
 * values of each family. Answers with what writing took, in ms.
 */
export function makeBigCatalogue(
  path: string,
  rows: number,
  columnCount = BASE_COLUMNS,
): { readonly milliseconds: number; readonly columns: number } {
  let columns = 0
  const fill = writeStep('bench.fill', ({ store }, _: null) => {
    columns = fillStore(store, rows, EXTRA_NUMBERS + columnCount - BASE_COLUMNS)
  })
  const writer = createThread({
    role: 'writer',
    path,
    modules: [...modules, { name: 'bench', steps: [fill] }],
    clock: systemClock,
    migrations: sourceMigrations,
    actor: 'bench',
  })
  const start = performance.now()
  writer.run(fill.name, null)
  const milliseconds = performance.now() - start
  writer.close()
  return { milliseconds, columns }
}

/** The engine as the app has it a while after its start: each kind of work on its own thread, all of them there. */
export function openThreaded(path: string, services?: CreateEngineOptions['services']): Promise<Engine> {
  return createEngine({
    catalogue: path,
    migrations: sourceMigrations,
    ...(services ? { services } : {}),
    openThreads: async (onCommit) => {
      const threads = await openWorkerThreads(
        {
          path,
          migrations: sourceMigrations,
          actor: 'bench',
          file: join(import.meta.dirname, '../../../src/engine/entry/thread.ts'),
          onDeath: () => {},
        },
        onCommit,
      )
      // These start when they are called: what they are asked they cannot do, but they answer.
      await Promise.allSettled((['scanner', 'worker'] as const).map((role) => threads.run(role, 'bench.isThere', null)))
      return threads
    },
  })
}

function fillStore(store: Store, rows: number, numbers: number): number {
  const label = { key: 'history.import', params: {} }
  store.change({ kind: 'set-up', label, origin: 'bench', isUndoable: false }, (tx) => {
    tx.writeRows(structureRows(numbers))
    for (const key of keys(numbers)) tx.slot(key)
  })
  const { slots } = store.structure()
  const columns = keys(numbers)
  const shape = [SYSTEM_SLOT.sku, SYSTEM_SLOT.family, ...columns.flatMap((key) => slots.get(key) ?? [])]
  const next = random(7)
  for (let from = 0; from < rows; from += 5_000) {
    store.change({ kind: 'import', label, origin: 'bench' }, (tx) =>
      tx.writeProducts(
        Array.from({ length: Math.min(5_000, rows - from) }, (_, index) => ({
          productId: null,
          slots: shape,
          values: productValues(from + index, columns, next),
        })),
      ),
    )
  }
  return columns.length
}

function keys(numbers: number): string[] {
  return [
    ...LOCALES.map((locale) => `name/${locale}`),
    ...LOCALES.flatMap((locale) => [`description/webshop/${locale}`, `description/market/${locale}`]),
    'brand',
    'colour',
    'materials',
    'ean',
    'supplier_code',
    'price/EUR',
    'cost/EUR',
    'weight',
    'waterproof',
    'released',
    ...Array.from({ length: EXTRA_TEXTS }, (_, index) => `text_${index}`),
    ...Array.from({ length: numbers }, (_, index) => `number_${index}`),
  ]
}

function productValues(index: number, columns: readonly string[], next: () => number): CellValue[] {
  const word = (): string => WORDS[Math.floor(next() * WORDS.length)] ?? ''
  const words = (count: number): string => Array.from({ length: count }, word).join(' ')
  const valueOf = (key: string): CellValue => {
    const [code = ''] = key.split('/')
    if (code !== 'name' && next() < 0.25) return null
    if (code === 'name') return `${words(4)} ${Math.floor(next() * 500)}`
    if (code === 'description') return words(25)
    if (code === 'brand') return `brand_${Math.floor(next() * BRANDS)}`
    if (code === 'colour') return `colour_${Math.floor(next() * 20)}`
    if (code === 'materials') return JSON.stringify([`material_${Math.floor(next() * 5)}`])
    if (code === 'ean') {
      const body = String(870_000_000_000 + index)
      return body + gtinCheckDigit(body)
    }
    if (code === 'supplier_code') return `SUP-${String(index * 7).padStart(8, '0')}`
    if (code === 'price' || code === 'cost') return Math.round(next() * 50_000) / 100
    if (code === 'weight') return `${Math.round(next() * 5_000)} GRAM`
    if (code === 'waterproof') return next() < 0.5 ? 0 : 1
    if (code === 'released')
      return `20${10 + Math.floor(next() * 16)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-15`
    return code.startsWith('number') ? Math.floor(next() * 1_000) : words(3)
  }
  return [`SKU-${String(index).padStart(7, '0')}`, 1 + (index % FAMILIES), ...columns.map(valueOf)]
}

function structureRows(numbers: number): RowWrite[] {
  const attributes: Record<string, string | number>[] = [
    { code: 'name', type: 'text', is_localizable: 1 },
    { code: 'description', type: 'textarea', is_localizable: 1, is_scopable: 1 },
    { code: 'brand', type: 'simple-select' },
    { code: 'colour', type: 'simple-select' },
    { code: 'materials', type: 'multi-select' },
    { code: 'ean', type: 'identifier', is_unique: 1 },
    { code: 'supplier_code', type: 'identifier' },
    { code: 'price', type: 'price', decimals: 2 },
    { code: 'cost', type: 'price', decimals: 2 },
    { code: 'weight', type: 'measurement', measurement_family_id: 1, default_unit: 'GRAM' },
    { code: 'waterproof', type: 'boolean' },
    { code: 'released', type: 'date' },
    ...Array.from({ length: EXTRA_TEXTS }, (_, index) => ({ code: `text_${index}`, type: 'text' })),
    ...Array.from({ length: numbers }, (_, index) => ({ code: `number_${index}`, type: 'number' })),
  ]
  const idOf = (code: string): number => attributes.findIndex((attribute) => attribute['code'] === code) + 1
  const options = (code: string, count: number): RowWrite[] =>
    Array.from({ length: count }, (_, index) => ({
      table: 'attribute_option',
      id: null,
      row: {
        attribute_id: idOf(code),
        code: `${code === 'materials' ? 'material' : code}_${index}`,
        labels: JSON.stringify({ nl: `${WORDS[index % WORDS.length]} ${index}` }),
        sort_order: index,
      },
    }))
  const required = ['name', 'description', 'brand', 'ean', 'price', 'weight', 'text_0', 'text_1', 'number_0']
  return [
    ...LOCALES.map((code, index): RowWrite => ({
      table: 'locale',
      id: index + 1,
      row: { code, is_default: index === 0 ? 1 : 0 },
    })),
    ...['webshop', 'market'].map((code, index): RowWrite => ({
      table: 'channel',
      id: index + 1,
      row: { code, locales: JSON.stringify(LOCALES), currencies: '["EUR"]' },
    })),
    {
      table: 'measurement_family',
      id: 1,
      row: { code: 'weight', standard_unit: 'GRAM', units: '[{"code":"GRAM","symbol":"g","factor":1,"offset":0}]' },
    },
    ...attributes.map((row, index): RowWrite => ({ table: 'attribute', id: index + 1, row })),
    ...options('brand', BRANDS),
    ...options('colour', 20),
    ...options('materials', 5),
    ...Array.from({ length: FAMILIES }, (_, index): RowWrite => ({
      table: 'family',
      id: index + 1,
      row: { code: `family_${index}` },
    })),
    ...Array.from({ length: FAMILIES }, (_, index) => index + 1).flatMap((family) =>
      [1, 2].flatMap((channel) =>
        required.map((code): RowWrite => ({
          table: 'family_requirement',
          id: null,
          row: { family_id: family, attribute_id: idOf(code), channel_id: channel },
        })),
      ),
    ),
  ]
}
