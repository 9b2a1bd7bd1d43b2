import { cellText, isBlankCell } from '../mapping/source-cell.ts'
import { MARKER_COLUMN } from './return-sheet.ts'
import type { SentRow } from './return-sheet.ts'

/** A row of the sheet that came back: every cell behind one another, as it was read. */
export interface ReturnedRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A cell that came back otherwise than it went though nobody asked for it, or a row nobody sent (`column` null). */
export interface Difference {
  readonly line: number
  readonly column: number | null
  readonly sent: string
  readonly got: string
}

export interface Answers {
  readonly rows: readonly AnsweredRow[]
  readonly differences: readonly Difference[]
  /** Asked cells of the whole sheet, and those that came back with something else in them. */
  readonly asked: number
  readonly answered: number
  /** Rows that did not come back. */
  readonly gone: number
}

export interface AnsweredRow {
  readonly sent: SentRow
  readonly line: number
  /** By column; only of cells that were asked for, and say something else than before. */
  readonly answers: ReadonlyMap<number, string>
}

/**
 * Takes the asked cells out of a sheet that came back; everything else that differs is listed. Rows are told apart by
 * the number behind their last column, so that they may have been sorted; a number that comes twice counts once.
 */
export function compareAnswers(
  sent: readonly SentRow[],
  width: number,
  headers: readonly string[],
  returned: readonly ReturnedRow[],
): Answers {
  const open = new Map(sent.map((row) => [String(row.n), row]))
  const rows: AnsweredRow[] = []
  const differences: Difference[] = []
  let isBelowHeader = false
  for (const { line, cells } of returned) {
    const mark = textOf(cells[width])
    const row = open.get(mark)
    if (mark === MARKER_COLUMN) {
      isBelowHeader = true
      differences.push(...otherHeaders(line, headers, cells))
      continue
    }
    if (row === undefined) {
      // Titles and what to do stand above the header.
      if (isBelowHeader && cells.some((cell) => !isBlankCell(cell))) {
        const got = cells
          .map(textOf)
          .filter((text) => text !== '')
          .join(' | ')
        differences.push({ line, column: null, sent: '', got })
      }
      continue
    }
    open.delete(mark)
    const asked = new Set(row.asked.map(({ column }) => column))
    const answers = new Map<number, string>()
    for (let at = 0; at < Math.max(width, cells.length); at += 1) {
      if (at === width) continue
      const cell = cells[at] ?? ''
      if (asked.has(at)) {
        // What was refused and stands there as it went is no answer.
        if (!isBlankCell(cell) && !isSame(row.cells[at] ?? '', cell)) answers.set(at, cell)
      } else if (!isSame(row.cells[at] ?? '', cell)) {
        differences.push({ line, column: at, sent: textOf(row.cells[at]), got: textOf(cell) })
      }
    }
    rows.push({ sent: row, line, answers })
  }
  return {
    rows,
    differences,
    asked: sent.reduce((sum, { asked }) => sum + asked.length, 0),
    answered: rows.reduce((sum, { answers }) => sum + answers.size, 0),
    gone: open.size,
  }
}

function otherHeaders(line: number, headers: readonly string[], cells: readonly string[]): Difference[] {
  return headers.flatMap((header, column) => {
    const got = textOf(cells[column])
    return got.replace(/\s+/g, ' ') === header.replace(/\s+/g, ' ').trim() ? [] : [{ line, column, sent: header, got }]
  })
}

function textOf(cell: string | undefined): string {
  return cellText(cell ?? '')
    .replace(/\r\n?/g, '\n')
    .trim()
}

/** Whether two cells say the same, however the program that saved them last writes numbers and days. */
function isSame(sent: string, got: string): boolean {
  const [a, b] = [textOf(sent), textOf(got)]
  if (a === b) return true
  if (a !== '' && b !== '' && Number(a) === Number(b)) return true
  return /^\d{4}-\d{2}-\d{2}/.test(a) && withoutMidnight(a) === withoutMidnight(b)
}

function withoutMidnight(text: string): string {
  return text.replace(/T00:00:00$/, '')
}
