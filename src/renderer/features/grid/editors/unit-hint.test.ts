import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convert, otherUnits, typedNumber } from './unit-hint.ts'

const UNITS = [
  { code: 'GRAM', symbol: 'g', factor: 0.001, offset: 0 },
  { code: 'KILOGRAM', symbol: 'kg', factor: 1, offset: 0 },
  { code: 'OUNCE', symbol: 'oz', factor: 0.028349523125, offset: 0 },
  { code: 'POUND', symbol: 'lb', factor: 0.45359237, offset: 0 },
] as const
const CELSIUS = { code: 'CELSIUS', symbol: '°C', factor: 1, offset: 0 }
const FAHRENHEIT = { code: 'FAHRENHEIT', symbol: '°F', factor: 5 / 9, offset: -160 / 9 }

test('converts by factor and offset without the dust of binary fractions', () => {
  expect(convert(1.5, UNITS[1], UNITS[0])).toBe(1500)
  expect(convert(0.1, UNITS[1], UNITS[0])).toBe(100)
  expect(convert(100, CELSIUS, FAHRENHEIT)).toBe(212)
  expect(convert(-40, FAHRENHEIT, CELSIUS)).toBe(-40)
})

test('there and back again is the same amount, to ten digits', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1_000)
  fc.assert(
    fc.property(amount, fc.constantFrom(...UNITS), fc.constantFrom(...UNITS), (value, from, to) => {
      expect(convert(convert(value, from, to), to, from)).toBeCloseTo(value, 6)
    }),
  )
})

test('shows the handiest other units first', () => {
  expect(otherUnits(1.5, UNITS[1], UNITS).map(({ symbol }) => symbol)).toEqual(['lb', 'oz', 'g'])
})

test.each([
  ['1.234,5', ',', 1234.5],
  ['1,234.5', '.', 1234.5],
  ['-2', '.', -2],
  ['1 000', ',', 1000],
  ['', ',', null],
  ['abc', '.', null],
  ['1.2.3', '.', null],
] as const)('reads %s with %s as %s', (text, decimal, value) => {
  expect(typedNumber(text, decimal)).toBe(value)
})
