import type { ExportFormat } from '../../../shared/contract/export.ts'
import { csvLine } from '../text/csv-line.ts'
import type { ExportCell } from './export-cell.ts'
import { jsonRecord } from './json-record.ts'
import { sheetRow, sheetStart, SHEET_END } from './sheet-row.ts'
import { XML_END, XML_START, xmlRecord } from './xml-record.ts'

/** A product's cells, in the order of the columns. */
export type ExportRow = readonly (ExportCell | null)[]

export interface FormattedRows {
  readonly text: string
  /** Values that the format cannot hold: their cells are empty, and an import leaves them as they are. */
  readonly heldBack: number
}

/** A cell as a format writes it; null for a value that it cannot hold. */
export type FormatCell = (cell: ExportCell) => string | null

/** What stands before the first product of a file. Of a workbook it is the sheet that is written. */
export function fileStart(format: ExportFormat, keys: readonly string[]): string {
  switch (format) {
    case 'csv':
      return `\uFEFF${csvLine(keys)}` // the mark tells spreadsheet programs that accents are UTF-8
    case 'xlsx':
      return sheetStart(keys)
    case 'json':
      return '{"products":['
    case 'jsonl':
      return ''
    case 'xml':
      return XML_START
  }
}

/** What stands behind the last one. */
export function fileEnd(format: ExportFormat): string {
  switch (format) {
    case 'csv':
    case 'jsonl':
      return ''
    case 'xlsx':
      return SHEET_END
    case 'json':
      return '\n]}\n'
    case 'xml':
      return XML_END
  }
}

/** Products as they stand in a file of the format; `from` counts those before them. */
export function formatRows(
  format: ExportFormat,
  keys: readonly string[],
  rows: readonly ExportRow[],
  from: number,
): FormattedRows {
  switch (format) {
    case 'csv':
      return { text: rows.map((row) => csvLine(row.map((cell) => cell?.text ?? ''))).join(''), heldBack: 0 }
    case 'xlsx':
      return joined(rows.map((row, at) => sheetRow(row, from + at + 2))) // row 1 names the columns
    case 'json':
      return {
        text: rows.map((row, at) => `${from + at === 0 ? '\n' : ',\n'}${jsonRecord(keys, row)}`).join(''),
        heldBack: 0,
      }
    case 'jsonl':
      return { text: rows.map((row) => `${jsonRecord(keys, row)}\n`).join(''), heldBack: 0 }
    case 'xml':
      return joined(rows.map((row) => xmlRecord(keys, row)))
  }
}

function joined(rows: readonly FormattedRows[]): FormattedRows {
  return {
    text: rows.map(({ text }) => text).join(''),
    heldBack: rows.reduce((sum, { heldBack }) => sum + heldBack, 0),
  }
}
