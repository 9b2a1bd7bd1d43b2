import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from './rect.ts'
import { disjoint, holds, sizeOf } from './rect.ts'
import type { Selection } from './selection.ts'
import {
  addRange,
  countCells,
  extendTo,
  fitted,
  isSelected,
  isSingleCell,
  rectsOf,
  removeCell,
  selectAll,
  selectCell,
  selectRange,
  selectedRects,
  stepInside,
  widen,
} from './selection.ts'

const SIZE = { rows: 1_000_000, columns: 60 }
const at = (row: number, column: number): Cell => ({ row, column })

describe('a selection', () => {
  it('runs from the active cell to where Shift goes, in any direction', () => {
    const selection = extendTo(selectCell(at(10, 5)), at(7, 2))
    expect(selection.active).toEqual(at(10, 5))
    expect(rectsOf(selection, SIZE)).toEqual([{ top: 7, left: 2, bottom: 10, right: 5 }])
  })

  it('extends only the last range when there are several', () => {
    const two = addRange(selectRange(at(0, 0), at(4, 1)), at(8, 3))
    expect(rectsOf(extendTo(two, at(9, 4)), SIZE)).toEqual([
      { top: 0, left: 0, bottom: 4, right: 1 },
      { top: 8, left: 3, bottom: 9, right: 4 },
    ])
  })

  it('counts a million rows of whole columns without touching a cell', () => {
    const columns = widen(selectRange(at(3, 2), at(3, 4)), 'columns')
    expect(countCells(columns, SIZE)).toBe(3_000_000)
    expect(countCells(selectAll(columns, SIZE), SIZE)).toBe(60_000_000)
  })

  it('is everything when rows are taken of whole columns, as Shift+Space after Ctrl+Space', () => {
    const all = widen(widen(selectCell(at(5, 5)), 'columns'), 'rows')
    expect(countCells(all, SIZE)).toBe(60_000_000)
    expect(all.active).toEqual(at(5, 5))
  })

  it('stays whole rows when Shift goes on down', () => {
    const rows = extendTo(widen(selectCell(at(5, 3)), 'rows'), at(8, 3))
    expect(rectsOf(rows, SIZE)).toEqual([{ top: 5, left: 0, bottom: 8, right: 59 }])
  })

  it('counts a cell once that lies in two ranges', () => {
    const crossed = addRange(selectRange(at(0, 0), at(2, 2)), at(1, 1), at(3, 3))
    expect(countCells(crossed, SIZE)).toBe(9 + 9 - 4)
  })

  it('loses the cell that is taken out, and never the last one', () => {
    const block = selectRange(at(0, 0), at(2, 2))
    const holed = removeCell(block, at(1, 1), SIZE)
    expect(countCells(holed, SIZE)).toBe(8)
    expect(isSelected(holed, at(1, 1), SIZE)).toBe(false)
    expect(isSelected(holed, holed.active, SIZE)).toBe(true)
    expect(removeCell(selectCell(at(4, 4)), at(4, 4), SIZE)).toEqual(selectCell(at(4, 4)))
  })

  it('follows the view when it becomes smaller', () => {
    const rows = selectRange(at(900, 3), at(950, 7))
    expect(fitted(rows, { rows: 10, columns: 60 })).toEqual(selectCell(at(9, 3)))
    expect(
      rectsOf(fitted(selectRange(at(5, 3), at(50, 7)), { rows: 10, columns: 6 }), { rows: 10, columns: 6 }),
    ).toEqual([{ top: 5, left: 3, bottom: 9, right: 5 }])
    const column = widen(selectCell(at(900, 3)), 'columns')
    expect(countCells(fitted(column, { rows: 10, columns: 60 }), { rows: 10, columns: 60 })).toBe(10)
  })
})

describe('Enter and Tab inside a selection', () => {
  const walk = (selection: Selection, by: 'row' | 'column', step: 1 | -1, times: number): string[] => {
    const places: string[] = []
    let now = selection
    for (let count = 0; count < times; count++) {
      now = stepInside(now, SIZE, by, step)
      places.push(`${now.active.row},${now.active.column}`)
    }
    return places
  }

  it('go down the columns with Enter and along the rows with Tab, and around', () => {
    const block = selectRange(at(0, 0), at(1, 1))
    expect(walk(block, 'row', 1, 4)).toEqual(['1,0', '0,1', '1,1', '0,0'])
    expect(walk(block, 'column', 1, 4)).toEqual(['0,1', '1,0', '1,1', '0,0'])
    expect(walk(block, 'row', -1, 2)).toEqual(['1,1', '0,1'])
  })

  it('go from one range to the next', () => {
    const two = addRange(selectRange(at(0, 0), at(1, 0)), at(5, 5), at(6, 5))
    expect(walk(two, 'row', 1, 4)).toEqual(['6,5', '0,0', '1,0', '5,5'])
  })

  it('keep the ranges as they are', () => {
    const block = selectRange(at(0, 0), at(3, 3))
    expect(stepInside(block, SIZE, 'row', 1).ranges).toBe(block.ranges)
  })

  it('visit every selected cell once before they come back', () => {
    const place = fc.record({ row: fc.nat(5), column: fc.nat(5) })
    fc.assert(
      fc.property(place, place, fc.constantFrom('row' as const, 'column' as const), (anchor, head, by) => {
        const block = selectRange(anchor, head)
        const count = countCells(block, SIZE)
        expect(new Set(walk(block, by, 1, count)).size).toBe(count)
      }),
    )
  })
})

describe('rectangles', () => {
  const side = fc.nat(8)
  const rect = fc.tuple(side, side, side, side).map(([a, b, c, d]) => ({
    top: Math.min(a, b),
    bottom: Math.max(a, b),
    left: Math.min(c, d),
    right: Math.max(c, d),
  }))

  it('made disjoint hold the same cells, each once', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 5 }), (rects) => {
        const pieces = disjoint(rects)
        for (let row = 0; row <= 8; row++) {
          for (let column = 0; column <= 8; column++) {
            const wanted = rects.some((each) => holds(each, at(row, column))) ? 1 : 0
            expect(pieces.filter((each) => holds(each, at(row, column)))).toHaveLength(wanted)
          }
        }
      }),
    )
  })

  it('know their size', () => {
    expect(sizeOf({ top: 2, bottom: 2, left: 3, right: 5 })).toBe(3)
    expect(isSingleCell(selectCell(at(1, 1)), SIZE)).toBe(true)
    expect(selectedRects(selectRange(at(0, 0), at(0, 0)), { rows: 0, columns: 5 })).toEqual([])
  })
})
