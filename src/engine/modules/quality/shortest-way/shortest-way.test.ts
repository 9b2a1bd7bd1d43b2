import { expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

test('the cells of the way, filled, make exactly its products fit, and the nearest ones come first', async () => {
  const { engine, create, type, skus } = await tempShop()
  const whole = { 'name/nl_NL': 'Lamp', 'name/fr_FR': 'Lampe', 'price/EUR': '5', ean: '4006381333931' }
  await create('WHOLE', whole, { family: 'lamps' })
  await create('FAR', {}, { family: 'lamps' })
  const near = await create('NEAR', { ...whole, ean: '' }, { family: 'lamps' })
  const way = await engine.runJob('quality.shortestWay', { channel: 'webshop', products: 1 })
  expect(way).toMatchObject({ lacking: 2, held: 0, cellsOfAll: 5, products: 1, cells: 1 })
  expect(way.columns).toEqual([{ column: 'ean', cells: 1 }])
  expect(await skus({ filter: way.filter ?? '' })).toEqual(['NEAR'])
  await type(near, 'ean', '4006381333948')
  expect(await skus({ filter: 'missing webshop/nl_NL or missing webshop/fr_FR' })).toEqual(['FAR'])
  expect((await engine.runJob('quality.shortestWay', { channel: 'webshop' })).products).toBe(1)
})

test('what a model lacks is one cell however many variants show it, and the model is the row to fill', async () => {
  const { engine, create, skus } = await tempShop()
  const rest = { family: 'tents', familyVariant: 'tents_by_size' }
  const model = await create('TENT', {}, { kind: 'model', ...rest })
  for (const size of ['S', 'M'])
    await create(`TENT-${size}`, { size }, { kind: 'variant', parentId: model, family: 'tents' })
  const way = await engine.runJob('quality.shortestWay', { channel: 'webshop' })
  expect(way).toMatchObject({ lacking: 1, products: 1 })
  expect(way.columns.find(({ column }) => column === 'name/nl_NL')?.cells).toBe(1)
  expect(await skus({ filter: way.filter ?? '' })).toContain('TENT')
})

test('a product that a problem holds back is left out, and what sells most comes first where sales are known', async () => {
  const { engine, create, skus } = await tempShop()
  await create('SLOW', { 'name/nl_NL': 'A', rating: '1' }, { family: 'lamps' })
  await create('QUICK', { 'name/nl_NL': 'B', rating: '9' }, { family: 'lamps' })
  await create('HELD', { 'name/nl_NL': 'Forbidden' }, { family: 'lamps' })
  const rule = {
    code: 'word',
    severity: 'block' as const,
    labels: { en: 'Word' },
    check: { kind: 'forbidden' as const, attributes: ['name'], words: ['forbidden'] },
  }
  await engine.call('quality.changeRules', { requestId: newRequest(), put: [rule] })
  const way = await engine.runJob('quality.shortestWay', { channel: 'webshop', products: 1, sales: 'rating' })
  expect(way).toMatchObject({ lacking: 2, held: 1, products: 1 })
  expect(await skus({ filter: way.filter ?? '' })).toEqual(['QUICK'])
})
