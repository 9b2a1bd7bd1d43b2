import { describe, expect, it } from 'vitest'
import type { Lanes } from './lanes.ts'
import { boxesOf, cellAt } from './lanes.ts'

/** Row numbers 40 px; SKU 150 and picture 50 pinned; three columns of 100 that scroll. */
const LANES: Lanes = {
  columns: [
    { id: 'sku', left: 40, width: 150 },
    { id: 'image', left: 190, width: 50 },
    { id: 'name', left: 0, width: 100 },
    { id: 'price', left: 100, width: 100 },
    { id: 'stock', left: 200, width: 100 },
  ],
  pinned: 2,
  rowNumberWidth: 40,
  pinnedWidth: 240,
}
const at = (x: number, y: number, scrollLeft = 0, scrollTop = 0) => cellAt({ x, y, scrollLeft, scrollTop }, LANES, 28)

describe('the place of cells on the screen', () => {
  it('finds the cell under a point, pinned, scrolled or not', () => {
    expect(at(45, 30)).toEqual({ row: 1, column: 0 })
    expect(at(200, 0)).toEqual({ row: 0, column: 1 })
    expect(at(245, 0)).toEqual({ row: 0, column: 2 })
    expect(at(245, 0, 150)).toEqual({ row: 0, column: 3 })
    expect(at(245, 0, 0, 2_799_999)).toEqual({ row: 99_999, column: 2 })
  })

  it('answers with the row number at the very left and with the last column beyond the right', () => {
    expect(at(10, 0).column).toBe(-1)
    expect(at(10_000, 0).column).toBe(4)
  })

  it('splits a rectangle where pinned columns end, and knows which edges are its own', () => {
    const rect = { top: 10, bottom: 11, left: 1, right: 3 }
    expect(boxesOf(rect, LANES, 28)).toEqual([
      { section: 'pinned', left: 190, width: 50, top: 280, height: 56, hasLeftEdge: true, hasRightEdge: false },
      { section: 'scrolling', left: 0, width: 200, top: 280, height: 56, hasLeftEdge: false, hasRightEdge: true },
    ])
    expect(boxesOf({ ...rect, left: 0, right: 1 }, LANES, 28)).toHaveLength(1)
    expect(boxesOf({ ...rect, left: 2, right: 4 }, LANES, 28)).toHaveLength(1)
  })
})
