import { describe, expect, it, test } from 'vitest'
import { priceChange } from './price-change.ts'

describe('the rule of ten percent', () => {
  it.each([
    [4.5, 4.95, false], // exactly 10 %: in doubles (4.95 - 4.5) / 4.5 is more
    [4.4, 4.95, true],
    [0.1, 0.11, false],
    [100, 110.01, true],
    [100, 90, false],
    [100, 89.99, true],
    [80, 80, false],
  ])('from %d to %d needs approval: %s', (before, after, expected) => {
    expect(priceChange(before, after, null, null).needsApproval).toBe(expected)
  })

  it('does not ask for a first price, nor for one that is cleared', () => {
    expect(priceChange(null, 50, null, null)).toEqual({
      changePercent: null,
      marginPercent: null,
      needsApproval: false,
    })
    expect(priceChange(50, null, 20, 'vat-21').needsApproval).toBe(false)
    expect(priceChange(0, 50, null, null).needsApproval).toBe(false)
  })
})

test('the margin is what is left of the price without VAT, in percent of it', () => {
  expect(priceChange(100, 121, 60, 'vat-21')).toEqual({ changePercent: 21, marginPercent: 40, needsApproval: true })
  expect(priceChange(10, 10.9, 12, 'vat-9').marginPercent).toBe(-20)
})

test('without a cost or a rate there is no margin', () => {
  expect(priceChange(100, 105, null, 'vat-21').marginPercent).toBeNull()
  expect(priceChange(100, 105, 60, null).marginPercent).toBeNull()
})
