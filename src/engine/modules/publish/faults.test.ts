import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import {
  editProducts,
  manyProducts,
  openBench,
  publishAll,
  publishCatalogue,
  putPicture,
  type TestProduct,
} from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'

const everythingGoesWrong =
  'lost-answer:0.03,dropped:0.02,429:0.02,500:0.02,502:0.01,503:0.02,truncated:0.03,html:0.02,empty:0.02'

test.each([1, 2, 3])(
  '300 products into a shop where everything goes wrong (run of luck %i): none twice, none lost',
  async (seed) => {
    const clock = new VirtualClock()
    const shop = await shopForTest({ clock, faults: `${everythingGoesWrong},seed=${seed}` })
    const path = publishCatalogue([])
    const products = manyProducts(300).map((product, i) => ({
      ...product,
      values: { ...product.values, image: putPicture(path, i) },
    }))
    const filled = publishCatalogue(products)
    for (let i = 0; i < 300; i++) putPicture(filled, i)
    const bench = await openBench(filled, shop, clock)
    const { plan, run } = await publishAll(bench)
    expect(plan.counts.create).toBe(300)
    expect(run).toMatchObject({ sent: 300, failed: 0, blocked: 0, unchanged: 0 })
    expect(shop.calls.filter(({ fault }) => fault !== null).length).toBeGreaterThan(50)
    shop.assertNoFlaws()
    expect(Object.keys(shop.state.tables['products']!)).toHaveLength(300)
    expect(Object.keys(shop.state.tables['variants']!)).toHaveLength(300)
    expect(Object.keys(shop.state.tables['productImages']!)).toHaveLength(300)
    expect(Object.keys(shop.state.tables['brands']!)).toHaveLength(2)

    shop.setFaults('')
    const before = shop.calls.length
    const again = await publishAll(bench)
    expect(again.plan.counts).toMatchObject({ create: 0, update: 0, unchanged: 300, blocked: 0, calls: 0 })
    expect(shop.calls.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
  },
)

test('models with variants, and changes to them, come through the same: every variant once, every value right', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, faults: `${everythingGoesWrong},seed=11` })
  const models = Array.from({ length: 40 }, (_, i) => modelWithVariants(i))
  const path = publishCatalogue(models)
  const first = await openBench(path, shop, clock)
  expect((await publishAll(first)).run).toMatchObject({ sent: 40, failed: 0 })
  shop.assertNoFlaws()
  expect(Object.keys(shop.state.tables['variants']!)).toHaveLength(80)
  await first.close()

  const prices = models.flatMap(({ variants = [] }, i) => variants.map(({ sku }) => [sku, { stock: 7 + i }] as const))
  editProducts(path, Object.fromEntries(prices))
  shop.setFaults(`${everythingGoesWrong},seed=12`)
  const second = await openBench(path, shop, clock)
  expect((await publishAll(second)).run).toMatchObject({ sent: 40, failed: 0 })
  const stock = Object.values(shop.state.tables['variants']!).map((row) => row.values['stockLevel'])
  expect(stock.toSorted((a, b) => Number(a) - Number(b))).toEqual(models.flatMap((_, i) => [7 + i, 7 + i]))

  shop.setFaults('')
  expect((await publishAll(second)).plan.counts).toMatchObject({ unchanged: 40, calls: 0 })
})

function modelWithVariants(i: number): TestProduct {
  const values = {
    'name/nl_NL': `Shirt ${i}`,
    'name/en_GB': `T-shirt ${i}`,
    'name/fr_FR': `Tee-shirt ${i}`,
    'price/EUR': 20 + i,
  }
  const variant = (colour: string) => ({ sku: `SHIRT-${i}-${colour}`, values: { ...values, colour, stock: i } })
  return { sku: `SHIRT-${i}`, kind: 'model', categories: [4], values, variants: [variant('red'), variant('blue')] }
}
