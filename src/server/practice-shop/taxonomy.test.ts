import { expect, test } from 'vitest'
import { plainClient, shopForTest } from '../../../test/support/practice-api.ts'

async function shopWithProduct() {
  const call = plainClient(await shopForTest())
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body
  return { call, product }
}

test('categories form a tree and say their path, own id first', async () => {
  const { call } = await shopWithProduct()
  const create = async (category: object) => (await call('POST', 'nl/categories', { category })).body.category
  const root = await create({ title: 'Outdoor' })
  const child = await create({ title: 'Tents', parent: root.id })
  expect(child).toMatchObject({
    depth: 2,
    path: [String(child.id), String(root.id)],
    parent: { resource: { id: root.id } },
  })
  expect((await call('GET', `nl/categories?parent=${root.id}`)).body.categories).toMatchObject([{ id: child.id }])
  expect((await call('PUT', `nl/categories/${root.id}`, { category: { parent: child.id } })).status).toBe(400)
})

test('links products to categories once, singly and in bulk', async () => {
  const { call, product } = await shopWithProduct()
  const ids: number[] = []
  for (const title of ['A', 'B', 'C'])
    ids.push((await call('POST', 'nl/categories', { category: { title } })).body.category.id)
  const link = (category: number) => ({ category, product: product.id })
  const one = await call('POST', 'nl/categories/products', { categoriesProduct: link(ids[0]!) })
  expect(one.body.categoriesProduct).toMatchObject({ sortOrder: 0, product: { resource: { id: product.id } } })
  expect(one.body.categoriesProduct).not.toHaveProperty('createdAt')
  expect((await call('POST', 'nl/categories/products', { categoriesProduct: link(ids[0]!) })).status).toBe(400)
  const bulk = (links: object[]) => call('POST', 'nl/categories/products/bulk', { categoriesProduct: links })
  expect((await bulk([link(ids[1]!), link(ids[0]!)])).status).toBe(400)
  expect((await call('GET', 'nl/categories/products/count')).body.count).toBe(1)
  expect((await bulk([link(ids[1]!), link(ids[2]!)])).body.categoriesProducts).toHaveLength(2)
  expect((await call('GET', `nl/categories/products?category=${ids[2]}`)).body.categoriesProducts).toHaveLength(1)
})

test('specifications exist for the attributes of the product type, have values per language and no POST', async () => {
  const { call, product } = await shopWithProduct()
  const type = (await call('POST', 'nl/types', { type: { title: 'Tent' } })).body.type
  const attribute = (await call('POST', 'nl/attributes', { attribute: { title: 'Weight', defaultValue: '?' } })).body
    .attribute
  const stray = (await call('POST', 'nl/attributes', { attribute: { title: 'Stray' } })).body.attribute
  const linked = await call('POST', 'nl/types/attributes', {
    typesAttribute: { type: type.id, attribute: attribute.id },
  })
  expect(linked.body).toHaveProperty('typesAttributes')
  const path = `products/${product.id}/attributes`
  expect((await call('GET', `nl/${path}`)).body).toEqual({ productAttributes: [] })
  await call('PUT', `nl/products/${product.id}`, { product: { type: type.id } })
  expect((await call('GET', `nl/${path}`)).body.productAttributes).toMatchObject([{ id: attribute.id, value: '?' }])
  await call('PUT', `nl/${path}/${attribute.id}`, { productAttribute: { value: '2 kg' } })
  expect((await call('GET', `nl/${path}/${attribute.id}`)).body.productAttribute.value).toBe('2 kg')
  expect((await call('GET', `fr/${path}/${attribute.id}`)).body.productAttribute.value).toBe('?')
  expect((await call('PUT', `nl/${path}/${stray.id}`, { productAttribute: { value: 'x' } })).status).toBe(404)
  expect((await call('POST', `nl/${path}`, { productAttribute: { value: 'x' } })).status).toBe(405)
  await call('DELETE', `nl/${path}/${attribute.id}`)
  expect((await call('GET', `nl/${path}/${attribute.id}`)).body.productAttribute.value).toBe('?')
})

test('relates products up to a limit, not to themselves and not twice', async () => {
  const { call, product } = await shopWithProduct()
  const relate = (relatedProduct: number) =>
    call('POST', `nl/products/${product.id}/relations`, { productRelation: { relatedProduct } })
  expect((await relate(product.id)).status).toBe(400)
  for (let i = 0; i < 5; i++) {
    const other = (await call('POST', 'nl/products', { product: { title: `Other ${i}` } })).body.product
    expect((await relate(other.id)).status).toBe(201)
    if (i === 0) expect((await relate(other.id)).status).toBe(400)
  }
  const sixth = (await call('POST', 'nl/products', { product: { title: 'Sixth' } })).body.product
  expect((await relate(sixth.id)).body.error.message).toBe('Limit reached: maxProductsRelations is 5')
})

test('filter values use one envelope for one and for many', async () => {
  const { call, product } = await shopWithProduct()
  const filter = (await call('POST', 'nl/filters', { filter: { title: 'Season' } })).body.filter
  const value = (await call('POST', `nl/filters/${filter.id}/values`, { filterValue: { title: 'Winter' } })).body
    .filterValue
  const body = { productFiltervalue: { filter: filter.id, filtervalue: value.id } }
  expect((await call('POST', `nl/products/${product.id}/filtervalues`, body)).status).toBe(201)
  expect((await call('GET', `nl/products/${product.id}/filtervalues`)).body.productFiltervalue).toHaveLength(1)
})

test('metafields hold a key and a text on products, variants, shop and account', async () => {
  const { call, product } = await shopWithProduct()
  const [variant] = (await call('GET', 'nl/variants')).body.variants
  for (const [path, one] of [
    [`products/${product.id}/metafields`, 'productMetafield'],
    [`variants/${variant.id}/metafields`, 'variantMetafield'],
    ['shop/metafields', 'shopMetafield'],
    ['account/metafields', 'accountMetafield'],
  ] as const) {
    expect((await call('POST', `nl/${path}`, { [one]: { key: 'pim', value: '7' } })).body[one]).toMatchObject({
      value: '7',
    })
    expect((await call('GET', `nl/${path}`)).body[`${one}s`]).toHaveLength(1)
  }
})

test.each([
  ['suppliers', 'supplier', { title: 'Acme', zip_code: '1234 AB' }],
  ['tags', 'tag', { title: 'sale' }],
  ['redirects', 'redirect', { url: '/old', target: '/new' }],
  ['deliverydates', 'deliverydate', { name: 'Tomorrow' }],
  ['discounts', 'discount', { code: 'TEN', discount: 10, type: 'percentage' }],
  ['webhooks', 'webhook', { itemGroup: 'products', itemAction: '*', address: 'https://example.com' }],
])('%s can be created, read, changed and deleted', async (path, one, body) => {
  const { call } = await shopWithProduct()
  const { id } = (await call('POST', `nl/${path}`, { [one]: body })).body[one]
  expect((await call('GET', `nl/${path}/${id}`)).body[one]).toMatchObject(body)
  expect((await call('PUT', `nl/${path}/${id}`, { [one]: body })).status).toBe(200)
  expect((await call('DELETE', `nl/${path}/${id}`)).status).toBe(204)
})

test('quantity discounts answer with plain ids', async () => {
  const { call, product } = await shopWithProduct()
  const body = { quantityDiscount: { product: product.id, quantity: 10, percentage: 5 } }
  const answer = await call('POST', 'nl/quantity_discounts', body)
  expect(answer.body.quantityDiscount.product).toBe(product.id)
})
