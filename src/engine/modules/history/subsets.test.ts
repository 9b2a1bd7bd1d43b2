import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import type { Input } from '../../../shared/contract/index.ts'

type Engine = Shop['engine']

const placeNow = async (engine: Engine): Promise<number> =>
  (await engine.call('history.moment', { moment: { kind: 'now' } })).place

async function page(engine: Engine, viewKey: string, columns: readonly string[], asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  const asked = columns.map((column) => ({ column }))
  return engine.call('catalogue.gridPage', { viewKey, query, columns: asked, from: 0, count: 100 })
}

/** Rows of a grid, from the first, as a person selects them in it. */
async function selected(
  engine: Engine,
  viewKey: string,
  ranges: { from: number; count: number; columns: string[] }[],
  asOf?: number,
): Promise<Input<'sheet.copy'>['selection']> {
  const { order } = await page(engine, viewKey, ['sku'], asOf)
  return { kind: 'view', viewKey, query: asOf === undefined ? {} : { asOf }, order, ranges }
}

/** Three products whose weight, price and rating have all been changed since `friday`. */
async function changedShop(): Promise<{ engine: Engine; shop: Shop; ids: number[]; friday: number }> {
  const shop = await tempShop()
  const ids: number[] = []
  for (const sku of ['A', 'B', 'C'])
    ids.push(await shop.create(sku, { weight: '1 kg', 'price/EUR': '10', rating: '1' }, { family: 'lamps' }))
  const friday = await placeNow(shop.engine)
  for (const id of ids) {
    await shop.type(id, 'weight', '2 kg')
    await shop.type(id, 'price/EUR', '20')
    await shop.type(id, 'rating', '2')
  }
  return { engine: shop.engine, shop, ids, friday }
}

const COLUMNS = ['weight', 'price/EUR', 'rating']

test('two ranges selected in the grid of now get their values of then, and no cell beside them', async () => {
  const { engine, friday } = await changedShop()
  const selection = await selected(engine, 'now', [
    { from: 0, count: 2, columns: ['weight'] },
    { from: 2, count: 1, columns: ['price/EUR', 'rating'] },
  ])
  const difference = { from: friday, to: await placeNow(engine), selection }
  expect(await engine.runJob('history.preview', { difference })).toMatchObject({ cells: 4, changed: 4, binned: 0 })
  await engine.runJob('history.restore', { requestId: newRequest(), difference })
  expect((await page(engine, 'after', COLUMNS)).rows).toEqual([
    ['1 KILOGRAM', 20, 2],
    ['1 KILOGRAM', 20, 2],
    ['2 KILOGRAM', 10, 1],
  ])
})

test('a range selected in the grid of then is put back, where a product was moved in the order since', async () => {
  const { engine, shop, friday } = await changedShop()
  await shop.create('NEW')
  const then = await selected(engine, 'then', [{ from: 1, count: 1, columns: ['weight', 'rating'] }], friday)
  const difference = { from: friday, to: await placeNow(engine), selection: then }
  const found = await engine.call('history.difference', { difference, from: 0, count: 10 })
  expect(found.cells.map(({ sku, column }) => `${String(sku)} ${column}`)).toEqual(['B weight', 'B rating'])
  await engine.runJob('history.restore', { requestId: newRequest(), difference })
  expect((await page(engine, 'after', COLUMNS)).rows[1]).toEqual(['1 KILOGRAM', 20, 1])
})

test('the whole catalogue selected brings no product back and bins none: only cells were asked for', async () => {
  const { engine, shop, friday } = await changedShop()
  await shop.create('NEW', { weight: '3 kg' })
  const selection = await selected(engine, 'now', [{ from: 0, count: 100, columns: ['sku', ...COLUMNS] }])
  const difference = { from: friday, to: await placeNow(engine), selection }
  expect(await engine.runJob('history.preview', { difference })).toMatchObject({ changed: 9, binned: 0, returned: 0 })
})

