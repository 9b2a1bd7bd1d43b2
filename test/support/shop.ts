import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createEngine, modules, sourceMigrations } from '../../src/engine/app.ts'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import type { RowWrite } from '../../src/engine/store/change-tx.ts'
import { openNewest } from '../../src/engine/store/migrate.ts'
import { createStore, prepareProjections } from '../../src/engine/store/store.ts'
import { tempFolder } from './catalogue.ts'
import { WEIGHT } from './structure.ts'

export interface Shop {
  readonly engine: Engine
  readonly path: string
  /** Makes a product from texts by column key, through the front door; answers with its id. */
  create(
    sku: string,
    texts?: Record<string, string>,
    rest?: { kind?: 'product' | 'model' | 'variant'; parentId?: number; family?: string; familyVariant?: string },
  ): Promise<number>
  close(): Promise<void>
  /** Types a text into one cell. */
  type(productId: number, column: string, text: string): ReturnType<typeof typeInto>
  /** The SKUs that a filter, search or order shows, at most 1,000. */
  skus(query: {
    filter?: string
    search?: string
    sort?: { column: string; descending?: boolean }[]
  }): Promise<string[]>
}

let requests = 0

/** A request id no other call has. */
export function newRequest(): string {
  return `request-${++requests}`
}

/** The intent by which a family comes to require an attribute for a channel, or no longer does. */
export async function requires(
  engine: Engine,
  { family, attribute, channel }: { readonly family: string; readonly attribute: string; readonly channel: string },
  isRequired: boolean,
) {
  const { families } = await engine.call('catalogue.structure', {})
  const requirements = families.find(({ code }) => code === family)?.requirements ?? {}
  const others = (requirements[channel] ?? []).filter((code) => code !== attribute)
  const fields = { requirements: { ...requirements, [channel]: isRequired ? [...others, attribute] : others } }
  return {
    kind: 'change-model' as const,
    change: { entity: 'family', action: 'update', code: family, fields } as const,
  }
}

function typeInto(engine: Engine, productId: number, column: string, text: string) {
  return engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    format: { decimal: ',', dateOrder: 'dmy' },
    intents: [{ kind: 'set-text', productId, column, text }],
  })
}

/**
 * A whole engine inline on an empty shop: webshop (nl_NL, fr_FR; EUR) and till (nl_NL; EUR, SEK); families tents (with
 * variants by size) and lamps; in webshop both require name, price and ean, tents a description too.
 */
export async function tempShop(): Promise<Shop> {
  const shop = await openShop(join(tempFolder(), 'shop.etalage'))
  onTestFinished(shop.close)
  return shop
}

/** As `tempShop`, in a file of the caller's, who closes it. */
export async function openShop(path: string): Promise<Shop> {
  seedStructure(path)
  const engine = await createEngine({
    catalogue: path,
    migrations: sourceMigrations,
    // A path is its own ticket.
    services: { tickets: { resolve: (ticket) => ({ path: ticket, fileName: basename(ticket) }) } },
  })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (!isClosed) await engine.close()
    isClosed = true
  }
  return {
    engine,
    path,
    close,
    create: async (sku, texts = {}, { kind = 'product', parentId, family, familyVariant } = {}) => {
      const { createdIds, rejections } = await engine.call('catalogue.applyIntents', {
        requestId: newRequest(),
        intents: [
          {
            kind: 'create-product',
            sku,
            texts,
            productKind: kind,
            parentId: parentId ?? null,
            family: family ?? null,
            familyVariant: familyVariant ?? null,
          },
        ],
      })
      if (rejections.length > 0) throw new Error(rejections[0]?.message)
      return createdIds[0] as number
    },
    type: (productId, column, text) => typeInto(engine, productId, column, text),
    skus: async (query) => {
      const page = await engine.call('catalogue.gridPage', {
        viewKey: newRequest(),
        query,
        columns: [{ column: 'sku' }],
        from: 0,
        count: 1_000,
      })
      return page.rows.map(([sku]) => String(sku))
    },
  }
}

