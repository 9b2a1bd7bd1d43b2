import { expect, test } from 'vitest'
import type { GridColumn } from '../columns/grid-column.ts'
import { chosenIn, isChosen, withEmpty, withValue } from './facet-filter.ts'
import { pairsOf, proposedChoice, withKept, withMerged } from './merge-plan.ts'

const column = (kind: GridColumn['kind'], key: string) =>
  ({ id: key, key, kind, attribute: null, fallback: null }) as unknown as GridColumn // what a facet reads of it

test('values of one facet are one condition, any of which will do; facets go together', () => {
  const brand = column('simple-select', 'brand')
  const one = withValue('price/EUR > 10', brand, 'veldkruin', true)
  expect(one).toBe('price/EUR > 10 and brand in (veldkruin)')
  const two = withValue(one, brand, 'sea green', true)
  expect(two).toBe('price/EUR > 10 and brand in (veldkruin, "sea green")')
  expect(chosenIn(two, brand)).toEqual({ values: ['veldkruin', 'sea green'], isEmpty: false })
  expect(withValue(withValue(two, brand, 'veldkruin', false), brand, 'sea green', false)).toBe('price/EUR > 10')
})

test('products without a value take the place of values, and go again', () => {
  const brand = column('simple-select', 'brand')
  const empty = withEmpty('brand in (veldkruin)', brand, true)
  expect(empty).toBe('brand is empty')
  expect(chosenIn(empty, brand)).toEqual({ values: [], isEmpty: true })
  expect(withEmpty(empty, brand, false)).toBe('')
  expect(chosenIn('brand is not empty', brand)).toEqual({ values: [], isEmpty: false })
})

test('a text is chosen however it is spelled in the filter, as the filter finds it', () => {
  const material = column('text', 'material/nl_NL')
  const filter = 'material/nl_NL in (katoen)'
  expect(isChosen(chosenIn(filter, material), material, 'Katoen')).toBe(true)
  expect(withValue(filter, material, 'Katoen', false)).toBe('')
  expect(
    isChosen(chosenIn('brand in (A)', column('simple-select', 'brand')), column('simple-select', 'brand'), 'a'),
  ).toBe(false)
})

test('of similar values the most frequent stays; where letters differ nothing is merged by itself', () => {
  const values = ['Katoen', 'katoen', 'KATOEN'].map((value) => ({ value, text: value, count: 1 }))
  expect(proposedChoice({ likeness: 'fingerprint', values })).toEqual({ keep: 'Katoen', merged: ['katoen', 'KATOEN'] })
  expect(proposedChoice({ likeness: 'spelling', values })).toEqual({ keep: 'Katoen', merged: [] })
})

test('another value to keep changes places with the one before', () => {
  const choice = withKept({ keep: 'Katoen', merged: ['katoen', 'KATOEN'] }, 'katoen')
  expect(choice).toEqual({ keep: 'katoen', merged: ['KATOEN', 'Katoen'] })
  expect(withKept({ keep: 'Katoen', merged: [] }, 'katoen')).toEqual({ keep: 'katoen', merged: [] })
  expect(pairsOf([withMerged(choice, 'KATOEN', false)])).toEqual([{ from: 'Katoen', to: 'katoen' }])
})
