import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import { bench, shirt, tent, writes, written } from '../../../../test/support/publish-bench.ts'
import {
  editProducts,
  manyProducts,
  newRequestId,
  openBench,
  publishAll,
  publishCatalogue,
  writeCatalogue,
} from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'

test('publishes 120 products as the plan said, in the calls it said, and a second time sends nothing', async () => {
  const { engine, connectionId, shop, bench: same } = await bench(manyProducts(120))
  const plan = await engine.runJob('publish.plan', { connectionId })
  expect(plan.counts).toMatchObject({ create: 120, update: 0, unchanged: 0, blocked: 0 })
  const before = shop.calls.length
  const run = await engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  expect(run).toMatchObject({ sent: 120, failed: 0, blocked: 0, unchanged: 0 })
  expect(shop.calls.length - before).toBe(plan.counts.calls)
  expect(run.calls).toBe(plan.counts.calls)
  shop.assertNoFlaws()
  const sent = writes(shop).length
  const second = await publishAll(same)
  expect(second.plan.counts).toMatchObject({ create: 0, update: 0, unchanged: 120, calls: 0 })
  expect(second.run).toMatchObject({ sent: 0, unchanged: 120, calls: 0 })
  expect(writes(shop)).toHaveLength(sent)
})

test('a product says in the shop what it says here, in every language, and is shown only when complete', async () => {
  const { bench: b, shop, call } = await bench([tent])
  await publishAll(b)
  const [product] = (await call('GET', 'nl/products')).body.products
  expect(product).toMatchObject({
    title: 'Tent één',
    fulltitle: 'Tent één',
    content: '<p>Droog &amp; licht</p>',
    visibility: 'visible',
  })
  expect((await call('GET', `en/products/${product.id}`)).body.product).toMatchObject({
    title: 'Tent one',
    content: '<p>Dry &amp; light</p>',
  })
  // No French description: the Dutch one must not stand on the French page.
  expect((await call('GET', `fr/products/${product.id}`)).body.product).toMatchObject({
    title: 'Tente une',
    content: '',
  })
  const [brand] = (await call('GET', 'nl/brands')).body.brands
  expect([brand.title, product.brand.resource.id]).toEqual(['Veldkruin', brand.id])
  const { variants } = (await call('GET', `nl/variants?product=${product.id}`)).body
  expect(variants).toHaveLength(1)
  expect(variants[0]).toMatchObject({
    sku: 'TENT-1',
    ean: '9520000000011',
    priceIncl: 129.95,
    stockLevel: 4,
    weight: 2500,
    isDefault: true,
  })
  expect((await call('GET', `fr/variants/${variants[0].id}`)).body.variant.title).toBe('Tente une')
  const visible = shop.calls.findIndex(({ method, path }) => method === 'PUT' && path.startsWith('/fr/products/'))
  const late = shop.calls.slice(visible + 1).filter(({ method }) => method !== 'GET')
  expect(late).toEqual([])
})

test('categories are made once, as a tree, in every language, below the channel and not with its root', async () => {
  const { bench: b, call } = await bench(manyProducts(4))
  await publishAll(b)
  const { categories } = (await call('GET', 'nl/categories?since_id=0')).body
  expect(categories.map((c: { title: string }) => c.title)).toEqual(['Buiten', 'Tenten', 'Schoenen'])
  expect(categories.map((c: { depth: number }) => c.depth)).toEqual([1, 2, 2])
  expect((await call('GET', `fr/categories/${categories[1].id}`)).body.category.title).toBe('Tentes')
  expect(
    (await call('GET', `nl/categories/products?category=${categories[1].id}`)).body.categoriesProducts,
  ).toHaveLength(2)
})

test('a product that moves to another category loses the link we made, and keeps one that people made', async () => {
  const { bench: b, call, path, reopen, shop } = await bench([tent, ...manyProducts(2)])
  await publishAll(b)
  const [product] = (await call('GET', 'nl/products?since_id=0')).body.products
  const { category: sale } = (await call('POST', 'nl/categories', { category: { title: 'Sale' } })).body
  await call('POST', 'nl/categories/products', { categoriesProduct: { category: sale.id, product: product.id } })
  await b.close()
  editProducts(path, { 'TENT-1': { categories: '[4]' } })
  const next = await reopen()
  const { plan, run } = await publishAll(next)
  expect(run).toMatchObject({ sent: 1, calls: plan.counts.calls })
  const { records } = await next.engine.call('publish.planRows', {
    planId: plan.planId,
    state: 'sent',
    from: 0,
    count: 1,
  })
  expect(records[0]?.fields.map(({ before, after }) => [before, after])).toEqual([
    [null, 'Schoenen'],
    ['Tenten', null],
  ])
  const links = (await call('GET', `nl/categories/products?product=${product.id}&since_id=0`)).body.categoriesProducts
  const titles = links.map((link: { category: { resource: { id: number } } }) => {
    return shop.state.tables['categories']![link.category.resource.id]!.texts['title']!['nl']
  })
  expect(titles).toEqual(['Sale', 'Schoenen'])
})

