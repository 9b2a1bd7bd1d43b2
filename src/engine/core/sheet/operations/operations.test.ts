import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBands } from '../bands.ts'
import { toTsv } from '../../../../shared/clipboard/format-table.ts'
import { pasteShape } from '../paste-shape.ts'
import { ExactSum } from '../summary.ts'
import { decimalText } from '../decimal.ts'
import { changeCase } from './change-case.ts'
import { addOptions, removeOptions } from './edit-options.ts'
import { matcher } from './replace-text.ts'
import { fillTemplate, parseTemplate } from './template.ts'
import { trimBlanks } from './trim-blanks.ts'

describe('case', () => {
  test.each([
    ['ijsbeer en IJSLAND', 'title', 'nl_NL', 'IJsbeer En IJsland'],
    ['straße', 'upper', 'de_DE', 'STRASSE'],
    ['TITLE', 'lower', 'tr_TR', 'tıtle'],
    ['EERSTE ZIN. tweede ZIN! «derde»', 'sentence', 'nl', 'Eerste zin. Tweede zin! «Derde»'],
    ['élan VITAL', 'title', 'fr_FR', 'Élan Vital'],
  ] as const)('%s to %s in %s', (text, to, locale, expected) => {
    expect(changeCase(text, to, locale)).toBe(expected)
  })
})

describe('a template', () => {
  const fill = (template: string, values: Record<string, string>): string =>
    fillTemplate(parseTemplate(template) ?? [], (name) => values[name] ?? '')

  test.each([
    ['{brand} {name}', { brand: 'Acme', name: 'Tent' }, 'Acme Tent'],
    ['{brand} {name}', { name: 'Tent' }, 'Tent'],
    ['{brand} {name}', { brand: 'Acme' }, 'Acme'],
    ['{brand} - {name} - {size}', { brand: 'Acme', size: 'XL' }, 'Acme - XL'],
    ['{brand} {name} - {size}', { brand: 'Acme', size: 'XL' }, 'Acme - XL'],
    ['{name} ({size})', { name: 'Tent' }, 'Tent'],
    ['{name} ({size}) {colour}', { name: 'Tent', colour: 'rood' }, 'Tent rood'],
    ['{name}, {colour}, {size}', { size: 'XL' }, 'XL'],
    ['Nieuw: {name}', { name: 'Tent' }, 'Nieuw: Tent'],
    ['Nieuw: {name}', {}, ''],
    ['{{{name}}}', { name: 'Tent' }, '{Tent}'],
  ])('%s with %j is %s', (template, values, expected) => {
    expect(fill(template, values as Record<string, string>)).toBe(expected)
  })

  test('with a brace left open is none', () => {
    for (const template of ['{name', 'name}', '{}', '{a{b}']) expect(parseTemplate(template)).toBeNull()
  })
})

test('replacing finds parts or whole cells, as they are or as a pattern', () => {
  const replace = (text: string, find: string, by: string, rest = {}) =>
    matcher({ find, isRegex: false, matchCase: false, wholeCell: false, ...rest }).replace(text, by)
  expect(replace('a.b A.B', 'a.b', '$1')).toBe('$1 $1')
  expect(replace('axb', 'a.b', 'y')).toBe('axb')
  expect(replace('Lamp lamp', 'lamp', 'x', { matchCase: true })).toBe('Lamp x')
  expect(replace('lamp rood', 'lamp', 'x', { wholeCell: true })).toBe('lamp rood')
  expect(replace('LAMP', 'lamp', 'x', { wholeCell: true })).toBe('x')
  expect(replace('12 x 34', '(\\d+) x (?<b>\\d+)', '$<b> x $1', { isRegex: true })).toBe('34 x 12')
  expect(replace('Éclair', 'é', 'E')).toBe('Eclair')
})

