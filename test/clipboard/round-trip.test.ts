import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HTML_END, HTML_START, toHtmlRows, toTsv } from '../../src/shared/clipboard/format-table.ts'
import { readHtmlTable } from '../../src/shared/clipboard/parse-html.ts'
import { parseTsv } from '../../src/shared/clipboard/parse-table.ts'

// What the engine writes and what the window reads: two processes, one law.

const text = fc.string({ unit: fc.constantFrom('a', '0', '"', '\t', '\n', ' ', 'é', '<', '&', '\u00a0', '=', "'") })
const cell = text.map((each) => ({ text: each, raw: each, number: null }))
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

test('a table comes back from our own HTML as it went, whatever is in the cells', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const work = readHtmlTable(HTML_START + toHtmlRows(rows) + HTML_END)
      let step = work.next()
      while (!step.done) step = work.next()
      expect(step.value?.rows.map((row) => row.map((each) => each.raw ?? each.text))).toEqual(
        rows.map((row) => row.map((each) => each.raw)),
      )
    }),
    { numRuns: 500 },
  )
})

test('texts come back from tab separated lines as they went, the guard before formulas taken off', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(parseTsv(toTsv(rows))).toEqual(rows.map((row) => row.map((each) => each.text)))
    }),
    { numRuns: 500 },
  )
})
