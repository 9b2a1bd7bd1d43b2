import { expect, test } from 'vitest'
import { plainClient, shopForTest, tinyPng } from '../../../../test/support/practice-api.ts'
import {
  editProducts,
  manyProducts,
  newRequestId,
  openBench,
  publishAll,
  publishCatalogue,
  putPicture,
  writeCatalogue,
  type TestProduct,
} from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'
import type { PracticeShop, PracticeShopOptions } from '../../../server/practice-shop/index.ts'

/** A catalogue, a shop and an engine between them. */
async function bench(products: readonly TestProduct[], shopOptions: PracticeShopOptions = {}) {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, ...shopOptions })
  const path = publishCatalogue(products)
  const opened = await openBench(path, shop, clock)
  const reopen = async () => {
    await opened.close()
    return openBench(path, shop, clock)
  }
  return { ...opened, clock, shop, path, reopen, call: plainClient(shop), bench: opened }
}

const writes = (shop: PracticeShop) => shop.calls.filter(({ method }) => method !== 'GET')
const written = (shop: PracticeShop, since: number) =>
  writes(shop)
    .slice(since)
    .map(({ method, path }) => `${method} ${path}`)

const tent: TestProduct = {
  sku: 'TENT-1',
  categories: [3],
  values: {
    'name/nl_NL': 'Tent één',
    'name/en_GB': 'Tent one',
    'name/fr_FR': 'Tente une',
    'description/webshop/nl_NL': '<p>Droog &amp; licht</p>',
    'description/webshop/en_GB': '<p>Dry &amp; light</p>',
    'price/EUR': 129.95,
    brand: 'Veldkruin',
    ean: '9520000000011',
    stock: 4,
    weight: '2.5 KILOGRAM',
    'purchase_price/EUR': 61,
    'margin_note/nl_NL': 'CANARY-MARGIN',
  },
}

const shirt: TestProduct = {
  sku: 'SHIRT',
  kind: 'model',
  categories: [4],
  values: { 'name/nl_NL': 'Shirt', 'name/en_GB': 'T-shirt', 'name/fr_FR': 'Tee-shirt', 'price/EUR': 25, brand: 'Lowa' },
  variants: [
    { sku: 'SHIRT-RED', values: { colour: 'red', stock: 2, 'name/nl_NL': 'Shirt', 'price/EUR': 25 } },
    { sku: 'SHIRT-BLUE', values: { colour: 'blue', stock: 0, 'name/nl_NL': 'Shirt', 'price/EUR': 25 } },
  ],
}

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

test('recognises products by SKU, keeps their id, and follows them when the SKU changes', async () => {
  const { call, bench: b, path, reopen, shop } = await bench([tent])
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Tent één', visibility: 'hidden' } })).body
  const [variant] = (await call('GET', `nl/variants?product=${product.id}`)).body.variants
  await call('PUT', `nl/variants/${variant.id}`, { variant: { sku: 'tent-1', title: 'Tent één' } })
  const { plan } = await publishAll(b)
  expect(plan.counts).toMatchObject({ create: 0, update: 1 })
  expect(shop.state.tables['products']).toHaveProperty(String(product.id))
  expect(Object.keys(shop.state.tables['products']!)).toHaveLength(1)
  // Whoever hid it had a reason.
  expect((await call('GET', `nl/products/${product.id}`)).body.product.visibility).toBe('hidden')
  await b.close()
  editProducts(path, { 'TENT-1': { sku: 'NEW-SKU', ean: '9520000000028' } })
  const again = await publishAll(await reopen())
  expect(again.plan.counts).toMatchObject({ create: 0, update: 1 })
  expect((await call('GET', `nl/variants/${variant.id}`)).body.variant).toMatchObject({
    sku: 'NEW-SKU',
    ean: '9520000000028',
  })
})

test('does not guess between two products of the shop with the same SKU', async () => {
  const { call, engine, bench: b, shop } = await bench([tent])
  for (const title of ['One', 'Two']) {
    const { product } = (await call('POST', 'nl/products', { product: { title } })).body
    const [variant] = (await call('GET', `nl/variants?product=${product.id}`)).body.variants
    await call('PUT', `nl/variants/${variant.id}`, { variant: { sku: 'TENT-1', title } })
  }
  const before = writes(shop).length
  const { plan } = await publishAll(b)
  const { records } = await engine.call('publish.planRows', { planId: plan.planId, from: 0, count: 10 })
  expect(records[0]).toMatchObject({
    state: 'blocked',
    cause: { code: 'ambiguous', message: 'TENT-1 matches 2 products in the shop.' },
  })
  expect(writes(shop)).toHaveLength(before)
})

