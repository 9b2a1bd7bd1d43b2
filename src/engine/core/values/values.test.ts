import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testStructure } from '../../../../test/support/structure.ts'
import type { TextFormat } from '../../../shared/contract/common.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { gtinCheckDigit } from '../identifiers/gtin.ts'
import { resolveColumn } from '../structure/resolve-column.ts'
import { checkValue } from './check-value.ts'
import { formatValue } from './format-value.ts'
import { textReader } from './reader.ts'

const structure = testStructure([
  { code: 'article_number', type: 'identifier', pattern: '[A-Z]{2}\\d+' },
  { code: 'notes', type: 'rich-text' },
])
const DUTCH: TextFormat = { decimal: ',', dateOrder: 'dmy' }
const AMERICAN: TextFormat = { decimal: '.', dateOrder: 'mdy' }

function column(key: string) {
  const resolved = resolveColumn(structure, key)
  if (!resolved.ok) throw new Error(resolved.problem.message)
  return resolved.column
}

/** The stored value, or the code of the refusal. */
function read(key: string, text: string, format = DUTCH): CellValue | { refused: string } {
  const result = textReader(structure, column(key), format)(text)
  return result.ok ? result.value : { refused: result.problem.code }
}

describe('numbers and prices', () => {
  test.each([
    ['1234', 1234],
    ['1.234', 1234],
    ['1.234,5', 1234.5],
    ['1 234 567,89', 1234567.89],
    ["1'234,5", 1234.5],
    ['12.50', 12.5],
    ['0.500', 0.5],
    ['1,234.5', 1234.5],
    ['2,849,83', 2849.83],
    ['-5', -5],
    ['−5', -5],
    ['5,25-', -5.25],
    ['+7', 7],
    ['1,5E3', 1500],
    [',5', 0.5],
    ['12,', 12],
    ['0,00', 0],
    ['-0', 0],
  ])('reads %s with a decimal comma as %d', (text, value) => {
    expect(read('rating', text)).toEqual(
      value > 10 || value < 0 ? { refused: value < 0 ? 'number-too-small' : 'number-too-large' } : value,
    )
    expect(read('price/EUR', text)).toBe(value)
  })

  test('takes the point as the decimal mark where the person does', () => {
    expect(read('price/EUR', '1.23', AMERICAN)).toBe(1.23)
    expect(read('price/EUR', '1,234', AMERICAN)).toBe(1234)
    expect(read('price/EUR', '1,234,567.5', AMERICAN)).toBe(1234567.5)
  })

  test.each(['', 'abc', '1.2.3', '1,2,3', '12..5', '1.23.456', '--5', '-5-', '5 kg', '1e', '12,5,7,9', '0x12'])(
    'refuses %j as a number',
    (text) => {
      expect(read('price/EUR', text)).toEqual(text === '' ? null : { refused: 'not-a-number' })
    },
  )

  test('refuses digits that a number cannot keep, decimals beyond the attribute, and amounts beyond its limits', () => {
    expect(read('price/EUR', '1234567890123456')).toEqual({ refused: 'too-many-digits' })
    expect(read('price/EUR', '123456789012345')).toBe(123456789012345)
    expect(read('price/EUR', '8,712E+20')).toEqual({ refused: 'number-too-large' })
    expect(read('price/EUR', '1,005')).toEqual({ refused: 'too-many-decimals' })
    expect(read('price/EUR', '1,500')).toBe(1.5)
    expect(read('rating', '11')).toEqual({ refused: 'number-too-large' })
    expect(read('stock', '1,5')).toEqual({ refused: 'too-many-decimals' })
  })

  test.each([
    ['€ 1.234,50', 1234.5],
    ['1.234,50 €', 1234.5],
    ['EUR 12,50', 12.5],
    ['12,-', 12],
    ['€12,--', 12],
    ['12.50-', -12.5],
    ['$ 12', { refused: 'wrong-currency' }],
    ['12 SEK', { refused: 'wrong-currency' }],
    ['249 kr', { refused: 'wrong-currency' }],
  ])('reads the price %s in euros', (text, value) => {
    expect(read('price/EUR', text)).toEqual(value)
  })

  test('takes crowns in a column of Swedish prices', () => {
    expect(read('price/SEK', '1 249 kr')).toBe(1249)
  })

  test('rounds away what arithmetic adds, not what a person typed', () => {
    expect(checkValue(structure, column('price/EUR'), 0.1 + 0.2)).toEqual({ ok: true, value: 0.3 })
    expect(checkValue(structure, column('price/EUR'), Number.NaN)).toMatchObject({ ok: false })
  })
})

