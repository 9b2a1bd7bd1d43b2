import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { fixtures, importBench } from '../../../../test/support/import-bench.ts'
import { newRequest } from '../../../../test/support/shop.ts'

const fixture = (file: string): string => join(fixtures, 'presets', file)

/** Imports one of the small exports with nobody to ask: nothing may be refused, and a second time nothing change. */
async function imported(file: string, columns: readonly string[], bench?: ImportBench) {
  const used = bench ?? (await importBench())
  const { receipt, rejections, mapping } = await used.importFile(fixture(file))
  expect(rejections).toEqual([])
  const again = await used.importFile(fixture(file))
  expect({ ...again.receipt, rejections: again.rejections }).toMatchObject({
    read: receipt.read,
    unchanged: receipt.read,
    rejections: [],
  })
  const { checks } = await used.engine.call('catalogue.check', {})
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  return { bench: used, receipt, mapping, found: await used.products(...columns) }
}

const SHAPE = ['kind', 'parent', 'price/EUR', 'ean'] as const

test('Shopify: rows of a handle are one model, its variants by their options, and its pictures in their order', async () => {
  const { bench, receipt, found } = await imported('shopify.csv', [...SHAPE, 'maat', 'kleur', 'status', 'stock'])
  expect(receipt).toMatchObject({ read: 5, created: 5 })
  expect(found).toEqual({
    'regenjas-wad': ['model', null, null, null, null, null, 'published', null],
    'WAD-S-BL': ['variant', 'regenjas-wad', 129.95, '8710000001007', 'S', 'Blauw', 'published', 3],
    'WAD-M-BL': ['variant', 'regenjas-wad', 129.95, '8710000001014', 'M', 'Blauw', 'published', 5],
    'WAD-M-RD': ['variant', 'regenjas-wad', 134.95, '8710000001021', 'M', 'Rood', 'published', 0],
    TERP: ['product', null, 24.95, '8710000001038', null, null, 'draft', 12],
  })
  // Of the model the main picture and the others, of TERP its only one.
  const { imports } = await bench.engine.call('pictures.waiting', {})
  expect(imports.at(-1)).toMatchObject({ values: 3, pictures: 0, hosts: [{ host: 'shop.example', count: 4 }] })
})

test('WooCommerce: variations find their product by SKU or id, links by id become SKUs, own names stay own', async () => {
  const columns = ['kind', 'parent', 'price/EUR', 'size', 'material', 'upsell', 'cross-sell', 'name/nl_NL']
  const { bench, receipt, found } = await imported('woocommerce.csv', columns)
  expect(receipt).toMatchObject({ read: 4, created: 4 })
  expect(found).toEqual({
    HEMD: ['model', null, null, null, 'Katoen', null, '["PET"]', 'Werkhemd'],
    'HEMD-M': ['variant', 'HEMD', 39.95, 'M', 'Katoen', null, null, 'Werkhemd - M'],
    'HEMD-13': ['variant', 'HEMD', 41.95, 'L', 'Katoen', null, null, 'Werkhemd - L'],
    PET: ['product', null, 19.95, null, 'Linnen', '["HEMD"]', null, 'Pet'],
  })
  // Those of the model, and that of the variation: it keeps what it says otherwise.
  const { imports } = await bench.engine.call('pictures.waiting', {})
  expect(imports.at(-1)).toMatchObject({ hosts: [{ host: 'shop.example', count: 3 }] })
})

test('Magento: packed attributes and variations are taken apart, rows of a store view are translations', async () => {
  const columns = ['kind', 'parent', 'price/EUR', 'size', 'fabric', 'name/nl_NL', 'name/fr_FR', 'cross-sell', 'upsell']
  const { receipt, found } = await imported('magento.csv', columns)
  expect(receipt).toMatchObject({ read: 4, created: 4 })
  const french = 'Sac à dos'
  expect(found).toEqual({
    'TAS-S': ['variant', 'TAS', 89.95, '20 l', 'Nylon, gerecycled', 'Rugzak 20 l', french, null, null],
    'TAS-L': ['variant', 'TAS', 109.95, '30 l', 'Nylon, gerecycled', 'Rugzak 30 l', french, null, null],
    TAS: ['model', null, null, null, 'Nylon', 'Rugzak', french, '["HOES"]', null],
    HOES: ['product', null, 14.95, null, null, 'Regenhoes', null, null, '["TAS"]'],
  })
})

