import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rounding } from '../../../shared/contract/sheet.ts'
import { decimalNumber, decimalOf, decimalOfNumber, decimalText } from './decimal.ts'
import { arithmetic } from './operations/arithmetic.ts'

function calculate(
  value: number,
  operator: 'add' | 'subtract' | 'multiply' | 'divide' | 'percent',
  operand: string,
  rounding: Rounding | null = null,
  decimals: number | null = 2,
): number | null {
  const result = arithmetic({ kind: 'arithmetic', operator, operand, rounding }, decimals)(decimalOfNumber(value))
  return result && decimalNumber(result)
}

describe('arithmetic', () => {
  test('counts in decimals, not in what a computer makes of them', () => {
    expect(calculate(0.1, 'add', '0.2', null, null)).toBe(0.3)
    expect(calculate(1.005, 'multiply', '100', null, null)).toBe(100.5)
    expect(calculate(8.55, 'percent', '10')).toBe(9.41)
    expect(calculate(-8.55, 'percent', '10')).toBe(-9.41)
    expect(calculate(10, 'divide', '3')).toBe(3.33)
    expect(calculate(10, 'divide', '0')).toBeNull()
  })

  test.each<[number, string, 'up' | 'down' | 'nearest', number]>([
    [10.4, '.95', 'nearest', 9.95],
    [10.46, '.95', 'nearest', 10.95],
    [10.95, '.95', 'up', 10.95],
    [10.96, '.95', 'up', 11.95],
    [10.94, '.95', 'down', 9.95],
    [0.4, '.95', 'down', 0.95],
    [123, '9.99', 'nearest', 119.99],
    [126, '9.99', 'nearest', 129.99],
    [130, '49', 'up', 149],
    [-4.9, '.95', 'nearest', -4.95],
    [12, '', 'nearest', 12],
  ])('%d to the ending %s %s is %d', (value, ending, direction, expected) => {
    expect(calculate(value, 'add', '0', { kind: 'ending', ending, direction })).toBe(expected)
  })

  test('rounds to steps that halves are away from zero of', () => {
    const step = (value: number, size: string, direction: 'up' | 'down' | 'nearest' = 'nearest') =>
      calculate(value, 'add', '0', { kind: 'step', step: size, direction })
    expect(step(1.025, '0.05')).toBe(1.05)
    expect(step(-1.025, '0.05')).toBe(-1.05)
    expect(step(17, '10', 'down')).toBe(10)
    expect(step(11, '10', 'up')).toBe(20)
    expect(step(-11, '10', 'up')).toBe(-10)
  })

  test('adding and taking away again is where it began', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((value) => value / 100)
    fc.assert(
      fc.property(cents, cents, (value, by) => {
        const sum = calculate(value, 'add', String(by), null, null) ?? 0
        expect(calculate(sum, 'subtract', String(by), null, null)).toBe(value)
      }),
    )
  })
})

test('a decimal reads as it was written', () => {
  for (const text of ['0', '12.5', '-0.05', '1000000000000000.25']) expect(decimalText(decimalOf(text))).toBe(text)
  expect(decimalText(decimalOf('.95'))).toBe('0.95')
  expect(decimalText(decimalOfNumber(1.5e-7))).toBe('0.00000015')
})
