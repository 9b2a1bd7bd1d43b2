import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import { bench, tent, writes } from '../../../../test/support/publish-bench.ts'
import {
  editProducts,
  manyProducts,
  newRequestId,
  openBench,
  publishAll,
  publishCatalogue,
} from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'

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
