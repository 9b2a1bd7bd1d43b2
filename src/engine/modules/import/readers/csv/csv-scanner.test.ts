import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvRepair, CsvScanner } from './csv-scanner.ts'

/** Scans text given in pieces of these lengths, over and over. */
function scan(
  text: string,
  delimiter: string,
  pieces: readonly number[] = [text.length + 1],
): { rows: string[][]; repairs: CsvRepair[] } {
  const rows: string[][] = []
  const repairs: CsvRepair[] = []
  const scanner = new CsvScanner(delimiter, (cells, line, repair) => {
    expect(line).toBe(rows.length + 1)
    rows.push(cells)
    if (repair !== null) repairs.push(repair)
    return true
  })
  for (let at = 0, i = 0; at < text.length; i += 1) {
    const length = pieces[i % pieces.length] ?? 1
    scanner.push(text.slice(at, at + length), false)
    at += length
  }
  scanner.push('', true)
  return { rows, repairs }
}

function format(
  rows: readonly (readonly string[])[],
  delimiter: string,
  ends: readonly string[],
  quoteAll: boolean,
): string {
  const quote = (cell: string): string =>
    quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row, i) => row.map(quote).join(delimiter) + (ends[i % ends.length] ?? '\n')).join('')
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '€', ' ', '"', ';', ',', '\t', '|', '\n', '\r', '🎁', '1') })
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))

test('what a well-behaved program wrote is read back exactly, wherever the pieces meet', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(';', ',', '\t', '|', '^', '+|'),
      fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      (rows, delimiter, ends, quoteAll, pieces) => {
        const text = format(rows, delimiter, ends, quoteAll)
        // A lone CR before a row that starts with an LF would be one line end; quoted cells never start so.
        expect(scan(text, delimiter, pieces)).toEqual({ rows, repairs: [] })
      },
    ),
  )
})

test('whatever the text, pieces never change the outcome and no character is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' '), maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      (text, pieces) => {
        const whole = scan(text, ';')
        expect(scan(text, ';', pieces)).toEqual(whole)
        const letters = (value: string): number => value.split('a').length
        expect(letters(whole.rows.flat().join(''))).toBe(letters(text))
      },
    ),
  )
})

test('a quote that never closes costs its own line only', () => {
  const { rows, repairs } = scan('a;"b;c\r\nd;e;f\r\n', ';')
  expect(rows).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ])
  expect(repairs).toEqual([{ kind: 'unclosed-quote', column: 1 }])
})

test('the last line needs no line end, and an empty last cell counts', () => {
  expect(scan('a;b\nc;', ';').rows).toEqual([
    ['a', 'b'],
    ['c', ''],
  ])
})

test('blanks between a closing quote and the delimiter do not matter', () => {
  expect(scan('"a" ;"b"\n', ';').rows).toEqual([['a', 'b']])
})

test('without a delimiter every line is one cell', () => {
  expect(scan('a;b\nc', '').rows).toEqual([['a;b'], ['c']])
})