describe('dates', () => {
  test.each([
    ['31-05-2026', '2026-05-31'],
    ['31/5/26', '2026-05-31'],
    ['2026-05-31', '2026-05-31'],
    ['20260531', '2026-05-31'],
    ['2026-05-31T08:30:00Z', '2026-05-31'],
    ['31.5.1999', '1999-05-31'],
    ['31-5-71', '1971-05-31'],
    ['31 mei 2026', '2026-05-31'],
    ['1 août 2026', '2026-08-01'],
    ['May 31, 2026', '2026-05-31'],
    ['29-02-2024', '2024-02-29'],
  ])('reads %s as %s', (text, value) => {
    expect(read('released', text)).toBe(value)
  })

  test.each(['29-02-2026', '05/31/2026', '31-13-2026', 'yesterday', '5', '2026', '31-05'])('refuses %s', (text) => {
    expect(read('released', text)).toEqual({ refused: 'not-a-date' })
  })

  test('reads month first for those who write it so', () => {
    expect(read('released', '05/31/2026', AMERICAN)).toBe('2026-05-31')
    expect(read('released', '31/05/2026', AMERICAN)).toEqual({ refused: 'not-a-date' })
  })
})

describe('choices', () => {
  test.each([
    ['red', 'red'],
    ['ROOD', 'red'],
    ['röd', 'red'],
    ['rod', 'red'],
    ['Vermiljoen', 'red'],
    [' blauw,  LICHT ', 'blue_light'],
    ['Zee', 'Zee'],
    ['purple', { refused: 'unknown-option' }],
  ])('takes %s for the colour', (text, value) => {
    expect(read('colour', text)).toEqual(value)
  })

  test('reads lists with any usual separator, in the order of the options, each once', () => {
    for (const text of [
      'wool, cotton',
      'Wol;Katoen',
      'wol | katoen | WOL',
      'wool\ncotton',
      '["wool","cotton"]',
      'wool,,cotton',
    ]) {
      expect(read('materials', text)).toBe('["cotton","wool"]')
    }
    expect(read('materials', 'Katoen, wol')).toBe('["mix"]')
    expect(read('materials', 'wool, silk')).toEqual({ refused: 'unknown-option' })
  })

  test.each([
    ['ja', 1],
    ['Oui', 1],
    ['TRUE', 1],
    ['nej', 0],
    ['waar', 1],
    ['faux', 0],
    ['1', 1],
    ['maybe', { refused: 'not-a-boolean' }],
  ])('reads %s as yes or no', (text, value) => {
    expect(read('waterproof', text)).toEqual(value)
  })
})

describe('measurements', () => {
  test.each([
    ['1,5 kg', '1.5 KILOGRAM'],
    ['1,5kg', '1.5 KILOGRAM'],
    ['1.500 gram', '1500 GRAM'],
    ['1,5 KILOGRAM', '1.5 KILOGRAM'],
    ['250', '250 GRAM'],
    ['3 mg', '3 MILLIGRAM'],
    ['3 Mg', '3 MEGAGRAM'],
    ['3 MG', { refused: 'unknown-unit' }],
    ['3 stone', { refused: 'unknown-unit' }],
    ['heavy', { refused: 'not-a-number' }],
  ])('reads %s as a weight', (text, value) => {
    expect(read('weight', text)).toEqual(value)
  })
})