test('trimming leaves nothing to trim', () => {
  const all = { kind: 'trim', ends: true, repeats: true, nonBreaking: true, whenEmpty: 'leave' } as const
  expect(trimBlanks('\u00a0 a \u00a0 b\u200b \n  c ', all)).toBe('a b\nc')
  const text = fc.string({ unit: fc.constantFrom(' ', '\u00a0', '\t', '\n', 'a', 'é', '\u2009') })
  fc.assert(fc.property(text, (each) => trimBlanks(trimBlanks(each, all), all) === trimBlanks(each, all)))
})

test('options added and taken away again are as before', () => {
  const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
  fc.assert(
    fc.property(codes, codes, (before, added) => {
      const value = before.length === 0 ? null : JSON.stringify(before)
      const fresh = added.filter((code) => !before.includes(code))
      const more = addOptions(value, added)
      expect(more.kind).toBe(fresh.length === 0 ? 'leave' : 'value')
      if (fresh.length === 0) return
      const less = removeOptions(more.kind === 'value' ? String(more.value) : null, fresh)
      expect(less).toEqual(value === null ? { kind: 'clear' } : { kind: 'value', value })
    }),
  )
})

test('bands hold every selected cell once', () => {
  const range = fc.record({
    from: fc.nat(12),
    count: fc.integer({ min: 1, max: 8 }),
    columns: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  })
  const cells = (ranges: readonly { from: number; count: number; columns: readonly string[] }[]): string[] =>
    ranges.flatMap(({ from, count, columns }) =>
      Array.from({ length: count }, (_, row) => columns.map((column) => `${from + row} ${column}`)).flat(),
    )
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 5 }), fc.nat(15), (ranges, total) => {
      const selected = new Set(cells(ranges).filter((cell) => Number(cell.split(' ')[0]) < total))
      const found = cells(toBands(ranges, total))
      expect(found.toSorted()).toEqual([...selected].toSorted())
    }),
  )
})

test.each([
  [
    { rows: 1, columns: 1 },
    { rows: 3, columns: 2 },
    { rows: 3, columns: 2 },
  ],
  [
    { rows: 1, columns: 3 },
    { rows: 5, columns: 1 },
    { rows: 5, columns: 3 },
  ],
  [
    { rows: 2, columns: 1 },
    { rows: 4, columns: 3 },
    { rows: 4, columns: 3 },
  ],
  [
    { rows: 2, columns: 1 },
    { rows: 5, columns: 1 },
    { rows: 2, columns: 1 },
  ],
  [
    { rows: 4, columns: 4 },
    { rows: 2, columns: 2 },
    { rows: 4, columns: 4 },
  ],
])('a table of %j pasted into %j takes %j', (source, target, expected) => {
  expect(pasteShape(source, target)).toEqual(expected)
})

test('a sum is exact, however large or small its parts', () => {
  const number = fc.oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100),
    fc.constantFrom(0.1, 1e14, 123_456_789.123_456, -1e-7),
  )
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const sum = new ExactSum()
      for (const value of numbers) sum.add(value)
      const units = numbers.reduce((total, value) => total + BigInt(Math.round(value * 1e4)) * 1_000n, 0n)
      const exact = numbers.every((value) => Math.round(value * 1e4) / 1e4 === value && Math.abs(value) < 1e9)
      if (exact) expect(BigInt(Math.round(Number(decimalText(sum.total)) * 1e4)) * 1_000n).toBe(units)
    }),
  )
  const tenths = new ExactSum()
  for (let turn = 0; turn < 1_000; turn++) tenths.add(0.1)
  for (const value of [1e14, 1e-7]) tenths.add(value)
  expect(decimalText(tenths.total)).toBe('100000000000100.0000001')
})

test('text that a spreadsheet would run is made harmless, numbers stay numbers', () => {
  const cell = (text: string, number: number | null = null) => ({ text, raw: text, number })
  expect(toTsv([[cell('=1+1'), cell('-5', -5), cell('@SUM(A1)'), cell('+31 6 12'), cell('-1-1')]])).toBe(
    "'=1+1\t-5\t'@SUM(A1)\t+31 6 12\t'-1-1\n",
  )
})
