import { expect, test } from 'vitest'
import { isMet, percentOf, rowsBehind } from './figure.ts'

test('percent is rounded to the worse side, and nothing asked has none', () => {
  expect(percentOf('conformity', { of: 10_000, wrong: 1 })).toBe(99)
  expect(percentOf('redundancy', { of: 10_000, wrong: 1 })).toBe(1)
  expect(percentOf('completeness', { of: 100, wrong: 71 })).toBe(29)
  expect(percentOf('redundancy', { of: 100, wrong: 7 })).toBe(7)
  expect(percentOf('uniqueness', { of: 5, wrong: 0 })).toBe(100)
  expect(percentOf('uniqueness', { of: 0, wrong: 0 })).toBeNull()
})

test('of redundancy less is better', () => {
  expect([isMet('redundancy', 1, 1), isMet('redundancy', 2, 1)]).toEqual([true, false])
  expect([isMet('conformity', 98, 98), isMet('conformity', 97, 98)]).toEqual([true, false])
})

test('a tile leads to the products that count against it, of the family in view', () => {
  const scopes = [
    { channel: 'webshop', locale: 'nl_NL' },
    { channel: 'webshop', locale: 'fr_FR' },
  ]
  const at = { freshSince: '2025-11-22' }
  expect(rowsBehind('uniqueness', null, at, scopes)).toBe('problem uniqueness')
  expect(rowsBehind('completeness', 'hiking boots', at, scopes)).toBe(
    '(completeness webshop/nl_NL < 100 or completeness webshop/fr_FR < 100) and family = "hiking boots"',
  )
  expect(rowsBehind('freshness', 'lamps', at, scopes)).toBe('updated < 2025-11-22 and kind != model and family = lamps')
})