describe('texts and identifiers', () => {
  test('keeps the zeros of an identifier and checks the digit of a barcode', () => {
    expect(read('sku', ' 000123 ')).toBe('000123')
    expect(read('sku', '="0012"')).toBe('0012')
    expect(read('ean', '8712345678906')).toBe('8712345678906')
    expect(read('ean', '8 712345 678906')).toBe('8712345678906')
    expect(read('ean', '8712345678905')).toEqual({ refused: 'gtin-check-digit' })
    expect(read('ean', '871234567890')).toEqual({ refused: 'gtin-check-digit' })
    expect(read('ean', '8,71235E+12')).toEqual({ refused: 'gtin-length' })
  })

  test('counts characters as people do, and refuses what is too long or has another form', () => {
    expect(read('name/nl_NL', '🎒'.repeat(80))).toBe('🎒'.repeat(80))
    expect(read('name/nl_NL', 'a'.repeat(81))).toEqual({ refused: 'too-long' })
    expect(read('article_number', 'AB12')).toBe('AB12')
    expect(read('article_number', 'xAB12')).toEqual({ refused: 'pattern-mismatch' })
  })

  test('stores one form of the same text: composed, with line feeds, without controls', () => {
    expect(read('notes', 'cafe\u0301\r\nbar\u0000 ')).toBe('café\nbar')
    expect(read('notes', ' \u00a0\n ')).toBeNull()
  })

  test('finds families and categories by code or label', () => {
    expect(read('family', 'Tenten')).toBe(1)
    expect(read('family', 'boats')).toEqual({ refused: 'unknown-family' })
    expect(read('categories', 'shelter, Kamperen')).toBe('[1,2]')
    expect(read('status', 'Phase out')).toBe('phase-out')
    expect(read('kind', 'model')).toEqual({ refused: 'read-only' })
  })
})

describe('what is shown reads back as the same value', () => {
  const format = fc.record({
    decimal: fc.constantFrom(',' as const, '.' as const),
    dateOrder: fc.constantFrom('dmy' as const, 'mdy' as const, 'ymd' as const),
  })
  const number = fc
    .tuple(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.integer({ min: 0, max: 12 }))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`))
    .filter((value) => value === 0 || Math.abs(value) >= 1e-15)
    .map((value) => (Object.is(value, -0) ? 0 : value))
  const date = fc
    .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10))
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => value.normalize('NFC').trim())
  const tidy = text.filter(
    (value) => value !== '' && !/[\p{Cc}]/u.test(value) && value.normalize('NFC').trim() === value,
  )
  const wide = testStructure([
    { code: 'any_number', type: 'number' },
    { code: 'notes', type: 'rich-text' },
    { code: 'code', type: 'identifier' },
  ])

  const cases: readonly [string, fc.Arbitrary<CellValue>][] = [
    ['any_number', number],
    ['released', date],
    ['waterproof', fc.constantFrom(0, 1)],
    ['colour', fc.constantFrom('red', 'blue_light', 'sea', 'Zee')],
    [
      'materials',
      fc.constantFrom('["cotton"]', '["cotton","wool"]', '["mix"]', '["wool","mix"]', '["cotton","wool","mix"]'),
    ],
    [
      'weight',
      fc
        .tuple(number, fc.constantFrom('GRAM', 'KILOGRAM', 'MILLIGRAM', 'MEGAGRAM'))
        .map(
          ([amount, unit]) =>
            `${new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 }).format(amount)} ${unit}`,
        ),
    ],
    ['notes', tidy.map((value) => value)],
    ['code', tidy.map((value) => value.replace(/\s+/g, ' '))],
    [
      'ean',
      fc.tuple(fc.constantFrom(7, 11, 12, 13), fc.nat(9_999_999)).map(([length, digits]) => {
        const body = String(digits).padStart(length, '0')
        return body + gtinCheckDigit(body)
      }),
    ],
    ['family', fc.constantFrom(1, 2)],
    ['categories', fc.constantFrom('[1]', '[2]', '[1,2]')],
    ['status', fc.constantFrom('draft', 'phase-out')],
    [
      'photos',
      fc
        .uniqueArray(fc.stringMatching(/^[a-z0-9]{4,8}$/), { minLength: 1, maxLength: 4 })
        .map((list) => JSON.stringify(list)),
    ],
  ]

  test.each(cases)('%s', (key, values) => {
    const resolved = resolveColumn(wide, key)
    if (!resolved.ok) throw new Error(key)
    fc.assert(
      fc.property(values, format, fc.constantFrom(null, 'nl', 'fr_FR', 'sv'), (value, as, language) => {
        const shown = formatValue(wide, resolved.column, value, as, language)
        expect(textReader(wide, resolved.column, as)(shown)).toEqual({ ok: true, value })
        if (key !== 'family' && key !== 'categories')
          expect(checkValue(wide, resolved.column, value)).toEqual({ ok: true, value })
      }),
    )
  })
})
