import { expect, test } from 'vitest'
import type { Rejection } from '../../../../shared/contract/common.ts'
import { createEditBook } from './edit-book.ts'

const refused = {
  state: 'refused' as const,
  text: 'abc',
  rejection: { code: 'not-a-number', message: '' } as unknown as Rejection, // only that it is there counts here
}

test('the marks of a step take the place of those of the step before', () => {
  const book = createEditBook()
  book.markChanged([{ productId: 1, column: 'name/nl_NL' }])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(true)
  book.markChanged([{ productId: 2, column: 'price/EUR' }])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(false)
  expect(book.changed()).toEqual([{ productId: 2, column: 'price/EUR' }])
})

test('a cell that was refused is repaired by a step that changes it; the others stay refused', () => {
  const book = createEditBook()
  book.set(1, 'ean', refused)
  book.set(2, 'ean', refused)
  book.markChanged([{ productId: 1, column: 'ean' }])
  expect(book.refused()).toEqual([{ productId: 2, column: 'ean' }])
})