/** Writes the shop's structure into a new catalogue file. */
export function seedStructure(path: string): void {
  const db = openNewest(path, sourceMigrations)
  const projections = modules.flatMap((module) => module.projections ?? [])
  const store = createStore(db, { projections, now: () => new Date(), actor: 'test' })
  prepareProjections(db, store.structure(), projections)
  store.change(
    { kind: 'set-up', label: { key: 'history.set-up', params: {} }, origin: 'test', isUndoable: false },
    (tx) => tx.writeRows(STRUCTURE),
  )
  db.close()
}

const ATTRIBUTES: readonly Record<string, string | number>[] = [
  { code: 'name', type: 'text', is_localizable: 1, max_length: 80 },
  { code: 'description', type: 'textarea', is_localizable: 1, is_scopable: 1 },
  { code: 'ean', type: 'identifier', is_unique: 1 },
  { code: 'price', type: 'price', decimals: 2 },
  { code: 'stock', type: 'number', owner: 'pos', decimals: 0 },
  { code: 'rating', type: 'number', min_number: 0, max_number: 10 },
  { code: 'waterproof', type: 'boolean' },
  { code: 'released', type: 'date' },
  { code: 'colour', type: 'simple-select' },
  { code: 'materials', type: 'multi-select' },
  { code: 'weight', type: 'measurement', measurement_family_id: 1, default_unit: 'GRAM' },
  { code: 'photos', type: 'asset-collection' },
  { code: 'size', type: 'text' },
]

const idOf = (code: string): number => ATTRIBUTES.findIndex((attribute) => attribute['code'] === code) + 1

const requirement = (family: number, code: string, channel = 1): RowWrite => ({
  table: 'family_requirement',
  id: null,
  row: { family_id: family, attribute_id: idOf(code), channel_id: channel },
})

const STRUCTURE: readonly RowWrite[] = [
  ...['nl_NL', 'fr_FR', 'sv_SE'].map((code, index): RowWrite => ({
    table: 'locale',
    id: index + 1,
    row: { code, is_default: index === 0 ? 1 : 0 },
  })),
  { table: 'channel', id: 1, row: { code: 'webshop', locales: '["nl_NL","fr_FR"]', currencies: '["EUR"]' } },
  { table: 'channel', id: 2, row: { code: 'till', locales: '["nl_NL"]', currencies: '["EUR","SEK"]' } },
  {
    table: 'measurement_family',
    id: 1,
    row: { code: 'weight', standard_unit: WEIGHT.standardUnit, units: JSON.stringify(WEIGHT.units) },
  },
  ...ATTRIBUTES.map((row, index): RowWrite => ({ table: 'attribute', id: index + 1, row })),
  {
    table: 'attribute_option',
    id: 1,
    row: { attribute_id: idOf('colour'), code: 'red', labels: '{"nl_NL":"Rood","fr_FR":"Rouge"}', sort_order: 1 },
  },
  {
    table: 'attribute_option',
    id: 2,
    row: { attribute_id: idOf('colour'), code: 'blue', labels: '{"nl_NL":"Blauw","fr_FR":"Bleu"}', sort_order: 2 },
  },
  {
    table: 'attribute_option',
    id: 3,
    row: { attribute_id: idOf('materials'), code: 'cotton', labels: '{"nl_NL":"Katoen"}', sort_order: 1 },
  },
  {
    table: 'attribute_option',
    id: 4,
    row: { attribute_id: idOf('materials'), code: 'wool', labels: '{"nl_NL":"Wol"}', sort_order: 2 },
  },
  { table: 'family', id: 1, row: { code: 'tents', labels: '{"nl":"Tenten"}' } },
  { table: 'family', id: 2, row: { code: 'lamps', labels: '{"nl":"Lampen"}' } },
  {
    table: 'family_variant',
    id: 1,
    row: { family_id: 1, code: 'tents_by_size', levels: '[["ean","price","size"]]', axes: '[["size"]]' },
  },
  ...['name', 'price', 'ean', 'description'].map((code) => requirement(1, code)),
  ...['name', 'price', 'ean'].map((code) => requirement(2, code)),
  requirement(1, 'price', 2),
  { table: 'category', id: 1, row: { code: 'camping', labels: '{"nl":"Kamperen"}' } },
  { table: 'category', id: 2, row: { code: 'shelter', parent_id: 1 } },
  { table: 'category', id: 3, row: { code: 'light' } },
  { table: 'association_type', id: 1, row: { code: 'accessories' } },
]
