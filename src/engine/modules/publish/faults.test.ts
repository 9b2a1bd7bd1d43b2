import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import {
  manyProducts,
  openBench,
  publishAll,
  publishCatalogue,
  putPicture,
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
