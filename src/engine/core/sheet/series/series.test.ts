import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { SeriesKind } from './continue-series.ts'
import { continueSeries } from './continue-series.ts'

function next(source: CellValue[], kind: SeriesKind, count = 3, isBack = false, language = 'nl'): CellValue[] {
  const series = continueSeries(isBack ? source.toReversed() : source, kind, 'series', language, isBack)
  return Array.from({ length: count }, (_, at) => series(at + 1))
}

test.each<[SeriesKind, CellValue[], CellValue[]]>([
  ['number', [1], [2, 3, 4]],
  ['number', [0.1, 0.2], [0.3, 0.4, 0.5]],
  ['number', [10, 8], [6, 4, 2]],
  ['number', [1, 2, 4], [1, 2, 4]],
  ['number', [1, null], [1, null, 1]],
  ['measurement', ['1 KILOGRAM', '1.5 KILOGRAM'], ['2 KILOGRAM', '2.5 KILOGRAM', '3 KILOGRAM']],
  ['measurement', ['1 KILOGRAM', '500 GRAM'], ['1 KILOGRAM', '500 GRAM', '1 KILOGRAM']],
  ['date', ['2026-02-27'], ['2026-02-28', '2026-03-01', '2026-03-02']],
  ['date', ['2026-01-15', '2026-02-15'], ['2026-03-15', '2026-04-15', '2026-05-15']],
  ['date', ['2025-11-30', '2025-12-31'], ['2026-01-31', '2026-02-28', '2026-03-31']],
  ['date', ['2024-02-29', '2025-02-28'], ['2026-02-28', '2027-02-28', '2028-02-29']],
  ['date', ['2026-01-01', '2026-01-08'], ['2026-01-15', '2026-01-22', '2026-01-29']],
  ['text', ['SKU-009'], ['SKU-010', 'SKU-011', 'SKU-012']],
  ['text', ['SKU-099', 'SKU-101'], ['SKU-103', 'SKU-105', 'SKU-107']],
  ['text', ['A1', 'B1'], ['A2', 'B2', 'A3']],
  ['text', ['1e regel'], ['2e regel', '3e regel', '4e regel']],
  ['text', ['rood', 'blauw'], ['rood', 'blauw', 'rood']],
  ['text', ['Zaterdag'], ['Zondag', 'Maandag', 'Dinsdag']],
  ['text', ['vr', 'do'], ['wo', 'di', 'ma']],
  ['text', ['NOV', 'DEC'], ['JAN', 'FEB', 'MRT']],
  ['text', ['January', 'March'], ['May', 'July', 'September']],
  ['other', ['red', 'blue'], ['red', 'blue', 'red']],
])('%s %j goes on as %j', (kind, source, expected) => {
  expect(next(source, kind)).toEqual(expected)
})

test('back, it goes the other way', () => {
  expect(next([5], 'number', 2, true)).toEqual([4, 3])
  expect(next([4, 6], 'number', 2, true)).toEqual([2, 0])
  expect(next(['SKU-002'], 'text', 3, true)).toEqual(['SKU-001', 'SKU-000', 'SKU-001'])
  expect(next(['2026-03-01'], 'date', 1, true)).toEqual(['2026-02-28'])
  expect(next(['di'], 'text', 2, true)).toEqual(['ma', 'zo'])
})

test('a series filled back from its end meets where it came from', () => {
  const start = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 100)
  const step = fc.integer({ min: 1, max: 5_000 }).map((value) => value / 100)
  fc.assert(
    fc.property(start, step, (first, by) => {
      const second = Number((first + by).toFixed(2))
      const ahead = [first, second, ...next([first, second], 'number', 4)]
      expect(next(ahead.slice(4), 'number', 4, true).toReversed()).toEqual(ahead.slice(0, 4))
    }),
  )
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
      const first = date.toISOString().slice(0, 10)
      const [second = ''] = next([first], 'date', 1)
      expect(next([second], 'date', 1, true)).toEqual([first])
    }),
  )
})
