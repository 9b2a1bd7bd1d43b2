import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { booleanCell, dateCell, errorCell, textCell, KIND_MARK } from '../cells.ts'
import { limits } from '../limits.ts'
import type { OpenSource, RawRow, RowMark } from '../open-source.ts'
import type { SourceCell, SourceFormat } from '../source.ts'
import { unreadable } from '../unreadable.ts'
import { canonicalDecimal, formattedCell, parseFormat } from '../xlsx/number-format.ts'
import { type LoadedSheet, RowsSource } from './rows-source.ts'

/**
 * Opens the formats that are read whole by the SheetJS library: xls, xlsb, ods and spreadsheet XML. The republished
 * @e965/xlsx is used because the registry's own `xlsx` stopped at a release with known holes. Within
 * `limits.wholeFileBytes`, in a process that may be killed; numbers and dates go through our own formats, so a cell
 * means the same whatever the file type.
 */
export function openWholeWorkbook(bytes: Buffer, format: SourceFormat): OpenSource {
  if (bytes.length > limits.wholeFileBytes) throw unreadable('too-large')
  const book = readBook(bytes)
  const uses1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index): LoadedSheet => {
    const sheet = book.Sheets[name]
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return { name, hidden, rows: sheet === undefined ? [] : rowsOf(sheet, uses1904), hiddenColumns: hiddenOf(sheet) }
  })
  if (sheets.length === 0) throw unreadable('no-sheet')
  return new RowsSource(format, sheets)
}

function readBook(bytes: Buffer): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
    })
  } catch (error) {
    // The library throws plain errors for whatever it cannot read; only the password is told apart.
    const message = error instanceof Error ? error.message : ''
    throw unreadable(/password|encrypt/i.test(message) ? 'password-protected' : 'damaged')
  }
}

function hiddenOf(sheet: WorkSheet | undefined): readonly number[] {
  const columns = sheet?.['!cols'] ?? []
  return columns.flatMap((column, index) => (column?.hidden === true ? [index] : []))
}

function rowsOf(sheet: WorkSheet, uses1904: boolean): readonly RawRow[] {
  const data = sheet['!data'] ?? []
  const hidden = sheet['!rows'] ?? []
  const rows: RawRow[] = []
  let count = 0
  // The library's arrays have holes where rows or cells are missing, which forEach steps over.
  data.forEach((found, rowIndex) => {
    const cells: SourceCell[] = []
    const marks: RowMark[] = hidden[rowIndex]?.hidden === true ? [{ code: 'hidden-rows', column: null }] : []
    found?.forEach((cell, column) => {
      const content = cellOf(cell, uses1904)
      if (content === '') {
        if (cell?.f !== undefined) marks.push({ code: 'formula-without-value', column })
        return
      }
      if (cell.t === 'e') marks.push({ code: 'error-cell', column })
      if (content.length > limits.cellCharacters) marks.push({ code: 'long-cell', column })
      while (cells.length < column) cells.push('')
      cells[column] = content
      count += 1
    })
    if (count > limits.sheetCells) throw unreadable('too-many-cells')
    if (cells.length > 0) rows.push({ cells, line: rowIndex + 1, marks: marks.length === 0 ? null : marks })
  })
  return rows
}

function cellOf(cell: CellObject, uses1904: boolean): SourceCell {
  switch (cell.t) {
    case 's':
      return textCell(typeof cell.v === 'string' ? cell.v : String(cell.v ?? ''))
    case 'b':
      return booleanCell(cell.v === true)
    case 'e':
      return errorCell(errorNames[Number(cell.v)] ?? '#N/A')
    case 'd':
      return cell.v instanceof Date ? dateCell(cell.v.toISOString().replace(/(?:T00:00:00)?\.000Z$/, '')) : ''
    case 'n': {
      const decimal = canonicalDecimal(String(cell.v))
      if (decimal === undefined) return ''
      const format = typeof cell.z === 'string' ? parseFormat(cell.z) : undefined
      return format === undefined ? `${KIND_MARK}n${decimal}` : formattedCell(decimal, format, uses1904)
    }
    default:
      return ''
  }
}

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}
