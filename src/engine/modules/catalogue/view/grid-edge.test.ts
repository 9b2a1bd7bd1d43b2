import { expect, test } from 'vitest'
import { tempShop } from '../../../../../test/support/shop.ts'

test('the edge of a column is where its filled block ends, or where the next one begins, in the order of the view', async () => {
  const shop = await tempShop()
  for (const [sku, price] of [
    ['L1', '5'],
    ['L2', '7'],
    ['L3', ''],
    ['L4', ''],
    ['L5', '6'],
  ] as const) {
    await shop.create(sku, { 'name/nl_NL': sku, 'price/EUR': price }, { family: 'lamps' })
  }
  const edge = async (row: number, step: 1 | -1, descending = false): Promise<number> => {
    const query = { filter: '', search: '', sort: [{ column: 'sku', descending }] }
    const found = await shop.engine.call('catalogue.gridEdge', {
      viewKey: `main-${descending}`,
      query,
      row,
      column: 'price/EUR',
      step,
    })
    expect(found.isEdge).toBe(true)
    return found.row
  }
  expect(await edge(0, 1)).toBe(1)
  expect(await edge(1, 1)).toBe(4)
  expect(await edge(4, -1)).toBe(1)
  expect(await edge(2, -1)).toBe(1)
  expect(await edge(0, 1, true)).toBe(3)
  expect(await edge(99, 1)).toBe(4)
})
