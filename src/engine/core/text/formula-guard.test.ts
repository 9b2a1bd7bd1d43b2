import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, unguardFormula } from './formula-guard.ts'

const nasty = fc
  .tuple(
    fc.stringMatching(/^'{0,3}$/),
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '＝', '1', '+31', '-5'),
    fc.string({ maxLength: 8 }),
  )
  .map((parts) => parts.join(''))

test('whatever is guarded comes back as it was', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(unguardFormula(guardFormula(text))).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

test('nothing that is guarded can begin a formula', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(guardFormula(text)).not.toMatch(/^[=@＝\t\r\n]/)
    }),
    { numRuns: 2_000 },
  )
})

test.each(['-5', '+1.5', '-20 KILOGRAM', "'t Hoekje", "l'eau", 'plain'])('%s is left alone', (text) =>
  expect(guardFormula(text)).toBe(text),
)
test.each([
  ['=1+1', "'=1+1"],
  ["'=1+1", "''=1+1"],
  ['+31 20 123', "'+31 20 123"],
  ['-20% korting', "'-20% korting"],
  ['@SUM(1)', "'@SUM(1)"],
])('%s is written %s', (text, written) => expect(guardFormula(text)).toBe(written))
