import type { SourceCell } from './source.ts'

/** Starts a typed cell; the next character is the kind letter. */
export const KIND_MARK = '\u001e'
/** Joins the cells of a staged row; never inside a cell. */
export const CELL_MARK = '\u001f'

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

export function numberCell(decimal: string): SourceCell {
  return `${KIND_MARK}n${decimal}`
}

export function dateCell(iso: string): SourceCell {
  return `${KIND_MARK}d${iso}`
}

export function booleanCell(value: boolean): SourceCell {
  return value ? `${KIND_MARK}b1` : `${KIND_MARK}b0`
}

export function errorCell(error: string): SourceCell {
  return `${KIND_MARK}e${error}`
}

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

const reserved = /[\u0000\u001e\u001f]/g

/** Source text as a cell: without the three characters that cells reserve or SQLite text cannot carry well. */
export function textCell(text: string): SourceCell {
  return text.search(reserved) === -1 ? text : text.replace(reserved, '')
}

/** True for cells of nothing but blanks, no-break spaces and zero-width marks included. */
export function isBlankCell(cell: SourceCell): boolean {
  if (cell === '') return true
  const first = cell.charCodeAt(0)
  // Nearly every filled cell starts with a visible ASCII character or a kind mark: skip the trim.
  if ((first > 0x20 && first < 0x7f) || first === 0x1e) return false
  return cell.replace(/[\s\u00a0\u200b\u2060\ufeff]+/g, '') === ''
}

/** A header as people read it: kind mark gone, every run of blanks (no-break ones and line breaks too) one space. */
export function headerText(cell: SourceCell): string {
  return cellText(cell)
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** A spreadsheet column letter: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}