test('two products here that point at one there: the second is told', async () => {
  const twin = { ...tent, sku: 'TENT-2' }
  const { bench: b, engine, call } = await bench([tent, twin])
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body
  const [variant] = (await call('GET', `nl/variants?product=${product.id}`)).body.variants
  await call('PUT', `nl/variants/${variant.id}`, { variant: { ean: '9520000000011', title: 'Tent' } })
  const { plan } = await publishAll(b)
  const { records } = await engine.call('publish.planRows', { planId: plan.planId, from: 0, count: 10 })
  expect(records.map(({ state, cause }) => [state, cause?.code])).toEqual([
    ['sent', undefined],
    ['blocked', 'taken'],
  ])
})

test('leaves alone what changed in the shop after the plan, says so, and sends it after another look', async () => {
  const { connectionId, call, shop, path, bench: b, reopen } = await bench(manyProducts(3))
  await publishAll(b)
  await b.close()
  editProducts(path, { 'TENT-0001': { 'price/EUR': 1 }, 'TENT-0002': { 'price/EUR': 2 } })
  const next = await reopen()
  const plan = await next.engine.runJob('publish.plan', { connectionId })
  const variant = Object.values(shop.state.tables['variants']!).find((row) => row.values['sku'] === 'TENT-0001')!
  await call('PUT', `nl/variants/${variant.id}`, { variant: { priceIncl: 777 } })
  const run = await next.engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  expect(run).toMatchObject({ sent: 1, failed: 1 })
  expect(shop.state.tables['variants']![variant.id]!.values['priceIncl']).toBe(777)
  const { records } = await next.engine.call('publish.planRows', {
    planId: plan.planId,
    state: 'failed',
    from: 0,
    count: 9,
  })
  expect(records[0]).toMatchObject({
    sku: 'TENT-0001',
    cause: { code: 'changed-in-shop', columns: ['variant.priceIncl'] },
  })

  const retry = await next.engine.runJob('publish.planFailed', { planId: plan.planId })
  expect(retry.counts).toMatchObject({ create: 0, update: 1, unchanged: 0 })
  const resent = await next.engine.runJob('publish.run', { requestId: newRequestId(), planId: retry.planId })
  expect(resent).toMatchObject({ sent: 1, failed: 0 })
  expect(shop.state.tables['variants']![variant.id]!.values['priceIncl']).toBe(1)
})

test('what people changed in fields of their own stays, and what they removed of ours comes back', async () => {
  const { call, bench: b } = await bench([tent])
  await publishAll(b)
  const [product] = (await call('GET', 'nl/products')).body.products
  await call('PUT', `nl/products/${product.id}`, { product: { data02: 'theirs', title: 'Their title' } })
  const { plan } = await publishAll(b)
  expect(plan.counts.update).toBe(1)
  expect((await call('GET', `nl/products/${product.id}`)).body.product).toMatchObject({
    data02: 'theirs',
    title: 'Tent één',
  })
})

test('a text that is emptied here is emptied there, but only if it came from here', async () => {
  const { call, bench: b, path, reopen } = await bench([tent])
  await publishAll(b)
  const [product] = (await call('GET', 'nl/products')).body.products
  await call('PUT', `fr/products/${product.id}`, { product: { content: '<p>Du magasin</p>' } })
  await b.close()
  editProducts(path, { 'TENT-1': { 'description/webshop/en_GB': null } })
  await publishAll(await reopen())
  expect((await call('GET', `en/products/${product.id}`)).body.product.content).toBe('')
  expect((await call('GET', `fr/products/${product.id}`)).body.product.content).toBe('<p>Du magasin</p>')
})