test('cells of the past are copied, added up and found with their values of then', async () => {
  const { engine, friday } = await changedShop()
  const selection = await selected(engine, 'then', [{ from: 0, count: 3, columns: ['weight', 'price/EUR'] }], friday)
  const copied = await engine.runJob('sheet.copy', { selection, format: { decimal: ',', dateOrder: 'dmy' } })
  expect(copied.text).toBe('1 kg\t10\n'.repeat(3))
  expect(await engine.runJob('sheet.summary', { selection })).toMatchObject({ filled: 6, sum: '30' })
  const pattern = { find: '1 kg' }
  expect(await engine.runJob('sheet.count', { selection, pattern })).toMatchObject({ matches: 3, products: 3 })
  if (selection.kind !== 'view') throw new Error('A selection of a view')
  const { viewKey, query, order } = selection
  const found = await engine.runJob('sheet.find', { viewKey, query, order, columns: ['weight'], pattern, after: null })
  expect(found.match).toMatchObject({ row: 0, column: 'weight' })
})

test('only supplier 7’s weights are put back: another supplier’s, its own prices and later edits by hand stay', async () => {
  const bench = await importBench('sample')
  const { engine } = bench
  const typed = (intents: Input<'catalogue.applyIntents'>['intents']) =>
    engine.call('catalogue.applyIntents', { requestId: newRequest(), intents })
  for (const code of ['supplier-7', 'supplier-8'])
    await typed([
      { kind: 'change-model', change: { entity: 'supplier', action: 'create', code, fields: { name: code } } },
    ])
  const skus = ['A', 'B', 'C', 'D']
  const start = ['sku;gewicht;prijs', ...skus.map((sku) => `${sku};1 kg;10,00`)].join('\n')
  const deliver = async (name: string, text: string): Promise<number> => {
    const importId = await bench.stage(bench.file(name, text))
    await engine.runJob('import.commit', { importId, requestId: newRequest() })
    return importId
  }
  await deliver('start.csv', start)
  const friday = await placeNow(engine)
  const seventh = await deliver('supplier-7 may.csv', 'sku;gewicht;prijs\nA;7 kg;10,70\nB;7 kg;10,70\n')
  await deliver('supplier-8 may.csv', 'sku;gewicht;prijs\nC;8 kg;10,80\n')
  expect(await engine.call('import.describe', { importId: seventh })).toMatchObject({ supplier: 'supplier-7' })
  const { match } = await engine.runJob('sheet.find', {
    viewKey: 'find',
    query: {},
    order: null,
    columns: ['sku'],
    pattern: { find: 'B', wholeCell: true },
    after: null,
  })
  await typed([{ kind: 'set-text', productId: match?.productId ?? 0, column: 'weight', text: '9 kg' }])

  const steps = await engine.call('history.steps', { supplier: 'supplier-7' })
  expect(steps.changeSets).toMatchObject([{ kind: 'import', supplier: 'supplier-7' }])
  expect((await engine.call('history.facets', {})).suppliers).toEqual(['supplier-7', 'supplier-8'])
  const difference = { from: friday, to: await placeNow(engine), supplier: 'supplier-7', columns: ['weight'] }
  const found = await engine.call('history.difference', { difference, from: 0, count: 10 })
  expect(found.facets.suppliers).toEqual([
    { key: 'supplier-7', cells: 3 },
    { key: 'supplier-8', cells: 2 },
  ])
  await engine.runJob('history.restore', { requestId: newRequest(), difference })
  expect(await bench.products('weight', 'price/EUR')).toMatchObject({
    A: ['1 KILOGRAM', 10.7],
    B: ['9 KILOGRAM', 10.7],
    C: ['8 KILOGRAM', 10.8],
    D: ['1 KILOGRAM', 10],
  })
  expect((await engine.call('catalogue.history', { limit: 1 })).changeSets).toMatchObject([
    { kind: 'restore-values', cells: 1 },
  ])
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})

test('a difference from one step to the end of another leaves out what came before and after', async () => {
  const { engine, shop, ids } = await changedShop()
  const [first = 0] = ids
  const idOf = async (text: string): Promise<number> => {
    await shop.type(first, 'weight', text)
    return (await engine.call('catalogue.history', { limit: 1 })).changeSets[0]?.id ?? 0
  }
  const three = await idOf('3 kg')
  const four = await idOf('4 kg')
  await idOf('5 kg')
  const place = async (kind: 'before-step' | 'after-step', changeSetId: number): Promise<number> =>
    (await engine.call('history.moment', { moment: { kind, changeSetId } })).place
  const difference = { from: await place('before-step', three), to: await place('after-step', four) }
  const found = await engine.call('history.difference', { difference, from: 0, count: 10 })
  expect(found.cells).toMatchObject([{ column: 'weight', before: '2 KILOGRAM', after: '4 KILOGRAM' }])
})
