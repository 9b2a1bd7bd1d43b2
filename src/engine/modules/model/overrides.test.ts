import { expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'

test('a cell that the till keeps is taken over in so many words, shown with who and when, and given back', async () => {
  const { engine, create, type } = await tempShop()
  const id = await create('LAMP-1')
  const value = async (): Promise<unknown> =>
    (await engine.call('catalogue.product', { productId: id })).values['stock'] ?? null
  const list = async () => (await engine.call('model.overrides', {})).overrides
  const override = (column: string, text: string) =>
    engine.call('model.override', { requestId: newRequest(), sku: 'LAMP-1', column, text })

  expect(await type(id, 'stock', '5')).toMatchObject({ rejections: [{ code: 'foreign-owner' }] })
  expect((await override('name/nl_NL', 'x')).rejections).toMatchObject([{ code: 'not-locked' }])
  expect((await override('stock', 'many')).rejections).toMatchObject([{ code: 'not-a-number' }])
  expect(await list()).toEqual([])

  expect((await override('stock', '5')).rejections).toEqual([])
  await override('stock', '7')
  const [held] = await list()
  expect(held).toMatchObject({ sku: 'LAMP-1', column: 'stock', owner: 'pos', before: null, now: 7, setBy: 'local' })
  expect(await value()).toBe(7)

  await engine.call('model.takeBack', { requestId: newRequest(), overrideId: held?.overrideId ?? 0 })
  expect([await value(), await list()]).toEqual([null, []])
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect([await value(), (await list()).length]).toEqual([7, 1])
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})
