import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LackingProduct } from './shortest-way.ts'
import { shortestWay } from './shortest-way.ts'

const lacking = (rootId: number, cells: number, weight = 1): LackingProduct => ({
  rootId,
  weight,
  cells: Array.from({ length: cells }, (_, at) => ({ productId: rootId, column: `c${at}` })),
})

test('no other products of the same number need fewer cells', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const products = counts.map((cells, id) => lacking(id, cells))
      const way = shortestWay(products)
      for (let bits = 1; bits < 2 ** products.length; bits++) {
        const chosen = products.filter((_, at) => bits & (2 ** at))
        expect(cellsOf(way.slice(0, chosen.length))).toBeLessThanOrEqual(cellsOf(chosen))
      }
    }),
  )
})

test('where sales are known, what sells most for each cell comes first', () => {
  const way = shortestWay([lacking(1, 1, 10), lacking(2, 4, 100), lacking(3, 1, 0), lacking(4, 2, 0)])
  expect(way.map(({ rootId }) => rootId)).toEqual([2, 1, 3, 4])
})

function cellsOf(products: readonly LackingProduct[]): number {
  return products.reduce((sum, { cells }) => sum + cells.length, 0)
}
