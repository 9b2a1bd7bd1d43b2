import { expect, test } from 'vitest'
import type { SheetTarget } from '../../../state/sheet-target.ts'
import type { FindSettings } from './find-settings.ts'
import { faultOf, isWithin, patternOf, walkOf } from './find-settings.ts'

const settings: FindSettings = {
  find: 'lamp',
  with: '',
  isRegex: false,
  matchCase: false,
  wholeCell: false,
  reach: 'shown',
}
const target: SheetTarget = {
  view: { viewKey: 'grid', query: { filter: '', search: '', sort: [] }, order: 1 },
  total: 100,
  columns: ['sku', 'name', 'stock'],
  ranges: [
    { from: 10, count: 5, columns: ['stock'] },
    { from: 2, count: 3, columns: ['sku'] },
  ],
  isSingle: false,
  active: { row: 2, column: 'sku' },
}

test('nothing is looked for while nothing is typed, or what is typed is no regular expression', () => {
  expect(patternOf({ ...settings, find: '' })).toBeNull()
  expect(patternOf({ ...settings, find: '(lamp', isRegex: true })).toBeNull()
  expect(faultOf({ ...settings, find: '(lamp', isRegex: true })).toEqual({ kind: 'open-group', position: 0 })
  expect(patternOf({ ...settings, find: '(lamp' })).toMatchObject({ find: '(lamp', isRegex: false })
})

test('finding in a selection walks around its ranges, in the order of the sheet, and stays inside them', () => {
  expect(walkOf(target, 'selection')).toEqual({ rows: { from: 2, count: 13 }, columns: ['sku', 'stock'] })
  expect(isWithin(target, 'selection', 4, 'sku')).toBe(true)
  expect(isWithin(target, 'selection', 4, 'stock')).toBe(false)
  expect(isWithin(target, 'selection', 7, 'sku')).toBe(false)
})

test('finding in a column is about the column of the cursor, on every row', () => {
  expect(walkOf(target, 'column')).toEqual({ rows: null, columns: ['sku'] })
  expect(isWithin(target, 'column', 99, 'sku')).toBe(true)
  expect(isWithin(target, 'column', 99, 'name')).toBe(false)
})
