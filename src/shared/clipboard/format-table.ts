/** One cell as it goes to the clipboard. */
export interface ClipboardCell {
  /** As people read it. */
  readonly text: string
  /** In stored form, what comes back without loss. */
  readonly raw: string
  /** Set for numbers, which spreadsheets should take as such. */
  readonly number: number | null
}

/**
 * What a spreadsheet would run as a formula; an apostrophe keeps it a text there. Texts that begin like one that has it
 * get another, so that taking one off gives every text back (parse-table.ts).
 */
const FORMULA = /^'*[=+\-@\t\r]/

/**
 * Lines of tab separated text, quoted as Excel does: cells with tabs, line breaks or quotes. A text that would run as a
 * formula gets an apostrophe; a number is left as it is, minus sign and all.
 */
export function toTsv(rows: readonly (readonly ClipboardCell[])[]): string {
  return rows.map((row) => `${row.map(tsvCell).join('\t')}\n`).join('')
}

function tsvCell({ text, number }: ClipboardCell): string {
  const safe = number === null && isFormula(text) ? `'${text}` : text
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Texts such as `-5` or `+31 6` are numbers and phone numbers: the latter stays text by the marks of the table. */
function isFormula(text: string): boolean {
  return FORMULA.test(text) && !/^[+-][\d\s.,]*\d[\d\s.,]*$/.test(text)
}

export const HTML_START =
  '<html><head><meta charset="utf-8"><style>td{mso-number-format:"\\@";white-space:pre-wrap}td.n{mso-number-format:General}</style></head><body><table data-etalage="1">'
export const HTML_END = '</table></body></html>'

/**
 * Rows of a table that Excel and LibreOffice take with their types: numbers by value (`sdval`), everything else marked
 * as text, so that zeros in front stay and no text is run as a formula. `data-raw` is for ourselves.
 */
export function toHtmlRows(rows: readonly (readonly ClipboardCell[])[]): string {
  return rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('')
}

function htmlCell({ text, raw, number }: ClipboardCell): string {
  const own = raw === text ? '' : ` data-raw="${attribute(raw)}"`
  if (number !== null) return `<td class="n" sdval="${number}" sdnum="1033;"${own}>${escaped(text)}</td>`
  if (text === '') return `<td${own}></td>`
  return `<td sdnum="1033;0;@" x:str${own}>${escaped(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')}</td>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
