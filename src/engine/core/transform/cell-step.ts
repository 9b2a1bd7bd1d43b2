import { asText } from '../mapping/typed-reader.ts'
import type { SourceCell } from '../mapping/source-cell.ts'
import { cellKind, cellText, isBlankCell, KIND_MARK } from '../mapping/source-cell.ts'
import type { Problem } from '../values/problem.ts'

/** A step made ready for a column: what it makes of a cell, in a row as it was read, or why it cannot. */
export type CellStep = (cell: SourceCell, row: readonly SourceCell[]) => SourceCell | Problem

/** What a step made of a cell was refused. */
export function isRefused(result: SourceCell | Problem): result is Problem {
  return typeof result !== 'string'
}

/** A number in canonical form, with or without a unit behind it: what a number cell holds. */
const CANONICAL = /^-?\d+(?:\.\d+)?(?:\s+\D*)?$/

/** A number as a spreadsheet would declare it, so that no notation of the column is applied to it any more. */
export function numberCell(text: string): SourceCell {
  return `${KIND_MARK}n${text}`
}

/** A date as a spreadsheet would declare it; `iso` is 2026-05-31. */
export function dateCell(iso: string): SourceCell {
  return `${KIND_MARK}d${iso}`
}

/** The cell as its text is worked on: what a person would read. */
export function stepText(cell: SourceCell): string {
  return asText(cellText(cell), cellKind(cell))
}

/**
 * A step on the text of filled cells. What stays as it was keeps its kind, and so does a number that is still one:
 * read by the notation of the column, 10.331 would become ten thousand.
 */
export function textStep(change: (text: string) => string | Problem): CellStep {
  return (cell) => {
    const kind = cellKind(cell)
    if (kind === 'error' || isBlankCell(cell)) return cell
    const text = stepText(cell)
    const changed = change(text)
    if (isRefused(changed)) return changed
    if (changed === text) return cell
    return kind === 'number' && CANONICAL.test(changed) ? numberCell(changed) : withoutMarks(changed)
  }
}

/** A text never starts with the mark of a typed cell, whatever a table or pattern of the person brings along. */
function withoutMarks(text: string): string {
  return text.includes(KIND_MARK) ? text.replaceAll(KIND_MARK, '') : text
}