test('values that come back changed are not sent again and again', async () => {
  const odd = {
    ...tent,
    values: { ...tent.values, 'name/nl_NL': '  Tent   één ', 'price/EUR': 129.949, ean: ' 9520000000011 ' },
  }
  const { bench: b, engine, connectionId, shop } = await bench([odd])
  await engine.call('publish.setMapping', {
    connectionId,
    fields: [{ field: 'product.url', column: 'name', locale: null }],
  })
  await publishAll(b)
  const sent = writes(shop).length
  expect((await publishAll(b)).plan.counts).toMatchObject({ unchanged: 1, calls: 0 })
  expect(writes(shop)).toHaveLength(sent)
})

test('what the shop rewrites in its own way is known as what became of it', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  // A shop that cleans markup up: it stores <strong> for <b>, says so in every answer, and answers lists with nothing.
  const tidy: typeof fetch = async (input, init) => {
    const response = await clock.fetch(input, init)
    const text = await response.text()
    const body = (input as string).includes('/bulk.json') ? '{}' : text.replaceAll(/<(\/?)b>/g, '<$1strong>')
    return new Response(response.status === 204 ? null : body, { status: response.status, headers: response.headers })
  }
  const path = publishCatalogue(manyProducts(6))
  const opened = await openBench(path, shop, clock, { fetch: tidy })
  expect((await publishAll(opened)).run).toMatchObject({ sent: 6, failed: 0 })
  expect((await publishAll(opened)).plan.counts).toMatchObject({ unchanged: 6, calls: 0 })
  await opened.close()
  editProducts(path, { 'TENT-0002': { 'description/webshop/en_GB': '<p>Now <b>new</b></p>' } })
  const next = await openBench(path, shop, clock, { fetch: tidy })
  expect((await publishAll(next)).run).toMatchObject({ sent: 1, unchanged: 5 })
  expect((await publishAll(next)).plan.counts).toMatchObject({ unchanged: 6, calls: 0 })
})

test('the first picture is sent once, replaced when it changes, and a picture of the shop is left alone', async () => {
  const {
    call,
    bench: b,
    path,
    reopen,
    shop,
  } = await bench([tent, { ...tent, sku: 'OTHER', values: { ...tent.values, ean: null } }])
  const [one, two] = [putPicture(path, 1), putPicture(path, 2)]
  await b.close()
  const { product: theirs } = (await call('POST', 'nl/products', { product: { title: 'Other' } })).body
  const [variant] = (await call('GET', `nl/variants?product=${theirs.id}`)).body.variants
  await call('PUT', `nl/variants/${variant.id}`, { variant: { sku: 'OTHER', title: 'Other' } })
  const own = { attachment: tinyPng(9).toString('base64'), filename: 'own.png' }
  await call('POST', `nl/products/${theirs.id}/images`, { productImage: own })
  editProducts(path, { 'TENT-1': { image: one }, OTHER: { image: one } })
  const second = await reopen()
  const first = await publishAll(second)
  expect(first.run.calls).toBe(first.plan.counts.calls)
  const titles = () =>
    Object.values(shop.state.tables['productImages']!).map((row) => String(row.values['title']).slice(0, 6))
  expect(titles()).toEqual(['own', 'tent-1'])
  expect((await publishAll(second)).plan.counts.calls).toBe(0)
  await second.close()
  editProducts(path, { 'TENT-1': { image: two } })
  const third = await publishAll(await reopen())
  expect(third.run).toMatchObject({ sent: 1, calls: third.plan.counts.calls })
  expect(titles()).toEqual(['own', 'tent-1'])
  const [sha] = Object.values(shop.state.tables['productImages']!)
    .map((row) => row.values['sha256'])
    .slice(-1)
  expect(sha).toBe(two)
})

test('a picture that is missing or of an unknown type is told, and the product stays hidden', async () => {
  const { bench: b, engine, call } = await bench([{ ...tent, values: { ...tent.values, image: 'f'.repeat(64) } }])
  const { plan, run } = await publishAll(b)
  expect(run).toMatchObject({ sent: 0, failed: 1 })
  const { records } = await engine.call('publish.planRows', { planId: plan.planId, from: 0, count: 9 })
  expect(records[0]).toMatchObject({ state: 'failed', cause: { code: 'image-missing', columns: ['product.image'] } })
  expect((await call('GET', 'nl/products')).body.products[0].visibility).toBe('hidden')
})