test('Akeneo: models come first, variants by their parent, amounts with their unit, links of models and products', async () => {
  const bench = await importBench()
  const { families } = await bench.engine.call('catalogue.structure', {})
  const attributes = [...(families[0]?.attributes ?? []), 'maat']
  const axis = { type: 'text' as const, labels: { nl: 'Maat' } }
  const scheme = { family: 'general', labels: {}, axes: [['maat']], levels: [['maat', 'price', 'weight']] }
  const format = { decimal: '.', dateOrder: 'ymd' } as const
  const intents = [
    { entity: 'attribute', action: 'create', code: 'maat', fields: axis },
    { entity: 'family', action: 'update', code: 'general', fields: { attributes } },
    { entity: 'family-variant', action: 'create', code: 'general_by_maat', fields: scheme },
  ] as const
  for (const change of intents) {
    const step = { requestId: newRequest(), format, intents: [{ kind: 'change-model' as const, change }] }
    expect((await bench.engine.call('catalogue.applyIntents', step)).rejections).toEqual([])
  }
  await imported('akeneo-models.csv', [], bench)
  const columns = ['kind', 'parent', 'price/EUR', 'weight', 'maat', 'name/nl_NL', 'name/en_GB', 'cross-sell']
  const { receipt, found } = await imported('akeneo.csv', columns, bench)
  expect(receipt).toMatchObject({ read: 3, created: 3 })
  expect(found).toEqual({
    laars: ['model', null, null, null, null, 'Laars Klei', null, null],
    'laars-40': ['variant', 'laars', 59.95, '1.2 KILOGRAM', '40', 'Laars Klei', null, null],
    'laars-41': ['variant', 'laars', 61.95, '1.25 KILOGRAM', '41', 'Laars Klei', null, null],
    sok: ['product', null, 9.95, '60 GRAM', null, 'Sok', 'Sock', '["laars-40","laars-41","laars"]'],
  })
})

test('Square: variations of an item by its options; a regular one is a product', async () => {
  const { receipt, found } = await imported('square.csv', [...SHAPE, 'kleur', 'formaat', 'stock'])
  expect(receipt).toMatchObject({ read: 4, created: 4 })
  expect(found).toEqual({
    'Kop Grutte': ['model', null, null, null, null, null, null],
    'KOP-WG': ['variant', 'Kop Grutte', 14.5, '8710000002004', 'Wit', 'Groot', 4],
    'KOP-BG': ['variant', 'Kop Grutte', 15.5, '8710000002011', 'Blauw', 'Groot', 2],
    LEPEL: ['product', null, 3.25, '8710000002028', null, null, 40],
  })
})

test('Lightspeed eCom: variants of an id by their title, texts by language, weights in grams', async () => {
  const columns = [...SHAPE, 'maat', 'rits', 'name/nl_NL', 'name/en_GB', 'weight', 'recommended_price/EUR', 'status']
  const { receipt, found } = await imported('lightspeed-ecom.csv', columns)
  expect(receipt).toMatchObject({ read: 4, created: 4 })
  const texts = ['Slaapzak Mos', 'Sleeping bag Mos']
  expect(found).toEqual({
    '501': ['model', null, null, null, null, null, ...texts, null, null, 'published'],
    'MOS-RL': [
      'variant',
      '501',
      199.95,
      '8710000003001',
      'Regular',
      'Links',
      ...texts,
      '1100 GRAM',
      229.95,
      'published',
    ],
    'MOS-LL': ['variant', '501', 209.95, '8710000003018', 'Long', 'Links', ...texts, '1200 GRAM', null, 'published'],
    KUSSEN: ['product', null, 19.95, '8710000003025', null, null, 'Kussen', 'Pillow', '110 GRAM', null, 'draft'],
  })
})

