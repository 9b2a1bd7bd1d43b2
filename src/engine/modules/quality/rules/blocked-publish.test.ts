import { expect, test } from 'vitest'
import { shopForTest } from '../../../../../test/support/practice-api.ts'
import {
  manyProducts,
  newRequestId,
  openBench,
  publishAll,
  publishCatalogue,
} from '../../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../../test/support/virtual-clock.ts'

test('a product that breaks a rule which holds back is not published, until it is mended; a warning holds nothing back', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  const path = publishCatalogue(manyProducts(3))
  const bench = await openBench(path, shop, clock)
  const { engine } = bench
  const about = { labels: { en: 'Name too long' }, check: { kind: 'length' as const, attributes: ['name'], max: 30 } }
  const put = [
    { code: 'name-length', severity: 'block' as const, ...about },
    {
      code: 'no-brand',
      severity: 'warn' as const,
      labels: { en: 'Brand' },
      check: { kind: 'pattern' as const, attributes: ['brand'], pattern: 'X' },
    },
  ]
  await engine.call('quality.changeRules', { requestId: newRequestId(), put })
  const named = async (name: string) => {
    const { ids } = await engine.call('catalogue.gridPage', {
      viewKey: 'v',
      query: { filter: 'sku = TENT-0002' },
      columns: [{ column: 'sku' }],
      from: 0,
      count: 1,
    })
    const productId = ids[0] as number
    const intents = [{ kind: 'set-text' as const, productId, column: 'name/nl_NL', text: name }]
    await engine.call('catalogue.applyIntents', { requestId: newRequestId(), intents })
  }
  await named('A name that is far too long for any shop')

  const made = () => shop.calls.filter(({ method, path: at }) => method === 'POST' && at === '/nl/products.json').length

  const held = await publishAll(bench)
  expect(held.plan.counts).toMatchObject({ create: 2, blocked: 1 })
  expect(held.run).toMatchObject({ sent: 2, blocked: 1, failed: 0 })
  const { records } = await engine.call('publish.planRows', {
    planId: held.plan.planId,
    state: 'blocked',
    from: 0,
    count: 10,
  })
  expect(records.map(({ sku }) => sku)).toEqual(['TENT-0002'])
  expect(JSON.stringify(records)).toContain('Name too long')
  expect(made()).toBe(2)

  await named('Short')
  expect((await publishAll(bench)).run).toMatchObject({ sent: 1, blocked: 0 })
  expect(made()).toBe(3)
})
