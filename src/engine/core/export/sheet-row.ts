import { escapeXml } from '../text/escape-xml.ts'
import type { ExportCell } from './export-cell.ts'
import type { FormattedRows } from './format-rows.ts'
import { STYLE } from './workbook-parts.ts'

/** What a spreadsheet program holds: a workbook with more is one it wants to repair. */
export const SHEET_LIMITS = { rows: 1_048_576, columns: 16_384, characters: 32_767 } as const

/** Days are told apart from this one on: before it, spreadsheet programs count a day that never was. */
const FIRST_DAY = '1900-03-01'
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The sheet up to its first product: header in bold, both it and the SKUs stay in sight, text columns are text. */
export function sheetStart(keys: readonly string[]): string {
  const header = keys.map((key, at) => textCell(key, `${columnName(at)}1`, STYLE.header)).join('')
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${SPREADSHEET}">` +
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${keys.length}" width="20" customWidth="1"/></cols>` +
    `<sheetData><row r="1">${header}</row>\n`
  )
}

export const SHEET_END = '</sheetData></worksheet>'

/** One product as a row of a sheet, every cell of the type it has: nothing in it is ever run as a formula. */
export function sheetRow(row: readonly (ExportCell | null)[], line: number): FormattedRows {
  let heldBack = 0
  const cells = row.map((cell, at) => {
    if (cell === null) return ''
    if (cell.text.length > SHEET_LIMITS.characters) {
      heldBack += 1
      return ''
    }
    return sheetCell(cell, `${columnName(at)}${line}`)
  })
  return { text: `<row r="${line}">${cells.join('')}</row>\n`, heldBack }
}

function sheetCell(cell: ExportCell, place: string): string {
  switch (cell.kind) {
    case 'number':
      return `<c r="${place}"><v>${cell.text}</v></c>`
    case 'boolean':
      return `<c r="${place}" t="b"><v>${cell.text === 'true' ? 1 : 0}</v></c>`
    case 'date':
      return /^\d{4}-/.test(cell.text) && cell.text >= FIRST_DAY
        ? `<c r="${place}" s="${STYLE.date}"><v>${(Date.parse(cell.text) - EPOCH) / DAY_MS}</v></c>`
        : textCell(cell.text, place, STYLE.text)
    case 'text':
    case 'list':
      return textCell(cell.text, place, STYLE.text)
  }
}

function textCell(text: string, place: string, style: number): string {
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${workbookText(text)}</t></is></c>`
}

/** Text as a workbook holds it: what XML cannot is written by its number, and what would read so is as well. */
export function workbookText(text: string): string {
  const escaped = text.includes('_x') ? text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_') : text
  return escapeXml(escaped.replace(/[\uFFFE\uFFFF]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`))
}

const names: string[] = []

/** A, B … Z, AA …; `at` from 0. */
export function columnName(at: number): string {
  return (names[at] ??= at < 26 ? LETTERS.charAt(at) : columnName(Math.floor(at / 26) - 1) + LETTERS.charAt(at % 26))
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
