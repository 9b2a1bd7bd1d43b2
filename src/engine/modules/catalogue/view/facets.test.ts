import { expect, test } from 'vitest'
import { tempShop } from '../../../../../test/support/shop.ts'

test('counts the values of a column among the products of a filter, those without one apart', async () => {
  const { engine, create } = await tempShop()
  for (const [sku, status] of [
    ['A-1', 'ready'],
    ['A-2', 'ready'],
    ['A-3', 'draft'],
    ['B-1', 'ready'],
  ] as const)
    await create(sku, { status })
  const count = async (filter: string, search = '') => {
    const facets = [
      { column: 'status', filter },
      { column: 'family', filter },
    ]
    return (await engine.runJob('catalogue.facets', { facets, search })).facets
  }
  const [status, family] = await count('sku starts with A')
  expect(status?.values).toEqual([
    { value: 'ready', count: 2 },
    { value: 'draft', count: 1 },
  ])
  expect(family).toMatchObject({ values: [], empty: 3 })
  expect((await count(''))[0]?.values).toContainEqual({ value: 'ready', count: 3 })
})
