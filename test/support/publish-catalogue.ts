import { mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createEngine, sourceMigrations } from '../../src/engine/app.ts'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import type { EngineServices } from '../../src/engine/runtime/services.ts'
import { mediaPath } from '../../src/engine/modules/media/index.ts'
import { openNewest } from '../../src/engine/store/migrate.ts'
import { createStore, prepareProjections, type Store } from '../../src/engine/store/store.ts'
import type { PracticeShop } from '../../src/server/practice-shop/index.ts'
import type { CellValue } from '../../src/shared/vocabulary.ts'
import { tempFolder } from './catalogue.ts'
import { tinyPng } from './practice-api.ts'
import type { VirtualClock } from './virtual-clock.ts'

export interface TestProduct {
  readonly sku: string
  readonly kind?: 'product' | 'model'
  readonly family?: number
  readonly categories?: readonly number[]
  readonly values: Readonly<Record<string, CellValue>>
  /** Of a model: what makes each variant. */
  readonly variants?: readonly { readonly sku: string; readonly values: Readonly<Record<string, CellValue>> }[]
}

const structureRows = [
  { table: 'locale', id: 1, row: { code: 'nl_NL', is_default: 1 } },
  { table: 'locale', id: 2, row: { code: 'en_GB', is_default: 0 } },
  { table: 'locale', id: 3, row: { code: 'fr_FR', is_default: 0 } },
  { table: 'category', id: 1, row: { code: 'root', labels: '{"nl":"Alles"}' } },
  {
    table: 'category',
    id: 2,
    row: { code: 'outdoor', parent_id: 1, labels: '{"nl":"Buiten","en":"Outdoor","fr":"Plein air"}' },
  },
  {
    table: 'category',
    id: 3,
    row: { code: 'tents', parent_id: 2, labels: '{"nl":"Tenten","en":"Tents","fr":"Tentes"}' },
  },
  {
    table: 'category',
    id: 4,
    row: { code: 'shoes', parent_id: 2, labels: '{"nl":"Schoenen","en":"Shoes","fr":"Chaussures"}' },
  },
  {
    table: 'channel',
    id: 1,
    row: { code: 'webshop', locales: '["nl_NL","en_GB","fr_FR"]', currencies: '["EUR"]', category_id: 1 },
  },
  {
    table: 'measurement_family',
    id: 1,
    row: {
      code: 'weight',
      standard_unit: 'KILOGRAM',
      units:
        '[{"code":"KILOGRAM","symbol":"kg","factor":1,"offset":0},{"code":"GRAM","symbol":"g","factor":0.001,"offset":0}]',
    },
  },
  { table: 'attribute', id: 1, row: { code: 'name', type: 'text', is_localizable: 1 } },
  { table: 'attribute', id: 2, row: { code: 'description', type: 'rich-text', is_localizable: 1, is_scopable: 1 } },
  { table: 'attribute', id: 3, row: { code: 'price', type: 'price' } },
  { table: 'attribute', id: 4, row: { code: 'brand', type: 'text' } },
  { table: 'attribute', id: 5, row: { code: 'ean', type: 'identifier', owner: 'supplier' } },
  { table: 'attribute', id: 6, row: { code: 'stock', type: 'number' } },
  { table: 'attribute', id: 7, row: { code: 'weight', type: 'measurement', measurement_family_id: 1 } },
  { table: 'attribute', id: 8, row: { code: 'image', type: 'image' } },
  { table: 'attribute', id: 9, row: { code: 'purchase_price', type: 'price', is_internal: 1 } },
  { table: 'attribute', id: 10, row: { code: 'colour', type: 'simple-select' } },
  { table: 'attribute', id: 11, row: { code: 'margin_note', type: 'text', is_internal: 1, is_localizable: 1 } },
  {
    table: 'attribute_option',
    id: 1,
    row: { attribute_id: 10, code: 'red', labels: '{"nl":"Rood","en":"Red","fr":"Rouge"}' },
  },
  {
    table: 'attribute_option',
    id: 2,
    row: { attribute_id: 10, code: 'blue', labels: '{"nl":"Blauw","en":"Blue","fr":"Bleu"}' },
  },
  { table: 'family', id: 1, row: { code: 'gear', label_attribute_id: 1, image_attribute_id: 8 } },
  { table: 'family_requirement', id: 1, row: { family_id: 1, attribute_id: 1, channel_id: 1 } },
  { table: 'family_requirement', id: 2, row: { family_id: 1, attribute_id: 3, channel_id: 1 } },
  {
    table: 'family_variant',
    id: 1,
    row: { family_id: 1, code: 'by_colour', levels: '[["colour","ean","stock","weight"]]', axes: '[["colour"]]' },
  },
] as const

/** A catalogue for publishing in a temporary folder: a web shop channel in three languages, whatever products asked for. */
export function publishCatalogue(products: readonly TestProduct[], changeStructure?: (store: Store) => void): string {
  const path = join(tempFolder(), 'test.etalage')
  writeCatalogue(path, (store) => {
    store.change({ kind: 'set-up', label: { key: 'test', params: {} }, origin: 'test', isUndoable: false }, (tx) => {
      tx.writeRows(structureRows)
    })
    changeStructure?.(store)
    putProducts(store, products)
  })
  return path
}

