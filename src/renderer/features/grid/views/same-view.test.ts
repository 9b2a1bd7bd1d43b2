import { expect, test } from 'vitest'
import type { ViewDefinition } from '../../../../shared/contract/views.ts'
import { sameView } from './same-view.ts'

const view: ViewDefinition = {
  columns: { order: ['sku', 'name', 'stock'], hidden: ['stock'], pinned: ['name'], widths: { name: 200, stock: 80 } },
  sort: [],
  filter: '',
  search: '',
  scope: { channel: 'webshop', locale: 'nl_NL', context: null },
  group: [],
  facets: null,
}

test('a view is the same wherever its hidden columns stand', () => {
  const moved = {
    ...view,
    columns: { ...view.columns, order: ['stock', 'sku', 'name'], widths: { stock: 90, name: 200 } },
  }
  expect(sameView(view, moved)).toBe(true)
})

test('another filter, width, order or scope is another view', () => {
  expect(sameView(view, { ...view, filter: 'stock = 0' })).toBe(false)
  expect(sameView(view, { ...view, columns: { ...view.columns, widths: { name: 210 } } })).toBe(false)
  expect(sameView(view, { ...view, columns: { ...view.columns, order: ['name', 'sku', 'stock'] } })).toBe(false)
  expect(sameView(view, { ...view, scope: null })).toBe(false)
  expect(sameView(view, { ...view, group: ['family'] })).toBe(false)
})
