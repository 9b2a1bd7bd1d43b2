import { describe, expect, it } from 'vitest'
import { edgeFrom } from './edge.ts'

/** `x` is filled, `.` is empty, `?` is not loaded. */
const go = (cells: string, from: number, step: 1 | -1 = 1): number | undefined =>
  edgeFrom(from, step, step > 0 ? cells.length - 1 : 0, (place) =>
    cells[place] === '?' ? undefined : cells[place] === 'x',
  )

describe('Ctrl+arrow', () => {
  it('goes to the end of the filled block', () => {
    expect(go('xxxx..x', 0)).toBe(3)
    expect(go('x..xxxx', 6, -1)).toBe(3)
  })

  it('jumps over a gap to the next filled cell', () => {
    expect(go('xx...xx', 1)).toBe(5)
    expect(go('..x', 0)).toBe(2)
    expect(go('xx...xx', 5, -1)).toBe(1)
  })

  it('goes to the edge of the sheet when nothing else is filled', () => {
    expect(go('x.....', 0)).toBe(5)
    expect(go('xxxxxx', 0)).toBe(5)
    expect(go('.....x', 5, -1)).toBe(0)
    expect(go('x', 0)).toBe(0)
  })

  it('says so when it meets a row that is not loaded', () => {
    expect(go('xxx???x', 0)).toBeUndefined()
    expect(go('x..x???', 0)).toBe(3)
  })
})
