import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import { manyProducts, openBench, publishAll, publishCatalogue } from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'

test('publishes 120 products as the plan said, in the calls it said, and a second time sends nothing', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  const path = publishCatalogue(manyProducts(120))
  const bench = await openBench(path, shop, clock)
  const plan = await bench.engine.runJob('publish.plan', { connectionId: bench.connectionId })
  expect(plan.counts).toMatchObject({ create: 120, update: 0, unchanged: 0, blocked: 0 })
  const before = shop.calls.length
  const run = await bench.engine.runJob('publish.run', { requestId: 'request-1', planId: plan.planId })
  expect(run).toMatchObject({ sent: 120, failed: 0, blocked: 0, unchanged: 0 })
  expect(shop.calls.length - before).toBe(plan.counts.calls)
  expect(run.calls).toBe(plan.counts.calls)
  shop.assertNoFlaws()
  const writes = shop.calls.filter(({ method }) => method !== 'GET').length
  const second = await publishAll(bench)
  expect(second.plan.counts).toMatchObject({ create: 0, update: 0, unchanged: 120, calls: 0 })
  expect(shop.calls.filter(({ method }) => method !== 'GET').length).toBe(writes)
})
