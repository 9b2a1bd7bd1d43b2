import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CELL_MARK } from '../../../core/mapping/source-cell.ts'
import { readSource } from './index.ts'

const HEADER = ['sku', 'naam', 'prijs', 'kleur']

/** Each row as one text with its line, how many came uncut, and what was said about the file. */
async function read(path: string, takesPlain: boolean) {
  const rows: string[] = []
  let uncut = 0
  const note = (row: number, text: string, line: number): void => void rows.push(`${row} ${line} ${text}`)
  const result = await readSource(
    path,
    { delimiter: ';', encoding: 'utf-8', headerRow: 1 },
    {
      row: (row, cells, line) => note(row, cells.join(CELL_MARK), line),
      ...(takesPlain
        ? {
            plain: (row: number, text: string, line: number) => {
              if (row % 7 === 0) return false // as a receiver that wants the cells of some rows
              uncut += 1
              note(row, text, line)
              return true
            },
          }
        : {}),
    },
  )
  return { rows, result, uncut }
}

function writeFile(lines: readonly string[], end: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'plain-')), 'file.csv')
  writeFileSync(path, [HEADER.join(';'), ...lines].join(end) + end)
  return path
}

const cell = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('A-1', 'tent', '12,50', 'rood', 'Totaal', 'SET-3', 'één', '日本') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', '\u00a0', '"a;b"', '"', 'a"b', '\u0000', '\u001f', '\u001e', '\ufffd'),
  },
)
const line = fc.oneof(
  { weight: 10, arbitrary: fc.array(cell, { minLength: 4, maxLength: 4 }).map((cells) => cells.join(';')) },
  { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(';')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ';;;', 'Totaal;;99;', 'Tenten;;;', HEADER.join(';'), 'A-9;b\rA-10;c;d;e'),
  },
)

test('rows that are handed on uncut are the rows, lines and warnings of those that are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('\n', '\r\n'),
      async (lines, end) => {
        const path = writeFile(lines, end)
        const [cut, plain] = [await read(path, false), await read(path, true)]
        expect(plain.rows).toEqual(cut.rows)
        expect(plain.result).toEqual(cut.result)
      },
    ),
    { numRuns: 150 },
  )
})

test.each(['\n', '\r\n'])(
  'rows without quotes come uncut, beyond a piece of the file, with line ends %j',
  async (end) => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `A-${at};artikel van éclair ${at};${at},50;kleur ${at % 9}`)
    const { rows, uncut } = await read(writeFile(lines, end), true)
    expect(uncut).toBeGreaterThan(17_000)
    expect(rows).toEqual(lines.map((text, at) => `${at + 1} ${at + 2} ${text.replaceAll(';', CELL_MARK)}`))
  },
)
