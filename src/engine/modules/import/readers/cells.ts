import { KIND_MARK, cellText, type SourceCell } from '../../../core/mapping/source-cell.ts'

export { cellKind, cellText, isBlankCell, KIND_MARK } from '../../../core/mapping/source-cell.ts'

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

const reserved = /[\u0000\u001e\u001f]/g

/** Source text as a cell: without the three characters that cells reserve or SQLite text cannot carry well. */
export function textCell(text: string): SourceCell {
  return text.search(reserved) === -1 ? text : text.replace(reserved, '')
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