test('a model becomes one product whose variants are told apart by their options, in every language', async () => {
  const { bench: b, shop, call } = await bench([shirt])
  const { plan, run } = await publishAll(b)
  expect(run).toMatchObject({ sent: 1, calls: plan.counts.calls })
  const [product] = (await call('GET', 'nl/products')).body.products
  const titles = async (language: string) =>
    (await call('GET', `${language}/variants?product=${product.id}&since_id=0`)).body.variants.map(
      (v: { title: string; sku: string }) => [v.sku, v.title],
    )
  expect(await titles('nl')).toEqual([
    ['SHIRT-RED', 'Rood'],
    ['SHIRT-BLUE', 'Blauw'],
  ])
  expect(await titles('en')).toEqual([
    ['SHIRT-RED', 'Red'],
    ['SHIRT-BLUE', 'Blue'],
  ])
  shop.assertNoFlaws()
  expect((await publishAll(b)).plan.counts).toMatchObject({ unchanged: 1, calls: 0 })
})

test('sends only the field that changed, and lists it with its old and new value', async () => {
  const { shop, path, reopen, bench: b } = await bench(manyProducts(60))
  await publishAll(b)
  await b.close()
  editProducts(path, { 'TENT-0007': { 'name/fr_FR': 'Tente neuve' }, 'TENT-0008': { 'price/EUR': 89.5 } })
  const { engine, connectionId } = await reopen()
  const sent = writes(shop).length
  const plan = await engine.runJob('publish.plan', { connectionId })
  expect(plan.counts).toMatchObject({ create: 0, update: 2, unchanged: 58 })
  const { records } = await engine.call('publish.planRows', {
    planId: plan.planId,
    state: 'update',
    from: 0,
    count: 10,
  })
  // The full title and the title of the only variant follow the title.
  const french = (field: string, variant: string | null) => ({
    field,
    language: 'fr',
    variant,
    before: 'Tente 0007',
    after: 'Tente neuve',
  })
  expect(records[0]?.fields).toEqual([
    french('variant.title', 'TENT-0007'),
    french('product.title', null),
    french('product.fulltitle', null),
  ])
  expect(records[1]?.fields).toEqual([
    { field: 'variant.priceIncl', language: null, variant: 'TENT-0008', before: 107, after: 89.5 },
  ])
  const before = shop.calls.length
  const run = await engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  expect(run).toMatchObject({ sent: 2, unchanged: 58, calls: plan.counts.calls })
  expect(shop.calls.length - before).toBe(plan.counts.calls)
  expect(written(shop, sent).map((line) => line.replace(/\d+/, 'N'))).toEqual([
    'PUT /nl/variants/N.json',
    'PUT /fr/variants/N.json',
    'PUT /fr/products/N.json',
  ])
})

test('what must not leave never reaches the shop: internal values, and stock that somebody else masters', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  const path = publishCatalogue([tent], (store) => {
    store.change({ kind: 'set-up', label: { key: 'test', params: {} }, origin: 'test' }, (tx) => {
      tx.writeRows([{ table: 'attribute', id: 6, row: { code: 'stock', type: 'number', owner: 'pos' } }])
    })
  })
  const { engine, connectionId } = await openBench(path, shop, clock)
  const setMapping = (column: string) =>
    engine.call('publish.setMapping', { connectionId, fields: [{ field: 'product.data01', column, locale: null }] })
  for (const column of ['purchase_price/EUR', 'margin_note', 'stock']) {
    await expect(setMapping(column)).rejects.toMatchObject({ code: 'invalid-input' })
  }
  const { fields } = await engine.call('publish.mapping', { connectionId })
  const candidates = new Set(fields.flatMap((field) => field.candidates))
  for (const column of ['purchase_price/EUR', 'margin_note', 'stock']) expect(candidates.has(column)).toBe(false)
  await publishAll({ engine, connectionId, path, close: async () => {} })
  const there = JSON.stringify(shop.state.tables)
  expect(there).not.toContain('CANARY')
  expect(there).not.toContain('61')
  expect(Object.values(shop.state.tables['variants']!)[0]?.values['stockLevel']).toBe(0)
})

test('an attribute that becomes internal later stays at home although the mapping still names it', async () => {
  const { engine, connectionId, path, bench: b, reopen, shop } = await bench([tent])
  await engine.call('publish.setMapping', {
    connectionId,
    fields: [{ field: 'product.data01', column: 'ean', locale: null }],
  })
  await b.close()
  writeCatalogue(path, (store) => {
    store.change({ kind: 'set-up', label: { key: 'test', params: {} }, origin: 'test' }, (tx) => {
      tx.writeRows([{ table: 'attribute', id: 5, row: { code: 'ean', type: 'identifier', is_internal: 1 } }])
    })
  })
  await publishAll(await reopen())
  expect(JSON.stringify(shop.state.tables)).not.toContain('9520000000011')
})

test('incomplete products are listed with what is missing, and not sent', async () => {
  const { 'price/EUR': _price, 'name/fr_FR': _name, ...rest } = tent.values
  const { engine, bench: b, shop } = await bench([{ ...tent, values: rest }])
  const { plan, run } = await publishAll(b)
  expect(plan.counts).toMatchObject({ create: 0, blocked: 1 })
  expect(run).toMatchObject({ sent: 0, blocked: 1, calls: 0 })
  const { records } = await engine.call('publish.planRows', { planId: plan.planId, from: 0, count: 10 })
  expect(records[0]).toMatchObject({
    sku: 'TENT-1',
    state: 'blocked',
    cause: { code: 'incomplete', columns: ['price/EUR', 'name/fr_FR'] },
  })
  expect(writes(shop)).toEqual([])
})