test('Lightspeed X-Series: rows of a handle are variants by their options', async () => {
  const columns = ['kind', 'parent', 'price/EUR', 'purchase_price/EUR', 'maat', 'name/nl_NL', 'stock', 'status']
  const { found } = await imported('lightspeed-x.csv', columns)
  expect(found).toEqual({
    'trui-schaap': ['model', null, null, null, null, 'Trui Schaap', null, 'published'],
    'TRUI-M': ['variant', 'trui-schaap', 89.95, 40, 'M', 'Trui Schaap', 3, 'published'],
    'TRUI-L': ['variant', 'trui-schaap', 92.95, 41, 'L', 'Trui Schaap', 0, 'published'],
    SJAAL: ['product', null, 29.95, 12, null, 'Sjaal', 8, 'draft'],
  })
})

test('Lightspeed R-Series: a matrix is a model, its attribute set names what tells its items apart', async () => {
  const { found } = await imported('lightspeed-r.csv', [...SHAPE, 'kleur', 'maat', 'name/nl_NL', 'supplier_sku'])
  expect(found).toEqual({
    'Polo Ameland': ['model', null, null, null, null, null, 'Polo Ameland', null],
    'POLO-BL-M': ['variant', 'Polo Ameland', 49.95, '8710000004008', 'Blauw', 'M', 'Polo Ameland', 'P1'],
    'POLO-BL-L': ['variant', 'Polo Ameland', 49.95, '8710000004015', 'Blauw', 'L', 'Polo Ameland', 'P2'],
    RIEM: ['product', null, 34.95, '8710000004022', null, null, 'Riem leer', 'P3'],
  })
})

test.each([
  ['jeeves.csv', '5501', ['Tältpinne 18 cm', 89, 31.4, '0.09 KILOGRAM', 300]],
  ['dynamics-365.csv', 'D0002', ['Bureaulamp Donker', 1079.95, 432.1, '1.5 KILOGRAM', null]],
  ['wisepim.csv', 'W-1', ['Kaars Honing', 12.5, null, null, 30]],
])('%s: a row a product', async (file, sku, expected) => {
  const columns = ['name/nl_NL', 'price/EUR', 'purchase_price/EUR', 'weight', 'stock']
  const { receipt, found } = await imported(file, columns)
  expect(receipt).toMatchObject({ read: 2, created: 2 })
  expect(found[sku]).toEqual(expected)
})

test('Monitor: prices and balances under their Swedish names; in which language the names are is not guessed', async () => {
  const columns = ['price/EUR', 'purchase_price/EUR', 'weight', 'stock', 'status', 'name/nl_NL']
  const { mapping, found } = await imported('monitor.csv', columns)
  expect(found['100-20']).toEqual([29, 12.5, '0.12 KILOGRAM', 140, 'published', null])
  expect(mapping.find(({ column }) => column === 'Benämning')).toMatchObject({ isNew: true })
})

test('the program is told and can be overruled: then the file is read as it stands', async () => {
  const bench = await importBench()
  const importId = await bench.stage(fixture('shopify.csv'))
  const read = await bench.engine.call('import.describe', { importId })
  expect(read).toMatchObject({ rows: 5, preset: { used: 'shopify', recognised: 'shopify' } })
  const plain = await bench.engine.runJob('import.restage', { importId, options: { preset: 'none' } })
  const asIs = await bench.engine.call('import.describe', plain)
  expect(asIs).toMatchObject({ rows: 5, preset: { used: null, recognised: 'shopify' } })
  expect(asIs.columns.map(({ header }) => header)).toContain('Option1 Name')
})
