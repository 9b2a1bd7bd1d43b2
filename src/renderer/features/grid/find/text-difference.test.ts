import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDifference } from './text-difference.ts'

test('tells what was replaced and leaves what is the same', () => {
  expect(textDifference('rode lamp 40W', 'rode spot 40W')).toEqual({
    start: 'rode ',
    removed: 'lamp',
    added: 'spot',
    end: ' 40W',
  })
  expect(textDifference('aa', 'aaa')).toEqual({ start: 'aa', removed: '', added: 'a', end: '' })
  expect(textDifference('👍🏽', '👍🏾').start).toBe('👍')
})

test('puts both texts together again, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const { start, removed, added, end } = textDifference(before, after)
      expect(start + removed + end).toBe(before)
      expect(start + added + end).toBe(after)
    }),
  )
})
