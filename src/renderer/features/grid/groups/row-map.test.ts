import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GroupRow } from '../../../../shared/contract/catalogue.ts'
import { createRowMap } from './row-map.ts'

/** Two levels of groups as the engine tells them, and the rows they make: a place, or the key of a group. */
const grouped = fc
  .array(
    fc.record({
      isOpen: fc.boolean(),
      inner: fc.array(fc.record({ isOpen: fc.boolean(), count: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { maxLength: 6 },
  )
  .map((outer) => {
    const groups: GroupRow[] = []
    const rows: (number | string)[] = []
    let place = 0
    const add = (level: number, key: string, count: number, isOpen: boolean): void => {
      groups.push({ level, key, value: key, count, isOpen })
      rows.push(key)
    }
    outer.forEach(({ isOpen, inner }, at) => {
      add(
        0,
        `${at}`,
        inner.reduce((sum, { count }) => sum + count, 0),
        isOpen,
      )
      if (!isOpen) return
      inner.forEach((group, inside) => {
        add(1, `${at}.${inside}`, group.count, group.isOpen)
        if (group.isOpen) for (let product = 0; product < group.count; product++) rows.push(place++)
      })
    })
    return { groups, rows, products: place }
  })
  .filter(({ groups }) => groups.length === 0 || groups.some(({ level }) => level === 1))

test('every row is a group or a product, there and back', () => {
  fc.assert(
    fc.property(grouped, ({ groups, rows, products }) => {
      const map = createRowMap(groups)
      expect(map.rows(products)).toBe(rows.length)
      rows.forEach((what, row) => {
        expect(map.placeAt(row)).toBe(typeof what === 'number' ? what : null)
        expect(map.groupAt(row)?.key ?? null).toBe(typeof what === 'string' ? what : null)
        if (typeof what === 'number') expect(map.rowAt(what)).toBe(row)
        else expect(map.rowOf(what)).toBe(row)
      })
    }),
  )
})

test('a stretch of rows means the products in it, one after the other, and no group', () => {
  fc.assert(
    fc.property(grouped, fc.nat(), fc.nat(), ({ groups, rows }, a, b) => {
      if (rows.length === 0) return
      const [first = 0, last = 0] = [a % rows.length, b % rows.length].toSorted((x, y) => x - y)
      const places = rows.slice(first, last + 1).filter((what) => typeof what === 'number')
      const found = createRowMap(groups).placesIn(first, last)
      expect(found).toEqual(places.length === 0 ? null : { first: places[0], last: places.at(-1) })
    }),
  )
})

test('a product knows the groups it is in', () => {
  const group = (level: number, key: string, count: number, isOpen = true): GroupRow => {
    return { level, key, value: key, count, isOpen }
  }
  const map = createRowMap([group(0, 'lamps', 3, false), group(0, 'tents', 3), group(1, 'blue', 1), group(1, 'red', 2)])
  // lamps, tents, blue, [0], red, [1], [2]
  expect(map.around(6).map(({ row, group: { key } }) => [row, key])).toEqual([
    [1, 'tents'],
    [4, 'red'],
  ])
  expect(map.around(4).map(({ group: { key } }) => key)).toEqual(['tents'])
  expect(map.around(0)).toEqual([])
  expect(createRowMap([]).around(3)).toEqual([])
})
