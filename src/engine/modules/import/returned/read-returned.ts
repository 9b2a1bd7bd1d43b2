import { cellText } from '../../../core/mapping/source-cell.ts'
import type { ReturnedRow } from '../../../core/return-sheet/compare-answers.ts'
import { MARKER_SHEET } from '../../../core/return-sheet/return-sheet.ts'
import type { ShapedDescription } from '../staging/shaped-source.ts'
import { readRaw } from '../readers/index.ts'

/** A file that says it is a return sheet, with every row of the sheet in sight. */
export interface Returned {
  readonly token: string
  readonly rows: readonly ReturnedRow[]
}

/** More rows than any return sheet has: what comes after them was not ours. */
const ROWS_MOST = 25_000

/** Reads a file as the return sheet that its hidden sheet says it is; null for every other file. Only in task processes. */
export async function readReturned(path: string, { sheets }: ShapedDescription): Promise<Returned | null> {
  const marker = sheets.find(({ name }) => name === MARKER_SHEET)
  const shown = sheets.find(({ name }) => name !== MARKER_SHEET)
  if (marker === undefined || shown === undefined) return null
  let token: string | null = null
  await readRaw(path, marker.name, (cells) => {
    if (cellText(cells[0] ?? '') === MARKER_SHEET) token = cellText(cells[1] ?? '')
    return false
  })
  if (token === null || token === '') return null
  const rows: ReturnedRow[] = []
  await readRaw(path, shown.name, (cells, line) => {
    rows.push({ line, cells })
    return rows.length < ROWS_MOST
  })
  return { token, rows }
}
