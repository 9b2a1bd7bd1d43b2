import { isOwnHeader } from '../../../../core/mapping/own-export.ts'
import { headerText, isBlankCell } from '../cells.ts'
import type { RawRow, SourceShape } from '../open-source.ts'
import type { HeaderGuess } from './detect-header.ts'
import { detectHeader } from './detect-header.ts'

/** How a sheet is laid out: where its header is, what it says, and how the first rows below look. */
export interface TableLayout {
  readonly headerLine: number | null
  readonly confidence: number
  /** One text per column, '' for a column without a name; its length is the width of the table. */
  readonly header: readonly string[]
  /** The rows below the header that were looked at. */
  readonly sample: readonly RawRow[]
}

/** Works out the layout from the first rows; `wanted` is the user's word on the header line (null: there is none). */
export function layOut(rows: readonly RawRow[], wanted: number | null | undefined, shape: SourceShape): TableLayout {
  if (shape === 'records') return layOutRecords(rows)
  const guess = wanted === undefined ? findHeader(rows) : { index: indexOfLine(rows, wanted), confidence: 1 }
  const headerRow = guess.index === null ? undefined : rows[guess.index]
  const sample = guess.index === null ? rows : rows.slice(guess.index + 1)
  const names = trimEnd(headerRow?.cells.map(headerText) ?? [])
  // Without a header every delimiter counts: a column that is filled once in a thousand rows is still a column.
  const isCounted = shape === 'lines' && headerRow === undefined
  const width = Math.max(names.length, usualWidth(sample, isCounted ? (row) => row.cells.length : filledWidth))
  while (names.length < width) names.push('')
  return { headerLine: headerRow?.line ?? wanted ?? null, confidence: guess.confidence, header: names, sample }
}

/** A file of ours says what it is in its first line; of others the likeliest line is taken. */
function findHeader(rows: readonly RawRow[]): HeaderGuess {
  const isOurs = isOwnHeader(trimEnd(rows[0]?.cells.map(headerText) ?? []))
  return isOurs ? { index: 0, confidence: 1 } : detectHeader(rows)
}

function layOutRecords([names, ...sample]: readonly RawRow[]): TableLayout {
  return { headerLine: names?.line ?? null, confidence: 1, header: names?.cells ?? [], sample }
}

function indexOfLine(rows: readonly RawRow[], line: number | null): number | null {
  if (line === null) return null
  const index = rows.findIndex((row) => row.line === line)
  return index === -1 ? null : index
}

/** Columns that most rows fill, so that one overlong row does not add nameless columns to the table. */
function usualWidth(rows: readonly RawRow[], widthOf: (row: RawRow) => number): number {
  const widths = rows.filter((row) => filledWidth(row) > 0).map(widthOf)
  widths.sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.8)] ?? 0
}

function filledWidth({ cells }: RawRow): number {
  let width = cells.length
  while (width > 0 && isBlankCell(cells[width - 1] ?? '')) width -= 1
  return width
}

function trimEnd(names: string[]): string[] {
  while (names.length > 0 && names.at(-1) === '') names.pop()
  return names
}