test('a refused field fails that product alone, with the words of the shop', async () => {
  const products = manyProducts(5).map((product, i) =>
    i === 2 ? { ...product, values: { ...product.values, stock: 1.5 } } : product,
  )
  const { bench: b, engine, shop } = await bench(products)
  const { plan, run } = await publishAll(b)
  expect(run).toMatchObject({ sent: 4, failed: 1 })
  const { records } = await engine.call('publish.planRows', { planId: plan.planId, state: 'failed', from: 0, count: 9 })
  expect(records[0]).toMatchObject({
    sku: 'TENT-0003',
    cause: { code: 'refused', message: 'Invalid variant stockLevel' },
  })
  expect(Object.values(shop.state.tables['variants']!).filter((row) => row.values['sku'])).toHaveLength(4)
})

test('in a shop that Retail POS runs, prices and stock are not touched', async () => {
  const { bench: b, shop } = await bench([tent], { settings: { isRetail: true } })
  await publishAll(b)
  expect(Object.values(shop.state.tables['variants']!)[0]?.values).toMatchObject({
    sku: 'TENT-1',
    priceIncl: 0,
    stockLevel: 0,
  })
})

test('a stopped run keeps what it did and goes on later with the rest', async () => {
  const { engine, connectionId, shop, bench: b } = await bench(manyProducts(120))
  const plan = await engine.runJob('publish.plan', { connectionId })
  const { jobId } = await engine.call('publish.run', { requestId: newRequestId(), planId: plan.planId })
  const ended = new Promise<string>((resolve) => {
    engine.onEvent((event) => event.type === 'job.done' && event.job.id === jobId && resolve(event.job.state))
  })
  while (Object.keys(shop.state.tables['products'] ?? {}).length < 70)
    await new Promise((resolve) => setImmediate(resolve))
  await engine.call('jobs.cancel', { jobId })
  expect(await ended).toBe('cancelled')
  const [stopped] = (await engine.call('publish.runs', {})).runs
  expect(stopped).toMatchObject({ state: 'cancelled' })
  const run = await engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  expect(run).toMatchObject({ sent: 120, failed: 0 })
  shop.assertNoFlaws()
  expect((await publishAll(b)).plan.counts).toMatchObject({ unchanged: 120, calls: 0 })
})

test('a plan that was sent, or overtaken by a newer one, is not sent again', async () => {
  const { engine, bench: b } = await bench(manyProducts(2))
  const { plan } = await publishAll(b)
  const again = engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  await expect(again).rejects.toMatchObject({ code: 'conflict', details: { reason: 'done' } })
})

test('waits for the limit of the shop are shown, and the time is as estimated', async () => {
  const { engine, connectionId, clock, shop } = await bench(manyProducts(300), {
    rateLimits: [100, 3000, 12_000],
    perSecond: 20,
  })
  const plan = await engine.runJob('publish.plan', { connectionId })
  const started = clock.now().getTime()
  const waits: number[] = []
  const run = await engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId }, (event) => {
    if (event.type === 'job.progress' && event.progress.waitingSeconds) waits.push(event.progress.waitingSeconds)
  })
  const seconds = (clock.now().getTime() - started) / 1000
  expect(run).toMatchObject({ sent: 300, calls: plan.counts.calls })
  expect(shop.calls.filter(({ status }) => status === 429)).toEqual([])
  expect(seconds).toBeGreaterThan(1200)
  expect(Math.abs(seconds - plan.counts.seconds) / seconds).toBeLessThan(0.1)
  expect(waits.length).toBeGreaterThan(0)
})

test('a shop that takes no lists gets one request per variant, and the next plan counts so', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  const noLists: typeof fetch = (input, init) =>
    (input as string).includes('/bulk.json')
      ? Promise.resolve(new Response('{"error":{"message":"Not found."}}', { status: 404 }))
      : clock.fetch(input, init)
  const path = publishCatalogue(manyProducts(60))
  const opened = await openBench(path, shop, clock, { fetch: noLists })
  expect((await publishAll(opened)).run).toMatchObject({ sent: 60, failed: 0 })
  shop.assertNoFlaws()
  await opened.close()
  editProducts(path, Object.fromEntries(manyProducts(60).map(({ sku }) => [sku, { 'price/EUR': 5 }])))
  const next = await publishAll(await openBench(path, shop, clock, { fetch: noLists }))
  expect(next.run).toMatchObject({ sent: 60, calls: next.plan.counts.calls })
})

