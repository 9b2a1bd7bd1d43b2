import { expect, test } from 'vitest'
import { tinyPng } from '../../../../test/support/practice-api.ts'
import { bench, tent } from '../../../../test/support/publish-bench.ts'
import { editProducts, publishAll, putPicture } from '../../../../test/support/publish-catalogue.ts'

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
