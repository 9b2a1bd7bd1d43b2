import { expect, test } from 'vitest'
import { plainClient, shopForTest } from '../../../test/support/practice-api.ts'

const shopCall = async (options = {}) => plainClient(await shopForTest(options))

test('a new product has an empty default variant at once', async () => {
  const call = await shopCall()
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body
  const { variants } = (await call('GET', `nl/variants?product=${product.id}`)).body
  expect(variants).toMatchObject([
    { title: 'Default', sku: '', ean: '', articleCode: '', isDefault: true, priceIncl: 0 },
  ])
})

test('texts of a new product appear in every active language, later ones only where they were written', async () => {
  const call = await shopCall()
  const { id } = (await call('POST', 'nl/products', { product: { title: 'Tent', content: '<p>Licht</p>' } })).body
    .product
  await call('PUT', `en/products/${id}`, { product: { title: 'Tent for two', data01: 'shared' } })
  const read = async (language: string) => (await call('GET', `${language}/products/${id}`)).body.product
  expect(await read('nl')).toMatchObject({
    title: 'Tent',
    fulltitle: 'Tent',
    content: '<p>Licht</p>',
    data01: 'shared',
  })
  expect(await read('en')).toMatchObject({ title: 'Tent for two', fulltitle: 'Tent', data01: 'shared' })
  expect(await read('fr')).toMatchObject({ title: 'Tent', content: '<p>Licht</p>' })
})

test('slugs are made of the title, folded, and unique', async () => {
  const call = await shopCall()
  const create = async (product: object) => (await call('POST', 'nl/products', { product })).body.product
  expect((await create({ title: 'Crème brûlée-set!' })).url).toBe('creme-brulee-set')
  expect((await create({ title: 'Crème brûlée set' })).url).toBe('creme-brulee-set-2')
  const third = await create({ title: 'Other', url: 'creme-brulee-set' })
  expect(third.url).toBe('creme-brulee-set-3')
  const renamed = await call('PUT', `nl/products/${third.id}`, { product: { title: 'Changed' } })
  expect(renamed.body.product.url).toBe('creme-brulee-set-3')
})

test('isVisible is another name for visibility, and auto follows stock', async () => {
  const call = await shopCall()
  const { id } = (await call('POST', 'nl/products', { product: { title: 'Tent', isVisible: false } })).body.product
  const put = async (product: object) => (await call('PUT', `nl/products/${id}`, { product })).body.product
  expect(await put({ isVisible: true })).toMatchObject({ visibility: 'visible', isVisible: true })
  const [variant] = (await call('GET', `nl/variants?product=${id}`)).body.variants
  await call('PUT', `nl/variants/${variant.id}`, { variant: { stockTracking: 'enabled' } })
  expect(await put({ visibility: 'auto' })).toMatchObject({ visibility: 'auto', isVisible: false })
  await call('PUT', `nl/variants/${variant.id}`, { variant: { stockLevel: 3 } })
  expect((await call('GET', `nl/products/${id}`)).body.product.isVisible).toBe(true)
})

test('deleting a product takes variants, images and links along', async () => {
  const shop = await shopForTest()
  const call = plainClient(shop)
  const { id } = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body.product
  const category = (await call('POST', 'nl/categories', { category: { title: 'Tents' } })).body.category
  await call('POST', 'nl/categories/products', { categoriesProduct: { category: category.id, product: id } })
  await call('POST', `nl/products/${id}/metafields`, { productMetafield: { key: 'k', value: 'v' } })
  await call('DELETE', `nl/products/${id}`)
  for (const list of ['variants', 'categories/products']) {
    expect((await call('GET', `nl/${list}/count`)).body.count).toBe(0)
  }
  expect((await call('GET', `nl/products/${id}/metafields`)).status).toBe(404)
})

test('refuses one product more than the shop may hold and names the limit', async () => {
  const call = await shopCall({ settings: { shopLimits: { maxProducts: 1 } } })
  await call('POST', 'nl/products', { product: { title: 'One' } })
  const answer = await call('POST', 'nl/products', { product: { title: 'Two' } })
  expect([answer.status, answer.body.error.message]).toEqual([400, 'Limit reached: maxProducts is 1'])
})
