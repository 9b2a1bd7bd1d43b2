import { expect, test } from 'vitest'
import type { Rejection } from '../../../../shared/contract/common.ts'
import { createEditBook, MARKED_CELLS } from './edit-book.ts'

const refused = {
  state: 'refused' as const,
  text: 'abc',
  rejection: { code: 'not-a-number', message: '' } as unknown as Rejection, // only that it is there counts here
}

const name = { productId: 1, column: 'name/nl_NL' }
const price = { productId: 2, column: 'price/EUR' }

test('the marks of a step take the place of those of the step before', () => {
  const book = createEditBook()
  expect(book.markChanged(1, [name])).toEqual([name])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(true)
  expect(book.markChanged(2, [price])).toEqual([name, price])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(false)
  expect(book.isChanged(2, 'price/EUR')).toBe(true)
})

test('a step that comes in parts, some of which change nothing, keeps the marks of all its parts', () => {
  const book = createEditBook()
  book.markChanged(1, [name])
  book.markChanged(1, [price])
  expect(book.markChanged(1, [])).toEqual([])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(true)
  expect(book.isChanged(2, 'price/EUR')).toBe(true)
})

test('a step over so many cells that nothing would stand out marks none of them', () => {
  const book = createEditBook()
  book.markChanged(1, [name])
  const many = Array.from({ length: MARKED_CELLS }, (_, at) => ({ productId: at + 10, column: 'ean' }))
  expect(book.markChanged(1, many)).toHaveLength(MARKED_CELLS + 1)
  book.markChanged(1, [price])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(false)
  expect(book.isChanged(2, 'price/EUR')).toBe(false)
  book.markChanged(2, [name])
  expect(book.markChanged(2, null)).toEqual([name])
  expect(book.isChanged(1, 'name/nl_NL')).toBe(false)
})

test('a cell that was refused is repaired by a step that changes it; the others stay refused', () => {
  const book = createEditBook()
  book.set(1, 'ean', refused)
  book.set(2, 'ean', refused)
  book.markChanged(1, [{ productId: 1, column: 'ean' }])
  expect(book.refused()).toEqual([{ productId: 2, column: 'ean' }])
})
