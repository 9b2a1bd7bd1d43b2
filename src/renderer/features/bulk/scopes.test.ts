import { expect, test } from 'vitest'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { GridColumn } from '../grid/index.tsx'
import { scopeGrid, scopeInView, scopeKey, toggled } from './scopes.ts'

const structure = {
  channels: [
    { code: 'webshop', locales: ['nl_NL', 'fr_FR', 'en_GB'] },
    { code: 'till', locales: ['nl_NL', 'fr_FR'] },
  ],
  contexts: [{ code: 'limburg' }],
} as unknown as Structure // only its channels and contexts are looked at
const column = (isScopable: boolean, isLocalizable: boolean, hasContext = false): GridColumn =>
  ({ attribute: { isScopable, isLocalizable, hasContext } }) as unknown as GridColumn // only its scopes are looked at

test('one edit into webshop and till, Dutch and French, is four scopes', () => {
  const grid = scopeGrid(structure, [column(true, true)])
  expect(grid?.scopes).toHaveLength(5)
  const dutchAndFrench = grid?.scopes.filter(({ locale }) => locale !== 'en_GB') ?? []
  expect(toggled([], dutchAndFrench).map(scopeKey)).toEqual([
    'webshop/@/nl_NL',
    'webshop/@/fr_FR',
    'till/@/nl_NL',
    'till/@/fr_FR',
  ])
})

test('a value that differs by language only has a row of languages', () => {
  expect(scopeGrid(structure, [column(false, true)])).toMatchObject({
    rows: [{ channel: null, context: null }],
    locales: ['nl_NL', 'fr_FR', 'en_GB'],
  })
  expect(scopeGrid(structure, [column(false, false)])).toBeNull()
})

test('begins with the scope in view', () => {
  const grid = scopeGrid(structure, [column(true, true), column(false, false)])
  expect(grid && scopeInView(grid, { channel: 'till', locale: 'fr_FR', context: 'limburg' }).map(scopeKey)).toEqual([
    'till/@/fr_FR',
  ])
})

test('a row that is chosen whole is taken away by the same click', () => {
  const row = [
    { channel: 'till', locale: 'nl_NL', context: null },
    { channel: 'till', locale: 'fr_FR', context: null },
  ]
  const both = toggled([{ channel: 'till', locale: 'nl_NL', context: null }], row)
  expect(both).toHaveLength(2)
  expect(toggled(both, row)).toEqual([])
})

test('contexts are rows of their own, below what is for everybody; the one in view is chosen first', () => {
  const grid = scopeGrid(structure, [column(false, true, true)])
  expect(grid?.rows.map(({ context }) => context)).toEqual([null, 'limburg'])
  expect(grid?.scopes).toHaveLength(6)
  const inView = { channel: 'till', locale: 'fr_FR', context: 'limburg' }
  expect(grid && scopeInView(grid, inView).map(scopeKey)).toEqual(['/@limburg/fr_FR'])
})
