import { expect, test } from 'vitest'
import type { SheetTarget } from './sheet-target.ts'
import { selectionOf } from './sheet-target.ts'

const target: SheetTarget = {
  view: { viewKey: 'grid-1', query: { filter: 'stock = 0', search: '', sort: [] }, order: 7 },
  total: 120,
  columns: ['sku', 'name/nl_NL', 'stock'],
  ranges: [{ from: 3, count: 2, columns: ['name/nl_NL'] }],
  isSingle: false,
  active: { row: 3, column: 'name/nl_NL' },
}

test('a selection is its own cells, or its rows in the columns that were chosen', () => {
  expect(selectionOf(target, 'selection')).toMatchObject({
    order: 7,
    ranges: [{ from: 3, count: 2, columns: ['name/nl_NL'] }],
  })
  expect(selectionOf(target, 'selection', ['stock'])).toMatchObject({
    ranges: [{ from: 3, count: 2, columns: ['stock'] }],
  })
})

test('a column and all that is shown keep the filter and the order that the person sees', () => {
  const column = selectionOf(target, 'column')
  expect(column).toMatchObject({
    query: { filter: 'stock = 0' },
    order: 7,
    ranges: [{ from: 0, columns: ['name/nl_NL'] }],
  })
  expect(selectionOf(target, 'shown')).toMatchObject({
    order: 7,
    ranges: [{ from: 0, columns: ['sku', 'name/nl_NL', 'stock'] }],
  })
})

test('everything leaves the filter and takes the products as they are now', () => {
  const all = selectionOf(target, 'all', ['stock'])
  expect(all).toMatchObject({
    query: { filter: '', search: '' },
    order: null,
    ranges: [{ from: 0, columns: ['stock'] }],
  })
})

test('without a cursor there is neither a selection nor a column', () => {
  const bare = { ...target, ranges: [], active: null }
  expect(selectionOf(bare, 'selection')).toBeNull()
  expect(selectionOf(bare, 'column')).toBeNull()
  expect(selectionOf(bare, 'shown')).not.toBeNull()
})
