import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldAccents } from './fold.ts'

test.each([
  ['  Éclair\t au  CAFÉ ', 'eclair au cafe'],
  ['Smørrebrød', 'smørrebrød'],
  ['Cafe\u0301', 'cafe'],
  ['İstanbul ŁÓDŹ', 'istanbul łodz'],
  ['a\u00A0b', 'a b'],
])('folds %j as people compare it', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('short cuts for plain and Latin texts change nothing of what folding is', () => {
  const slow = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .trim()
  const letters = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)) }),
    fc.string({ unit: fc.constantFrom('a', 'É', ' ', '\t', '\u00A0', '\u2003', '\u0301', 'ß', 'İ', 'Σ') }),
  )
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(text)).toBe(slow(text))
      expect(foldAccents(foldAccents(text))).toBe(foldAccents(text))
    }),
    { numRuns: 2_000 },
  )
})
