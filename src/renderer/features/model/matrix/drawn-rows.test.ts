import { expect, test } from 'vitest'
import { AHEAD, drawnRows } from './drawn-rows.ts'

const numbers = (drawn: ReturnType<typeof drawnRows>): number[] => drawn.rows.map(({ row }) => row)
/** Rows drawn and left out: always all of them, each in its place. */
const places = ({ rows, skipped }: ReturnType<typeof drawnRows>): number =>
  rows.reduce((sum, row) => sum + row.skipped + 1, 0) + skipped

test('a table of a hundred rows draws all of them', () => {
  const drawn = drawnRows(100, { first: 0, last: 20 }, 0)
  expect(numbers(drawn)).toEqual(Array.from({ length: 100 }, (_, row) => row))
  expect(drawn.skipped).toBe(0)
  expect(drawnRows(0, { first: 0, last: 20 }, 0)).toEqual({ rows: [], skipped: 0 })
})

test.each([
  ['at the top', 0, 30, 0],
  ['in the middle, the keyboard above', 1_500, 1_530, 3],
  ['in the middle, the keyboard below', 1_500, 1_530, 2_999],
  ['at the end', 2_980, 3_010, 2_999],
])('of thousands it draws some screens and the row with the keyboard, each in its place: %s', (_, first, last, at) => {
  const drawn = drawnRows(3_000, { first, last }, at)
  expect(drawn.rows.length).toBeLessThanOrEqual(last - first + 1 + 2 * AHEAD + 1)
  expect(numbers(drawn)).toContain(at)
  for (let row = first; row <= Math.min(2_999, last); row++) expect(numbers(drawn)).toContain(row)
  let place = 0
  for (const { row, skipped } of drawn.rows) {
    expect(row).toBe(place + skipped)
    place = row + 1
  }
  expect(places(drawn)).toBe(3_000)
})

test('fewer rows than were in view a moment ago leave none out that there are', () => {
  const drawn = drawnRows(200, { first: 2_900, last: 2_950 }, 5_000)
  expect(numbers(drawn)).toContain(199)
  expect(places(drawn)).toBe(200)
})
