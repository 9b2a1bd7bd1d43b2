import { expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { valuesOf } from '../../../../test/support/sheet.ts'

async function grouped(): Promise<Shop & { model: number; ids: number[]; isSound(): Promise<boolean> }> {
  const shop = await tempShop()
  const ids: number[] = []
  for (const size of ['S', 'M', 'L'])
    ids.push(
      await shop.create(
        `TEE-${size}`,
        { size, 'name/nl_NL': `Shirt ${size}`, 'price/EUR': size === 'L' ? '12' : '10', weight: '200 g' },
        { family: 'lamps' },
      ),
    )
  const { productId } = await shop.engine.runJob('model.groupVariants', {
    requestId: newRequest(),
    productIds: ids,
    axes: ['size'],
    up: ['weight', 'name'],
    sku: 'TEE',
  })
  const isSound = async (): Promise<boolean> => (await shop.engine.call('catalogue.check', {})).ok
  return { ...shop, model: productId ?? 0, ids, isSound }
}
const alike = async ({ engine, model }: { engine: Shop['engine']; model: number }) =>
  (await engine.call('model.matrix', { productId: model })).alike.map(({ attribute }) => attribute)
const moveUp = ({ engine, model }: { engine: Shop['engine']; model: number }, ...attributes: string[]) =>
  engine.call('model.moveUp', { requestId: newRequest(), productId: model, attributes })
const own = async ({ engine }: Shop, productId: number) =>
  (await engine.call('catalogue.productCard', { productId, locale: 'nl_NL' })).own.map(({ column }) => column)
const undo = ({ engine }: Shop) => engine.runJob('catalogue.undo', { requestId: newRequest() })
const redo = ({ engine }: Shop) => engine.runJob('catalogue.redo', { requestId: newRequest() })

test('own values that have become the same move to the model, and one undo gives each variant its own again', async () => {
  const shop = await grouped()
  const { ids } = shop
  expect(await alike(shop)).toEqual([])
  expect(await moveUp(shop, 'name')).toMatchObject({ changeSet: null, rejections: [{ code: 'variants-differ' }] })
  for (const id of ids)
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      override: ['inherited'],
      intents: [{ kind: 'set-text', productId: id, column: 'name/nl_NL', text: 'Hemd' }],
    })
  expect(await alike(shop)).toEqual(['name'])
  expect(await moveUp(shop, 'name')).toMatchObject({
    rejections: [],
    changeSet: { label: { key: 'history.model.moveUp' } },
  })
  expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ TEE: 'Hemd', 'TEE-S': 'Hemd', 'TEE-M': 'Hemd', 'TEE-L': 'Hemd' })
  expect(await own(shop, ids[0] ?? 0)).toEqual([])
  expect(await shop.isSound()).toBe(true)
  await undo(shop)
  expect(await own(shop, ids[0] ?? 0)).toEqual(['name/nl_NL'])
  expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({ TEE: 'Shirt', 'TEE-S': 'Hemd' })
  expect(await shop.isSound()).toBe(true)
})

test('what the scheme leaves to the variants moves up with a scheme of its own; later edits of the model reach them', async () => {
  const shop = await grouped()
  const { ids, model } = shop
  await shop.type(ids[2] ?? 0, 'price/EUR', '10')
  expect(await alike(shop)).toEqual(['price'])
  await moveUp(shop, 'price')
  expect(await alike(shop)).toEqual([])
  await shop.type(model, 'price/EUR', '15')
  expect(await valuesOf(shop, 'price/EUR')).toEqual({ TEE: 15, 'TEE-S': 15, 'TEE-M': 15, 'TEE-L': 15 })
  expect(await shop.isSound()).toBe(true)
  await undo(shop)
  await undo(shop)
  expect(await valuesOf(shop, 'price/EUR')).toEqual({ TEE: null, 'TEE-S': 10, 'TEE-M': 10, 'TEE-L': 10 })
  expect(await alike(shop)).toEqual(['price'])
  await undo(shop)
  expect(await valuesOf(shop, 'price/EUR')).toMatchObject({ 'TEE-L': 12 })
  await redo(shop)
  await redo(shop)
  expect(await valuesOf(shop, 'price/EUR')).toEqual({ TEE: 10, 'TEE-S': 10, 'TEE-M': 10, 'TEE-L': 10 })
  expect(await shop.isSound()).toBe(true)
})
