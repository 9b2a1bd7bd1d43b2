import { expect, test } from 'vitest'
import { plainClient, shopForTest, tinyPng } from '../../../test/support/practice-api.ts'

async function shopWithProduct() {
  const shop = await shopForTest()
  const call = plainClient(shop)
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Shirt' } })).body
  const list = async () => (await call('GET', `nl/variants?product=${product.id}&since_id=0`)).body.variants
  const [first] = await list()
  return {
    shop,
    call,
    product,
    list,
    first,
    put: (id: number, variant: object) => call('PUT', `nl/variants/${id}`, { variant }),
  }
}

test('derives the price without tax from the price with tax, and the other way round', async () => {
  const { put, first } = await shopWithProduct()
  expect((await put(first.id, { priceIncl: 3.49 })).body.variant).toMatchObject({ priceIncl: 3.49, priceExcl: 2.8843 })
  expect((await put(first.id, { priceExcl: 100 })).body.variant).toMatchObject({ priceExcl: 100, priceIncl: 121 })
  expect((await put(first.id, { priceIncl: 121, priceExcl: 100 })).status).toBe(200)
  const torn = await put(first.id, { priceIncl: 122, priceExcl: 100 })
  expect(torn.status).toBe(400)
  expect((await put(first.id, { oldPriceIncl: 12.1 })).body.variant).toMatchObject({ oldPriceExcl: 10 })
  expect((await put(first.id, { priceIncl: -1 })).status).toBe(400)
})

test('refuses an empty title and a move to another product', async () => {
  const { call, put, first } = await shopWithProduct()
  const untitled = await put(first.id, { title: '' })
  expect([untitled.status, untitled.body.error.message]).toEqual([400, 'Invalid variant title'])
  const other = (await call('POST', 'nl/products', { product: { title: 'Other' } })).body.product
  expect((await put(first.id, { product: other.id })).status).toBe(400)
})

test('allows the same SKU twice', async () => {
  const { call, product } = await shopWithProduct()
  for (const title of ['Red / M', 'Red / L']) {
    const answer = await call('POST', 'nl/variants', { variant: { product: product.id, title, sku: 'SAME' } })
    expect(answer.status).toBe(201)
  }
})

test('a variant title is written per language', async () => {
  const { call, first, put } = await shopWithProduct()
  await put(first.id, { title: 'Rood / M' })
  expect((await call('GET', `en/variants/${first.id}`)).body.variant.title).toBe('Default')
  await call('PUT', `en/variants/${first.id}`, { variant: { title: 'Red / M' } })
  expect((await call('GET', `nl/variants/${first.id}`)).body.variant.title).toBe('Rood / M')
})

test('stock is absolute and every change leaves a movement', async () => {
  const { call, first, put } = await shopWithProduct()
  await put(first.id, { stockLevel: 7 })
  await put(first.id, { stockLevel: '-2' })
  await put(first.id, { stockLevel: -2, sku: 'A' })
  const { variantMovements } = (await call('GET', `nl/variants/movements?variant=${first.id}&since_id=0`)).body
  expect(variantMovements.map((m: { stockLevelChange: number }) => m.stockLevelChange)).toEqual([7, -9])
  expect((await call('POST', 'nl/variants/movements', {})).status).toBe(405)
})

test('has one default, keeps at least one variant and finds the next default', async () => {
  const { call, product, first, list, put } = await shopWithProduct()
  const last = await call('DELETE', `nl/variants/${first.id}`)
  expect(last.status).toBe(400)
  const second = (await call('POST', 'nl/variants', { variant: { product: product.id, title: 'M', isDefault: true } }))
    .body.variant
  expect((await list()).map((v: { isDefault: boolean }) => v.isDefault)).toEqual([false, true])
  expect((await put(second.id, { isDefault: false })).status).toBe(400)
  await call('DELETE', `nl/variants/${second.id}`)
  expect(await list()).toMatchObject([{ id: first.id, isDefault: true }])
})

test('answers as the live service does: a misspelt twin, decimals as texts, fields nobody may write', async () => {
  const { first, put } = await shopWithProduct()
  expect(first).toMatchObject({ stockBuyMinimum: 1, stockBuyMininum: 1, weightValue: '0.000', hs: null, image: false })
  for (const field of ['matrix', 'taxType', 'options', 'additionalcost', 'stockBuyMininum']) {
    expect((await put(first.id, { [field]: 1 })).status).toBe(400)
  }
})

test('changes many variants in one call, all or none', async () => {
  const { call, product, first, list } = await shopWithProduct()
  const second = (await call('POST', 'nl/variants', { variant: { product: product.id, title: 'L' } })).body.variant
  const bulk = (variant: object[]) => call('PUT', 'nl/variants/bulk', { variant })
  expect(
    (
      await bulk([
        { id: first.id, sku: 'A' },
        { id: second.id, title: '' },
      ])
    ).status,
  ).toBe(400)
  expect((await list())[0].sku).toBe('')
  const done = await bulk([
    { id: first.id, sku: 'A', title: 'M' },
    { id: second.id, sku: 'B' },
  ])
  expect(done.body.variants.map((v: { sku: string }) => v.sku)).toEqual(['A', 'B'])
})

test('a picture sent with a variant becomes an image of the product', async () => {
  const { call, product, first, put } = await shopWithProduct()
  const image = { attachment: tinyPng().toString('base64'), filename: 'red.png' }
  expect((await put(first.id, { image })).body.variant.image).toMatchObject({ title: 'red', extension: 'png' })
  const { productImages } = (await call('GET', `nl/products/${product.id}/images`)).body
  expect(productImages).toHaveLength(1)
  await call('DELETE', `nl/products/${product.id}/images/${productImages[0].id}`)
  expect((await call('GET', `nl/variants/${first.id}`)).body.variant.image).toBe(false)
})