test('tells the shop by name, with languages and what is left of its limits', async () => {
  const { engine, connectionId } = await bench([], { rateLimits: [300, 3000, 12_000] })
  const result = await engine.runJob('publish.testConnection', { connectionId })
  expect(result).toMatchObject({
    shop: 'Practice shop',
    languages: [{ code: 'nl', isDefault: true }, { code: 'en' }, { code: 'fr' }],
    limits: [{ window: '5min', limit: 300, remaining: 297 }, { window: 'hour' }, { window: 'day' }],
  })
})

test('the preview shows the record per language and what is missing, without asking the shop', async () => {
  const { 'price/EUR': _price, ...rest } = tent.values
  const { engine, connectionId, shop } = await bench([{ ...tent, values: rest }])
  const { record, missing } = await engine.call('publish.previewRecord', { connectionId, productId: 1 })
  expect(missing).toEqual(['price/EUR'])
  expect(JSON.parse(record)).toMatchObject({
    product: { brand: 'Veldkruin', categories: ['tents'] },
    languages: { nl: { title: 'Tent één' }, fr: { title: 'Tente une' } },
    variants: [{ sku: 'TENT-1', weight: 2500 }],
  })
  expect(record).not.toContain('CANARY')
  expect(shop.calls).toEqual([])
})

test('the preview for a context has what is meant for it, its fallback’s where it has none, and the rest as for everybody', async () => {
  const { engine, connectionId } = await bench([tent])
  const changes = [
    { entity: 'context', action: 'create', code: 'limburg', fields: { kind: 'region' } },
    { entity: 'context', action: 'create', code: 'maastricht', fields: { kind: 'region', fallback: 'limburg' } },
    { entity: 'attribute', action: 'update', code: 'name', fields: { hasContext: true } },
  ] as const
  await engine.runJob('model.change', { requestId: newRequestId(), changes: [...changes] })
  const column = 'name/nl_NL/@limburg'
  await engine.call('catalogue.applyIntents', {
    requestId: newRequestId(),
    intents: [{ kind: 'set-text', productId: 1, column, text: 'Tènt' }],
  })
  const titles = async (context: string | null): Promise<unknown> => {
    const { record } = await engine.call('publish.previewRecord', { connectionId, productId: 1, context })
    const { languages } = JSON.parse(record)
    return [languages.nl.title, languages.fr.title]
  }
  expect(await titles(null)).toEqual(['Tent één', 'Tente une'])
  expect(await titles('limburg')).toEqual(['Tènt', 'Tente une'])
  expect(await titles('maastricht')).toEqual(['Tènt', 'Tente une'])
})

test('removing a connection forgets its plans and links and leaves the shop as it is', async () => {
  const { engine, connectionId, bench: b, shop } = await bench([tent])
  await publishAll(b)
  await engine.call('publish.removeConnection', { connectionId })
  expect((await engine.call('publish.connections', {})).connections).toEqual([])
  expect(Object.keys(shop.state.tables['products']!)).toHaveLength(1)
})

test('a filter narrows the plan to what it finds, whole products at a time', async () => {
  const { engine, connectionId } = await bench([tent, shirt, ...manyProducts(3)])
  const skus = async (filter: string) => {
    const { planId } = await engine.runJob('publish.plan', { connectionId, filter })
    const { records } = await engine.call('publish.planRows', { planId, from: 0, count: 50 })
    return records.map(({ sku }) => sku)
  }
  expect(await skus('sku = "SHIRT-BLUE"')).toEqual(['SHIRT'])
  expect(await skus('brand = Lowa')).toEqual(['SHIRT', 'TENT-0001'])
  await expect(skus('brand = (')).rejects.toMatchObject({ code: 'invalid-input', details: { reason: 'filter' } })
})

test('one run per shop: while it goes on, neither another run nor a plan', async () => {
  const { engine, connectionId } = await bench(manyProducts(60))
  const plan = await engine.runJob('publish.plan', { connectionId })
  const running = engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })
  const refusal = { code: 'conflict', details: { reason: 'running' } }
  await expect(engine.runJob('publish.run', { requestId: newRequestId(), planId: plan.planId })).rejects.toMatchObject(
    refusal,
  )
  await expect(engine.runJob('publish.plan', { connectionId })).rejects.toMatchObject(refusal)
  expect(await running).toMatchObject({ sent: 60, failed: 0 })
})