/** Opens the file by itself, so no engine may have it. */
export function writeCatalogue(path: string, write: (store: Store) => void): void {
  const db = openNewest(path, sourceMigrations)
  try {
    const store = createStore(db, { projections: [], now: () => new Date(), actor: 'test' })
    prepareProjections(db, store.structure(), [])
    write(store)
  } finally {
    db.close()
  }
}

function putProducts(store: Store, products: readonly TestProduct[]): void {
  store.change({ kind: 'create', label: { key: 'test', params: {} }, origin: 'test' }, (tx) => {
    const put = (
      sku: string,
      system: Record<string, CellValue>,
      values: Readonly<Record<string, CellValue>>,
    ): number => {
      const entries = Object.entries({ sku, ...system, ...values }).map(
        ([key, value]) => [tx.slot(key), value] as const,
      )
      const [id] = tx.writeProducts([
        { productId: null, slots: entries.map(([slot]) => slot), values: entries.map(([, value]) => value) },
      ])
      return id!
    }
    for (const { sku, kind = 'product', family = 1, categories = [], values, variants = [] } of products) {
      const system = { kind, family, categories: JSON.stringify(categories) }
      const id = put(sku, kind === 'model' ? { ...system, '.family-variant': 1 } : system, values)
      for (const variant of variants) put(variant.sku, { kind: 'variant', family, parent: id }, variant.values)
    }
  })
}

/** Sets values of products by SKU, as an edit would. */
export function editProducts(path: string, edits: Readonly<Record<string, Readonly<Record<string, CellValue>>>>): void {
  writeCatalogue(path, (store) => {
    store.change({ kind: 'edit', label: { key: 'test', params: {} }, origin: 'test' }, (tx) => {
      for (const [sku, values] of Object.entries(edits)) {
        const id = store.db.prepare('SELECT id FROM product WHERE sku = ?').pluck().get(sku) as number
        const entries = Object.entries(values).map(([key, value]) => [tx.slot(key), value] as const)
        tx.writeProducts([
          { productId: id, slots: entries.map(([slot]) => slot), values: entries.map(([, value]) => value) },
        ])
      }
    })
  })
}

/** Puts a picture into the catalogue's media folder; its hash is the value of an image attribute. */
export function putPicture(path: string, variation: number): string {
  const bytes = tinyPng(variation)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const file = mediaPath(`${path}.media`, hash)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return hash
}

/** `count` believable simple products in three languages, each different, with a category and a brand. */
export function manyProducts(count: number): TestProduct[] {
  return Array.from({ length: count }, (_, i) => {
    const n = String(i + 1).padStart(4, '0')
    return {
      sku: `TENT-${n}`,
      categories: i % 2 === 0 ? [3] : [4],
      values: {
        'name/nl_NL': `Tent ${n}`,
        'name/en_GB': `Tent ${n} for you`,
        'name/fr_FR': `Tente ${n}`,
        'description/webshop/nl_NL': `<p>Licht en <b>droog</b> ${n}</p>`,
        'description/webshop/en_GB': `<p>Light and <b>dry</b> ${n}</p>`,
        'description/webshop/fr_FR': `<p>Léger et <b>sec</b> ${n}</p>`,
        'price/EUR': 100 + i,
        brand: i % 3 === 0 ? 'Lowa' : 'Veldkruin',
        ean: `95200000${n}`,
        weight: '2.5 KILOGRAM',
        'purchase_price/EUR': 55,
        'margin_note/nl_NL': 'CANARY internal',
      },
    }
  })
}

export interface PublishBench {
  readonly engine: Engine
  readonly connectionId: number
  readonly path: string
  close(): Promise<void>
}

/** An engine on the catalogue with a connection to the shop; time is the clock's. */
export async function openBench(
  path: string,
  shop: Pick<PracticeShop, 'origin' | 'key' | 'secret'>,
  clock: VirtualClock,
  more: Partial<Omit<EngineServices, 'paths'>> & { readonly resumeJobs?: boolean } = {},
): Promise<PublishBench> {
  const { resumeJobs = false, ...services } = more
  const engine = await createEngine({
    catalogue: path,
    migrations: sourceMigrations,
    resumeJobs,
    services: { clock, fetch: clock.fetch, secrets: { get: async () => shop.secret }, ...services },
  })
  let isOpen = true
  const close = async (): Promise<void> => {
    if (isOpen) await engine.close()
    isOpen = false
  }
  onTestFinished(close)
  const { connections } = await engine.call('publish.connections', {})
  const known = connections[0]?.id
  const connection = {
    name: 'shop',
    type: 'lightspeed-ecom',
    channel: 'webshop',
    origin: shop.origin,
    key: shop.key,
    secretRef: 'shop',
  } as const
  const { connectionId } = known ? { connectionId: known } : await engine.call('publish.saveConnection', connection)
  return { engine, connectionId, path, close }
}

let requests = 0
export const newRequestId = (): string => `request-${++requests}`.padEnd(12, '-')

/** Plans everything and sends it. */
export async function publishAll({ engine, connectionId }: PublishBench) {
  const plan = await engine.runJob('publish.plan', { connectionId })
  const run = await engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  return { plan, run }
}
