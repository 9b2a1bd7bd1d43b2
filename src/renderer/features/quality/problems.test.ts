import { expect, test } from 'vitest'
import { MISSING, narrowing, problemGroups } from './problem-groups.ts'

const broken = { groups: [{ key: 'gtin', problems: 3, products: 2 }] }

test('what is missing stands among the rules with the counts of completeness', () => {
  const missing = { cells: 5, products: 4, groups: [] }
  expect(problemGroups('rule', broken, missing)).toEqual([
    { key: MISSING, problems: 5, products: 4, missing: 0 },
    { key: 'gtin', problems: 3, products: 2, missing: 0 },
  ])
  expect(problemGroups('rule', broken, { ...missing, cells: 0 })).toEqual([
    { key: 'gtin', problems: 3, products: 2, missing: 0 },
  ])
})

test('in other groups it stands beside the problems, also where there are none', () => {
  const groups = [
    { key: 'ean', problems: 1, products: 1 },
    { key: 'name', problems: 2, products: 1 },
  ]
  const missing = {
    cells: 5,
    products: 4,
    groups: [
      { key: 'ean', cells: 4 },
      { key: null, cells: 1 },
    ],
  }
  expect(problemGroups('attribute', { groups }, missing)).toEqual([
    { key: 'ean', problems: 1, products: 1, missing: 4 },
    { key: 'name', problems: 2, products: 1, missing: 0 },
    { key: null, problems: 0, products: 0, missing: 1 },
  ])
})

test('products of no supplier are a group of their own, and narrowed to', () => {
  expect(narrowing('supplier', null)).toEqual({ supplier: '' })
  expect(narrowing('family', null)).toEqual({})
  expect(narrowing('rule', 'gtin')).toEqual({ rule: 'gtin' })
})
