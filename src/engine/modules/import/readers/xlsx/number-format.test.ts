import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalDecimal, parseFormat } from './number-format.ts'
import { serialToIso } from './serial-date.ts'

test.each([
  ['8.710000871099E12', '8710000871099'],
  ['1431.50', '1431.5'],
  ['0.30000000000000004', '0.3'],
  ['-0.0', '0'],
  ['1E-7', '0.0000001'],
  ['0.99999999999999999', '1'],
  ['9.9999999999999999', '10'],
  ['00042', '42'],
  ['123456789012345678', '123456789012345678'],
  ['1.7976931348623157E+308', `179769313486231570${'0'.repeat(291)}`],
])('stored %s is %s', (stored, decimal) => {
  expect(canonicalDecimal(stored)).toBe(decimal)
})

test.each(['', 'abc', '1,5', '--1', '1e', 'NaN', 'Infinity', '0x10'])('%j is no number', (text) => {
  expect(canonicalDecimal(text)).toBeUndefined()
})

test('canonical text is the same number, and stays as it is', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const text = canonicalDecimal(String(number)) ?? 'none'
      expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/)
      // Fractions are kept to the 15 digits a spreadsheet shows.
      expect(Math.abs(Number(text) - number)).toBeLessThanOrEqual(Math.abs(number) * 6e-15)
      expect(canonicalDecimal(text)).toBe(text)
    }),
  )
})

test('whole cents survive', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
      const text = canonicalDecimal(String(cents / 100)) ?? ''
      expect(Math.round(Number(text) * 100)).toBe(cents)
      expect(text.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(2)
    }),
  )
})

test.each([
  ['General', 'plain'],
  ['0.00', 'plain'],
  ['#,##0.00\\ "dagen"', 'plain'],
  ['0.00E+00', 'plain'],
  ['[h]:mm:ss', 'plain'],
  ['"Dag "0', 'plain'],
  ['[Red]-0.00;[Blue]0.00', 'plain'],
  ['0%', 'percent'],
  ['0.00%', 'percent'],
  ['000000', 'padded'],
  ['yyyy-mm-dd', 'date'],
  ['d mmm yy', 'date'],
  ['[$-413]dddd d mmmm yyyy', 'date'],
  ['mmm-yy', 'date'],
  ['dd/mm/yyyy hh:mm', 'date'],
  ['h:mm AM/PM', 'time'],
])('format %s is %s', (code, kind) => {
  expect(parseFormat(code).kind).toBe(kind)
})

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [45_292, false, '2024-01-01'],
  [0, true, '1904-01-01'],
  [43_889, true, '2024-02-29'],
  [2_958_465, false, '9999-12-31'],
])('day %d (1904: %s) is %s', (serial, uses1904, iso) => {
  expect(serialToIso(serial, uses1904, true)?.slice(0, 10)).toBe(iso)
})

test('no date before the first day or after the last', () => {
  expect(serialToIso(-1, false, true)).toBeUndefined()
  expect(serialToIso(2_958_466, false, true)).toBeUndefined()
})

test('midnight reached by rounding belongs to the next day', () => {
  expect(serialToIso(45_292.999999, false, true)).toBe('2024-01-02')
})
