import { expect, test } from 'vitest'
import { plainClient, shopForTest, tinyPng } from '../../../test/support/practice-api.ts'

async function shopWithProduct(options = {}) {
  const shop = await shopForTest(options)
  const call = plainClient(shop)
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body
  const upload = (image: object) => call('POST', `nl/products/${product.id}/images`, { productImage: image })
  return { shop, call, product, upload }
}
const attachment = tinyPng().toString('base64')

test('takes plain base64 with a file name and names the picture after it', async () => {
  const { shop, call, product, upload } = await shopWithProduct()
  const answer = await upload({ attachment, filename: 'front.png' })
  expect(answer.status).toBe(201)
  expect(answer.body.productImage).toMatchObject({
    title: 'front',
    extension: 'png',
    size: tinyPng().length,
    sortOrder: 1,
  })
  const shown = (await call('GET', `nl/products/${product.id}`)).body.product
  expect(shown.image.title).toBe('front')
  expect(shown.images.resource.url).toBe(`products/${product.id}/images`)
  const bytes = await (await fetch(shown.image.src)).arrayBuffer()
  expect(Buffer.from(bytes).equals(tinyPng())).toBe(true)
  expect(shop.flaws().duplicateImages).toEqual([])
})

test.each([
  ['a data: prefix', { attachment: `data:image/png;base64,${attachment}`, filename: 'a.png' }],
  ['no file name', { attachment }],
  ['an extension it does not know', { attachment, filename: 'a.tiff' }],
  ['bytes that are no picture', { attachment: Buffer.from('hello world!').toString('base64'), filename: 'a.png' }],
  ['an address it cannot reach', { src: 'http://127.0.0.1/a.png' }],
  [
    'more than 25 MB',
    { attachment: Buffer.concat([tinyPng(), Buffer.alloc(25 * 1024 * 1024)]).toString('base64'), filename: 'a.png' },
  ],
])('refuses %s', async (_what, image) => {
  const { upload } = await shopWithProduct()
  expect((await upload(image)).status).toBe(400)
})

test('the same bytes again make a second image', async () => {
  const { shop, upload } = await shopWithProduct()
  await upload({ attachment, filename: 'a.png' })
  await upload({ attachment, filename: 'b.png' })
  expect(shop.flaws().duplicateImages).toHaveLength(1)
})

test('the first by order is the main image, and PUT reaches order and title only', async () => {
  const { call, product, upload } = await shopWithProduct()
  await upload({ attachment, filename: 'a.png' })
  const second = (await upload({ attachment: tinyPng(1).toString('base64'), filename: 'b.png' })).body.productImage
  const put = (image: object) => call('PUT', `nl/products/${product.id}/images/${second.id}`, { productImage: image })
  expect((await put({ attachment, filename: 'c.png' })).status).toBe(400)
  expect((await put({ sortOrder: 0, title: 'Best' })).status).toBe(200)
  expect((await call('GET', `nl/products/${product.id}`)).body.product.image.title).toBe('Best')
})

test('refuses more images than the shop allows per product', async () => {
  const { upload } = await shopWithProduct({ settings: { shopLimits: { maxProductsImages: 1 } } })
  await upload({ attachment, filename: 'a.png' })
  const answer = await upload({ attachment: tinyPng(1).toString('base64'), filename: 'b.png' })
  expect([answer.status, answer.body.error.message]).toEqual([400, 'Limit reached: maxProductsImages is 1'])
})

test('brands and categories have one image each', async () => {
  const { call } = await shopWithProduct()
  const { brand } = (await call('POST', 'nl/brands', { brand: { title: 'Lowa' } })).body
  expect((await call('GET', `nl/brands/${brand.id}/image`)).status).toBe(404)
  const body = { brandImage: { attachment, filename: 'logo.png' } }
  expect((await call('POST', `nl/brands/${brand.id}/image`, body)).body.brandImage.title).toBe('logo')
  expect((await call('DELETE', `nl/brands/${brand.id}/image`)).status).toBe(204)
})
