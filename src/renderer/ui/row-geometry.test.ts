import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowGeometry } from './row-geometry.ts'

describe('where the rows of a list lie', () => {
  it('finds every row at its own place, whatever the heights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 }), (heights) => {
        const rows = rowGeometry(heights.length, (index) => heights[index] ?? 0)
        let top = 0
        for (const [index, height] of heights.entries()) {
          expect(rows.topOf(index)).toBe(top)
          expect(rows.indexAt(top)).toBe(index)
          expect(rows.indexAt(top + height - 1)).toBe(index)
          top += height
        }
        expect(rows.total).toBe(top)
        expect(rows.indexAt(top + 1_000)).toBe(heights.length - 1)
      }),
    )
  })

  it('agrees with itself when all rows are of one height', () => {
    const same = rowGeometry(1_000, 28)
    const each = rowGeometry(1_000, () => 28)
    for (const y of [0, 27, 28, 14_000, 27_999, 90_000]) expect(same.indexAt(y)).toBe(each.indexAt(y))
    expect(same.total).toBe(each.total)
  })

  it('has nothing to show in an empty list', () => {
    expect(rowGeometry(0, 28)).toMatchObject({ total: 0 })
    expect(rowGeometry(0, () => 28).indexAt(50)).toBe(0)
  })
})
