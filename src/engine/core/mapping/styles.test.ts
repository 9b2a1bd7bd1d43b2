import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateShape, noDates, provenOrder, serialToDate } from './date-style.ts'
import { countNumber, noNumbers, numberShape, numberStyle } from './number-style.ts'

function styleOf(texts: readonly string[], isMoney = false): ReturnType<typeof numberStyle> {
  const counts = noNumbers()
  for (const text of texts) {
    const shape = numberShape(text)
    if (shape !== null) countNumber(counts, shape)
  }
  return numberStyle(counts, isMoney)
}

describe('numbers', () => {
  test.each([
    ['12', { kind: 'integer' }],
    ['€ 1.234,50', { kind: 'clear', decimal: ',', grouping: '.', decimals: 2 }],
    ['1,594.83', { kind: 'clear', decimal: '.', grouping: ',', decimals: 2 }],
    ['1 337,22 €', { kind: 'clear', decimal: ',', grouping: null, decimals: 2 }],
    ['1.234.567', { kind: 'clear', decimal: null, grouping: '.', decimals: 0 }],
    ['2,849,83', { kind: 'clear', decimal: ',', grouping: null, decimals: 2 }],
    ['0,535 kg', { kind: 'clear', decimal: ',', grouping: null, decimals: 3 }],
    ['1.234', { kind: 'unclear', mark: '.' }],
    ['2,133 kg', { kind: 'unclear', mark: ',' }],
    ['12,-', { kind: 'integer' }],
  ])('%s', (text, shape) => {
    expect(numberShape(text)).toEqual(shape)
  })

  test.each(['L', 'AB-12-C', '12 x 13', '3 of 4 stuks in doos', '', '1.2.3.4 versie'])('%j is no number', (text) => {
    expect(numberShape(text)).toBeNull()
  })

  test('a mark that divides once divides always, and leaves the other to group', () => {
    expect(styleOf(['12,50', '1.234'])).toEqual({ comma: 'decimal', point: 'grouping', isAmbiguous: false })
    expect(styleOf(['12.50', '1,234'])).toEqual({ comma: 'grouping', point: 'decimal', isAmbiguous: false })
    expect(styleOf(['1.234.567', '1,234'])).toEqual({ comma: 'decimal', point: 'grouping', isAmbiguous: false })
  })

  test('without evidence nothing is decided', () => {
    expect(styleOf(['1.234', '900', '2.500'])).toMatchObject({ point: 'unclear', isAmbiguous: true })
    expect(styleOf(['900', '12'])).toMatchObject({ isAmbiguous: false })
  })

  test('three digits behind a mark are cents in no price, but grams in a weight', () => {
    expect(styleOf(['12,50', '1,234'], true)).toMatchObject({ comma: 'unclear', isAmbiguous: true })
    expect(styleOf(['1,84 kg', '2,133 kg'])).toMatchObject({ comma: 'decimal', isAmbiguous: false })
  })

  test('any amount written in one style is never ambiguous in a column that shows the style', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('nl', 'en'),
        (cents, style) => {
          const [group, divide] = style === 'nl' ? ['.', ','] : [',', '.']
          const written = cents.map((amount) => {
            const whole = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, group)
            return `${whole}${divide}${String(amount % 100).padStart(2, '0')}`
          })
          const found = styleOf(written, true)
          expect(found.isAmbiguous).toBe(false)
          expect(written.every((text) => numberShape(text)?.kind === 'clear')).toBe(true)
        },
      ),
    )
  })
})

describe('dates', () => {
  test.each([
    ['2024-02-05', 'clear'],
    ['20240205', 'clear'],
    ['5 maart 2024', 'clear'],
    ['09.05.24', 'clear'],
    ['17/01/2024', 'dayFirst'],
    ['01/17/2024', 'monthFirst'],
    ['07-08-2024', 'unclear'],
    ['45390', 'serial'],
  ])('%s is %s', (text, shape) => {
    expect(dateShape(text)).toBe(shape)
  })

  test.each(['32-13-2024', '99/99/99', '12345678901', 'morgen', '1.234', '2024'])('%s is no date', (text) => {
    expect(dateShape(text)).toBeNull()
  })

  test('one day above twelve proves the order, two that contradict prove none', () => {
    expect(provenOrder({ ...noDates(), dayFirst: 1, unclear: 9 })).toBe('dmy')
    expect(provenOrder({ ...noDates(), monthFirst: 3 })).toBe('mdy')
    expect(provenOrder({ ...noDates(), dayFirst: 1, monthFirst: 1 })).toBeNull()
    expect(provenOrder({ ...noDates(), unclear: 50 })).toBeNull()
  })

  test('a day number is the day a spreadsheet shows', () => {
    expect(serialToDate(45_390)).toBe('2024-04-08')
  })
})
