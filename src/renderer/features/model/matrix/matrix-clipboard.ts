import { readHtmlTable } from '../../../../shared/clipboard/parse-html.ts'
import { parseTsv } from '../../../../shared/clipboard/parse-table.ts'
import { HTML_END, HTML_START, toHtmlRows, toTsv } from '../../../../shared/clipboard/format-table.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { CellWords, GridColumn, Rect } from '../../grid/parts.ts'
import { columnSignature, editText, formatOwnCopy, inSlices, listOf, pastedTable } from '../../grid/parts.ts'
import type { PlaceChange } from './matrix-work.ts'

/** A block of cells for the clipboard, as the sheet copies one: for people, for spreadsheets, and for ourselves. */
export function copiedBlock(
  column: GridColumn,
  rows: readonly (readonly CellValue[])[],
  words: CellWords,
): { readonly text: string; readonly html: string } {
  const cells = rows.map((row) =>
    row.map((value) => ({
      text: editText(column, value, words),
      raw: listOf(value).join(', '),
      number: typeof value === 'number' ? value : null,
    })),
  )
  const columns = (rows[0] ?? []).map(() => columnSignature(column))
  const own = formatOwnCopy({ id: crypto.randomUUID(), columns }).replaceAll('"', '')
  const start = HTML_START.replace('data-etalage="1"', () => `data-etalage="${own}"`)
  const text = toTsv(cells)
  const isSingle = rows.length === 1 && columns.length === 1
  return { text: isSingle ? text.replace(/\n$/, '') : text, html: start + toHtmlRows(cells) + HTML_END }
}

/** What the clipboard holds, as texts for cells of this column; `isRaw`: in stored form. */
export async function clipboardTable(
  html: string,
  text: string,
  column: GridColumn,
  decimal: string,
): Promise<{ readonly table: readonly (readonly string[])[]; readonly isRaw: boolean }> {
  const block = await inSlices(readHtmlTable(html))
  if (!block) return { table: parseTsv(text), isRaw: false }
  const width = Math.max(...block.rows.map(({ length }) => length))
  return pastedTable(
    block,
    Array.from({ length: width }, () => column),
    decimal,
  )
}

/**
 * Where the texts of a table go, as Excel does: what is selected where that is a whole number of times as large, else
 * the table once from its first cell on. Empty texts clear; what lies outside of the matrix is left out. Pure.
 */
export function pastedPlaces(
  table: readonly (readonly string[])[],
  target: Rect,
  size: { readonly rows: number; readonly columns: number },
): PlaceChange[] {
  const height = table.length
  const width = Math.max(1, ...table.map(({ length }) => length))
  const into = { rows: target.bottom - target.top + 1, columns: target.right - target.left + 1 }
  const repeats = into.rows % height === 0 && into.columns % width === 0
  const rows = repeats ? into.rows : height
  const columns = repeats ? into.columns : width
  const places: PlaceChange[] = []
  for (let down = 0; down < rows && target.top + down < size.rows; down++) {
    for (let across = 0; across < columns && target.left + across < size.columns; across++) {
      const text = table[down % height]?.[across % width]
      if (text === undefined) continue
      const cell = { row: target.top + down, column: target.left + across }
      places.push({ cell, change: text.trim() === '' ? { kind: 'clear-value' } : { kind: 'set-text', text } })
    }
  }
  return places
}
