import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import { bench, shirt, tent } from '../../../../test/support/publish-bench.ts'
import {
  editProducts,
  manyProducts,
  newRequestId,
  openBench,
  publishAll,
  publishCatalogue,
} from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'

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
