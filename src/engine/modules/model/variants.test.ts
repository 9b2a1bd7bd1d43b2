import fc from 'fast-check'
import { expect, test } from 'vitest'
import { join } from 'node:path'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, openShop, tempShop } from '../../../../test/support/shop.ts'

const cells = async (shop: Shop, ids: readonly number[]) =>
  Promise.all(
    ids.map(async (productId) => {
      const { values } = await shop.engine.call('catalogue.product', { productId })
      const { parent: _parent, kind: _kind, ...own } = values
      return own
    }),
  )
const undo = (shop: Shop) => shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
const problems = async (shop: Shop) =>
  (await shop.engine.call('catalogue.check', {})).checks.flatMap((each) => each.problems)

test('nine products become one model by colour and size: what they share moves up, what differs stays', async () => {
  const shop = await tempShop()
  const ids: number[] = []
  const skus: string[] = []
  for (const colour of ['red', 'blue', 'sea'].slice(0, 2)) {
    for (const size of ['S', 'M', 'L']) {
      const sku = `TEE-${colour}-${size}`
      skus.push(sku)
      ids.push(
        await shop.create(
          sku,
          { colour, size, 'name/nl_NL': 'Shirt', 'price/EUR': size === 'L' ? '12' : '10', weight: '200 g' },
          { family: 'lamps' },
        ),
      )
    }
  }
  const before = await cells(shop, ids)
  const preview = await shop.engine.call('model.groupPreview', { productIds: ids })
  expect(preview).toMatchObject({
    rejections: [],
    axes: ['colour', 'size'],
    scheme: { code: 'lamps_by_colour_size', isNew: true },
  })
  expect(preview.common.map(({ column }) => column)).toEqual(['name/nl_NL', 'weight'])
  expect(preview.differing.map(({ column }) => column).toSorted()).toEqual(['colour', 'price/EUR', 'size'])

  const { productId, changeSet } = await shop.engine.runJob('model.groupVariants', {
    requestId: newRequest(),
    productIds: ids,
    sku: 'TEE',
  })
  expect(changeSet).toMatchObject({ label: { key: 'history.model.group', params: { count: 6, name: 'TEE' } } })
  expect(await cells(shop, ids)).toEqual(before)
  expect(await shop.type(ids[0] as number, 'name/nl_NL', 'x')).toMatchObject({
    rejections: [{ code: 'inherited-value' }],
  })
  const matrix = await shop.engine.call('model.matrix', { productId: productId ?? 0 })
  expect(matrix).toMatchObject({ axes: ['colour', 'size'], missing: [] })
  expect(matrix.variants).toHaveLength(6)
  expect(matrix.inherited).toEqual([
    { column: 'name/nl_NL', value: 'Shirt' },
    { column: 'weight', value: '200 GRAM' },
  ])

  expect(await undo(shop)).toMatchObject({ kept: 0 })
  expect(await cells(shop, ids)).toEqual(before)
  expect(await shop.engine.call('catalogue.info', {})).toMatchObject({ products: 6, models: 0, variants: 0 })
  expect(await problems(shop)).toEqual([])
})

test('names combinations nobody has made, and lets what the model was given later stay with dissolved products', async () => {
  const shop = await tempShop()
  const a = await shop.create('A', { colour: 'red', size: 'S', 'name/nl_NL': 'oud' }, { family: 'lamps' })
  const b = await shop.create('B', { colour: 'blue', size: 'M', 'name/nl_NL': 'oud' }, { family: 'lamps' })
  const { productId } = await shop.engine.runJob('model.groupVariants', {
    requestId: newRequest(),
    productIds: [a, b],
    axes: ['colour', 'size'],
    sku: 'AB',
  })
  const model = productId ?? 0
  expect((await shop.engine.call('model.matrix', { productId: model })).missing).toEqual([
    { axes: ['red', 'M'], ownFrom: 0, sku: 'AB-red-M', parent: 'AB' },
    { axes: ['blue', 'S'], ownFrom: 0, sku: 'AB-blue-S', parent: 'AB' },
  ])
  await shop.create('AB-red-M', {}, { family: 'lamps' })
  const wider = await shop.engine.call('model.matrix', { productId: model, more: [[], ['L', 'M']] })
  expect(wider.values).toEqual([
    ['red', 'blue'],
    ['S', 'M', 'L'],
  ])
  expect(wider.missing.map(({ sku }) => sku)).toEqual(['AB-red-M-2', 'AB-red-L', 'AB-blue-S', 'AB-blue-L'])
  await shop.type(model, 'name/nl_NL', 'nieuw')
  const { changeSet } = await shop.engine.runJob('model.dissolve', { requestId: newRequest(), productId: model })
  expect(changeSet).not.toBeNull()
  expect(await shop.engine.call('catalogue.info', {})).toMatchObject({ products: 3, models: 0, variants: 0 })
  expect((await cells(shop, [a]))[0]).toMatchObject({ 'name/nl_NL': 'nieuw', colour: 'red' })
  await undo(shop)
  expect(await shop.engine.call('catalogue.info', {})).toMatchObject({ products: 1, models: 1, variants: 2 })
  expect(await problems(shop)).toEqual([])
})

test('refuses products that are no group, and says why', async () => {
  const shop = await tempShop()
  const a = await shop.create('A', { colour: 'red' }, { family: 'lamps' })
  const b = await shop.create('B', { colour: 'red' }, { family: 'lamps' })
  const c = await shop.create('C', { colour: 'blue' }, { family: 'tents' })
  const reasons = async (productIds: number[], axes: string[] | null = null) =>
    (await shop.engine.call('model.groupPreview', { productIds, axes })).rejections.map(({ code }) => code)
  expect(await reasons([a])).toEqual(['not-a-group'])
  expect(await reasons([a, c])).toEqual(['not-one-family'])
  expect(await reasons([a, b])).toEqual(['no-axis'])
  expect(await reasons([a, b], ['colour'])).toEqual(['same-variant'])
  expect(await reasons([a, b], ['name'])).toEqual(['not-an-axis'])
  expect(await reasons([a, 999])).toEqual(['unknown-product'])
})

test('grouping any products and dissolving the model again leaves every value as it was', async () => {
  const text = fc.option(fc.constantFrom('een', 'twee', 'drie'), { nil: '' })
  const product = fc.record({
    'name/nl_NL': text,
    'name/fr_FR': text,
    rating: fc.constantFrom('', '1', '2'),
    weight: fc.constantFrom('', '1 kg', '2 kg'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(product, { minLength: 2, maxLength: 6 }), async (products) => {
      const shop = await openShop(join(tempFolder(), 'shop.etalage'))
      const ids: number[] = []
      for (const [index, values] of products.entries()) {
        const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
        ids.push(await shop.create(`P-${index}`, { ...filled, size: `${index}` }, { family: 'lamps' }))
      }
      const before = await cells(shop, ids)
      const { productId, rejections } = await shop.engine.runJob('model.groupVariants', {
        requestId: newRequest(),
        productIds: ids,
        axes: ['size'],
        sku: 'MODEL',
      })
      expect(rejections).toEqual([])
      expect(await cells(shop, ids)).toEqual(before)
      await shop.engine.runJob('model.dissolve', { requestId: newRequest(), productId: productId ?? 0 })
      expect(await cells(shop, ids)).toEqual(before)
      await undo(shop)
      await undo(shop)
      expect(await cells(shop, ids)).toEqual(before)
      expect(await problems(shop)).toEqual([])
      await shop.close()
    }),
    { numRuns: 12 },
  )
})
