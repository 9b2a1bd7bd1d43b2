import { expect, test } from 'vitest'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { GridColumn } from '../grid/index.tsx'
import { scopeGrid, scopeInView, scopeKey, toggled } from './scopes.ts'

const structure = {
  channels: [
    { code: 'webshop', locales: ['nl_NL', 'fr_FR', 'en_GB'] },
    { code: 'till', locales: ['nl_NL', 'fr_FR'] },
  ],
} as unknown as Structure // only its channels are looked at
const column = (isScopable: boolean, isLocalizable: boolean): GridColumn =>
  ({ attribute: { isScopable, isLocalizable } }) as unknown as GridColumn // only its scopes are looked at

test('one edit into webshop and till, Dutch and French, is four scopes', () => {
  const grid = scopeGrid(structure, [column(true, true)])
  expect(grid?.scopes).toHaveLength(5)
  const dutchAndFrench = grid?.scopes.filter(({ locale }) => locale !== 'en_GB') ?? []
  expect(toggled([], dutchAndFrench).map(scopeKey)).toEqual([
    'webshop/nl_NL',
    'webshop/fr_FR',
    'till/nl_NL',
    'till/fr_FR',
  ])
})

test('a value that differs by language only has a row of languages', () => {
  expect(scopeGrid(structure, [column(false, true)])).toMatchObject({
    channels: [null],
    locales: ['nl_NL', 'fr_FR', 'en_GB'],
  })
  expect(scopeGrid(structure, [column(false, false)])).toBeNull()
})

test('begins with the scope in view', () => {
  const grid = scopeGrid(structure, [column(true, true), column(false, false)])
  expect(grid && scopeInView(grid, { channel: 'till', locale: 'fr_FR' }).map(scopeKey)).toEqual(['till/fr_FR'])
})

test('a row that is chosen whole is taken away by the same click', () => {
  const row = [
    { channel: 'till', locale: 'nl_NL' },
    { channel: 'till', locale: 'fr_FR' },
  ]
  const both = toggled([{ channel: 'till', locale: 'nl_NL' }], row)
  expect(both).toHaveLength(2)
  expect(toggled(both, row)).toEqual([])
})
