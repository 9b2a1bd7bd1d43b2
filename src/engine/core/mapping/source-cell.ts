/**
 * A cell of a source file. Text as in the source; what a spreadsheet declares a number, date, boolean or error starts
 * with U+001E and a kind letter: n (canonical decimal "1234.5"), d ("2024-02-02" or "2024-02-02T13:30:00"), b ("1" or
 * "0"), e ("#N/A"). An empty cell is ''.
 */
export type SourceCell = string

/** Starts a typed cell; the next character is the kind letter. */
export const KIND_MARK = '\u001e'
/** Joins the cells of a staged row; never inside a cell. */
export const CELL_MARK = '\u001f'

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

/** The kind of a cell as its source declared it; text files only have text. */
export function cellKind(cell: SourceCell): CellKind {
  if (cell.charCodeAt(0) !== 0x1e) return 'text'
  switch (cell.charCodeAt(1)) {
    case 0x6e:
      return 'number'
    case 0x64:
      return 'date'
    case 0x62:
      return 'boolean'
    default:
      return 'error'
  }
}

/** The cell without its kind mark: what a person would read, in canonical form. */
export function cellText(cell: SourceCell): string {
  return cell.charCodeAt(0) === 0x1e ? cell.slice(2) : cell
}

/**
 * The same text in memory of its own. A cut-out of a longer string keeps that alive: a thousand remembered keys would
 * hold on to a thousand rows.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : `${text}\0`.slice(0, -1)
}

/** True for cells of nothing but blanks, no-break spaces and zero-width marks included. */
export function isBlankCell(cell: SourceCell): boolean {
  if (cell === '') return true
  const first = cell.charCodeAt(0)
  // Nearly every filled cell starts with a visible ASCII character or a kind mark: skip the trim.
  if ((first > 0x20 && first < 0x7f) || first === 0x1e) return false
  return cell.replace(/[\s\u00a0\u200b\u2060\ufeff]+/g, '') === ''
}

/** One cell of a staged row; '' behind its last. */
export function cellOf(row: string, index: number): SourceCell {
  let start = 0
  for (let at = 0; at < index; at += 1) {
    const end = row.indexOf(CELL_MARK, start)
    if (end === -1) return ''
    start = end + 1
  }
  const end = row.indexOf(CELL_MARK, start)
  return row.slice(start, end === -1 ? undefined : end)
}
