import { expect, test } from 'vitest'
import { tempShop } from '../../../../test/support/shop.ts'

test('some products’ gaps are listed per column, the most frequent first, with where to begin', async () => {
  const shop = await tempShop()
  const first = await shop.create('T1', { 'price/EUR': '10', ean: '4006381333931' }, { family: 'tents' })
  const second = await shop.create('T2', { 'name/nl_NL': 'Tent' }, { family: 'tents' })
  const loose = await shop.create('LOOSE')
  const scope = { channel: 'webshop', locale: 'nl_NL' }
  const productIds = [first, second, loose, 999_999]
  expect(await shop.engine.call('quality.gaps', { productIds, ...scope })).toEqual({
    incomplete: 2,
    columns: [
      { column: 'description/webshop/nl_NL', missing: 2, firstProductId: first },
      { column: 'name/nl_NL', missing: 1, firstProductId: first },
      { column: 'price/EUR', missing: 1, firstProductId: second },
      { column: 'ean', missing: 1, firstProductId: second },
    ].toSorted((a, b) => b.missing - a.missing || a.firstProductId - b.firstProductId),
  })
  expect(await shop.engine.call('quality.gaps', { productIds: [loose], ...scope })).toEqual({
    incomplete: 0,
    columns: [],
  })
})
