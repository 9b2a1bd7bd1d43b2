import { readHtmlTable } from '../../../../shared/clipboard/parse-html.ts'
import { parseTsv } from '../../../../shared/clipboard/parse-table.ts'
import { HTML_END, HTML_START, toHtmlRows, toTsv } from '../../../../shared/clipboard/format-table.ts'
import type { GridColumn } from '../../grid/index.tsx'
import { inSlices, pastedTable } from '../../grid/parts.ts'

/** The texts of what is pasted: as people read them, numbers of a spreadsheet in the person's own notation. */
export async function pastedTexts(
  html: string,
  text: string,
  columns: readonly GridColumn[],
  decimal: string,
): Promise<readonly (readonly string[])[]> {
  const block = html === '' ? null : await inSlices(readHtmlTable(html))
  if (block === null) return parseTsv(text)
  // Our own copies are taken as they read: what they store is for columns of the catalogue.
  if (block.own !== null) return block.rows.map((row) => row.map((cell) => cell.text))
  return pastedTable(block, columns, decimal).table
}

/** Texts for the clipboard, for spreadsheets and for reading. */
export function copiedTexts(rows: readonly (readonly string[])[]): { readonly text: string; readonly html: string } {
  const cells = rows.map((row) => row.map((text) => ({ text, raw: text, number: null })))
  const isSingle = rows.length === 1 && rows[0]?.length === 1
  const text = toTsv(cells)
  return { text: isSingle ? text.replace(/\n$/, '') : text, html: `${HTML_START}${toHtmlRows(cells)}${HTML_END}` }
}
