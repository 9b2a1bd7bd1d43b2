import { expect, test } from 'vitest'
import { plainClient, shopForTest } from '../../../test/support/practice-api.ts'

test('answers in the envelopes of the API and with its status codes', async () => {
  const call = plainClient(await shopForTest())
  const created = await call('POST', 'nl/products', { product: { title: 'Tent' } })
  expect(created.status).toBe(201)
  const { id } = created.body.product
  expect(Number.isInteger(id) && id > 0).toBe(true)
  expect((await call('PUT', `nl/products/${id}`, { product: { data01: 'x' } })).status).toBe(200)
  expect((await call('GET', 'nl/products')).body).toMatchObject({ products: [{ id, title: 'Tent', data01: 'x' }] })
  expect((await call('GET', 'nl/products/count')).body).toEqual({ count: 1 })
  const gone = await call('DELETE', `nl/products/${id}`)
  expect([gone.status, gone.body]).toEqual([204, undefined])
})

test('writes moments as ISO 8601 with an offset', async () => {
  const clock = { now: () => new Date('2026-06-02T08:24:43Z'), sleep: async () => {} }
  const call = plainClient(await shopForTest({ clock }))
  const { body } = await call('POST', 'nl/brands', { brand: { title: 'Lowa' } })
  expect(body.brand.createdAt).toBe('2026-06-02T10:24:43+02:00')
})

test('refuses wrong credentials with 401 and an error body', async () => {
  const shop = await shopForTest()
  const answer = await plainClient({ ...shop, secret: 'wrong' })('GET', 'nl/shop')
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({
    error: { code: 401, method: 'GET', request: '/nl/shop.json', message: 'Access denied.' },
  })
})

test('refuses a language that is unknown or not active with 404', async () => {
  const call = plainClient(await shopForTest())
  for (const language of ['xx', 'de']) {
    const answer = await call('GET', `${language}/products`)
    expect([answer.status, answer.body.error.message]).toEqual([404, 'Unknown or inactive language.'])
  }
})

test('refuses what a key may not do with 403, and tells the rights', async () => {
  const none = { read: false, write: false }
  const all = { read: true, write: true }
  const permissions = {
    content: all,
    products: { read: true, write: false },
    customers: none,
    orders: none,
    settings: all,
    tracking: none,
  }
  const call = plainClient(await shopForTest({ settings: { permissions } }))
  expect((await call('GET', 'nl/products')).status).toBe(200)
  expect((await call('POST', 'nl/products', { product: { title: 'Tent' } })).status).toBe(403)
  expect((await call('GET', 'nl/account/permissions')).body.accountPermissions.products).toEqual(permissions.products)
})

test.each([
  ['GET', 'nl/products/999999', 404],
  ['GET', 'nl/nonsense', 404],
  ['PUT', 'nl/products', 405],
  ['PUT', 'nl/categories/products/5', 405],
  ['PATCH', 'nl/products', 405],
])('%s %s is answered with %i', async (method, path, status) => {
  const call = plainClient(await shopForTest())
  const answer = await call(method, path, method === 'GET' ? undefined : { product: {} })
  expect(answer.status).toBe(status)
  expect(answer.body.error).toMatchObject({ code: status, method })
})

test.each([
  ['an unknown field', { product: { title: 'Tent', sku: 'A1' } }, 'Unknown field "sku" for product'],
  ['a field that only answers hold', { product: { title: 'Tent', id: 5 } }, 'Unknown field "id" for product'],
  ['a missing title', { product: { fulltitle: 'Tent' } }, 'Invalid product title'],
  ['an empty title', { product: { title: '' } }, 'Invalid product title'],
  ['a brand that does not exist', { product: { title: 'Tent', brand: 5 } }, 'Invalid product brand'],
  [
    'a visibility it does not know',
    { product: { title: 'Tent', visibility: 'sometimes' } },
    'Invalid product visibility',
  ],
  ['a missing envelope', { title: 'Tent' }, 'Missing "product"'],
  ['a body that is no JSON', '{"product":', 'Invalid request body.'],
])('refuses %s with 400 and creates nothing', async (_what, body, message) => {
  const shop = await shopForTest()
  const call = plainClient(shop)
  const answer = await call('POST', 'nl/products', body)
  expect([answer.status, answer.body.error.message]).toEqual([400, message])
  expect((await call('GET', 'nl/products/count')).body.count).toBe(0)
})

test('takes form encoding, numeric texts, and 0 and 1 for booleans', async () => {
  const call = plainClient(await shopForTest())
  await call('POST', 'nl/products', { product: { title: 'Tent', isVisible: '0' } })
  const [variant] = (await call('GET', 'nl/variants')).body.variants
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await call('PUT', `nl/variants/${variant.id}`, 'variant%5BstockLevel%5D=5', form)
  expect(answer.body.variant.stockLevel).toBe(5)
  expect((await call('GET', 'nl/products')).body.products[0]).toMatchObject({ isVisible: false, visibility: 'hidden' })
})

test('shows references as links, empty ones as false, lists with id false', async () => {
  const shop = await shopForTest()
  const call = plainClient(shop)
  const brand = (await call('POST', 'nl/brands', { brand: { title: 'Lowa' } })).body.brand
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Renegade', brand: brand.id } })).body
  expect(product.brand).toEqual({
    resource: { id: brand.id, url: `brands/${brand.id}`, link: `${shop.origin}/nl/brands/${brand.id}.json` },
  })
  expect(product.supplier).toBe(false)
  expect(product.image).toBe(false)
  expect(product.images).toBe(false)
  expect(product.variants.resource).toMatchObject({ id: false, url: `variants?product=${product.id}` })
  for (const nothing of [null, false]) {
    await call('PUT', `nl/products/${product.id}`, { product: { brand: brand.id } })
    const cleared = await call('PUT', `nl/products/${product.id}`, { product: { brand: nothing } })
    expect(cleared.body.product.brand).toBe(false)
  }
})

test('has languages, taxes, the shop, its limits and the account to read', async () => {
  const shop = await shopForTest()
  const call = plainClient(shop)
  const { languages } = (await call('GET', 'nl/languages')).body
  expect(languages.filter((l: { isActive: boolean }) => l.isActive).map((l: { code: string }) => l.code)).toEqual([
    'nl',
    'en',
    'fr',
  ])
  expect(languages.find((l: { isDefault: boolean }) => l.isDefault).code).toBe('nl')
  expect((await call('GET', 'nl/taxes')).body.taxes[0]).toMatchObject({ rate: 0.21, isDefault: true })
  expect((await call('GET', 'nl/shop')).body.shop).toMatchObject({ isRetail: false, currency: { shortcode: 'EUR' } })
  expect((await call('GET', 'nl/shop/limits')).body.shopLimits).toMatchObject({
    maxProducts: 10_000,
    maxProductsImages: 10,
  })
  expect((await call('GET', 'nl/account')).body.account.apiKey).toBe(shop.key)
})

test('is not reachable from a web page', async () => {
  const shop = await shopForTest()
  const answer = await fetch(`${shop.origin}/practice/state`, { headers: { origin: 'https://evil.example' } })
  expect(answer.status).toBe(403)
  const state = await (await fetch(`${shop.origin}/practice/state`)).text()
  expect(state).not.toContain(shop.secret)
})
