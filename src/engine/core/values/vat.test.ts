import fc from 'fast-check'
import { expect, test } from 'vitest'
import { otherSideOfVat, rateOfCode } from '../../../shared/vat.ts'

test.each([
  ['12.10', '21', true, '10.00'],
  ['10', '21', false, '12.10'],
  ['0.05', '21', true, '0.04'],
  ['1.005', '0', true, '1.01'],
  ['99.95', '9', true, '91.70'],
  ['-12.10', '21', true, '-10.00'],
  ['100', '5.5', false, '105.50'],
  ['x', '21', true, null],
])('%s at %s %% (included: %s) has %s on the other side', (price, rate, isIncluded, other) => {
  expect(otherSideOfVat(price, rate, isIncluded)).toBe(other)
})

test('adding VAT and taking it off again is the same price, for every cent and rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 30 }), (cents, rate) => {
      const excl = (cents / 100).toFixed(2)
      const incl = otherSideOfVat(excl, String(rate), false) ?? ''
      expect(otherSideOfVat(incl, String(rate), true)).toBe(excl)
    }),
  )
})

test.each([
  ['vat-21', '21'],
  ['btw_9', '9'],
  ['21', '21'],
  ['high', null],
])('%s names the rate %s', (code, rate) => {
  expect(rateOfCode(code)).toBe(rate)
})
