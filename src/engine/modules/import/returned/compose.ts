import { CELL_MARK } from '../../../core/mapping/source-cell.ts'
import { repairText } from '../../../core/mapping/repair.ts'
import type { AnsweredRow, Answers, Difference } from '../../../core/return-sheet/compare-answers.ts'
import { compareAnswers } from '../../../core/return-sheet/compare-answers.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ImportColumn } from '../plan/import-columns.ts'
import { importColumns } from '../plan/import-columns.ts'
import { isRecordColumn } from '../plan/records/record-planner.ts'
import { RowPlanner } from '../plan/row-planner.ts'
import type { RunDescription } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { keptSheet } from './kept-sheet.ts'
import type { Returned } from './read-returned.ts'

/** What is told of a return sheet that came back. */
export interface ReturnedFacts {
  /** Of the delivery it asks about. */
  readonly fileName: string
  readonly asked: number
  readonly answered: number
  readonly gone: number
  /** The first of them, with the header of their column. */
  readonly differences: readonly (Omit<Difference, 'column'> & { readonly column: string | null })[]
  readonly differenceCount: number
}

export interface Composed {
  readonly description: RunDescription
  readonly facts: ReturnedFacts
  readonly rows: number
}

/** Differences that are listed; the rest is counted. */
const DIFFERENCES_MOST = 500

/**
 * Makes the rows of an import out of a return sheet: of products that are there the key and the answers, nothing else;
 * of rows that never came in, what was delivered then with the answers in it. Whatever else stands in the file is only
 * told. Throws `conflict` for a sheet that this catalogue never sent.
 */
export const composeReturned = readStep(
  'import.composeReturned',
  'worker',
  (context: ReadContext, { stagingPath, returned }: { stagingPath: string; returned: Returned }): Composed => {
    const { db, structure } = context
    const sheet = keptSheet(db, returned.token)
    if (sheet === null)
      throw new AppError(
        'conflict',
        'This is a return sheet, but not one that was made from this catalogue. Open the catalogue it was made from.',
        { reason: 'foreign-return-sheet' },
      )
    const { description } = sheet
    const headers = description.columns.filter(({ isAdded }) => isAdded !== true).map(({ header }) => header)
    const answers = compareAnswers(sheet.rows, headers.length, headers, returned.rows)
    const { structure: extended, columns } = importColumns(structure(), description.columns)
    const planner = new RowPlanner(db, extended, columns, description.policy)
    const staging = openStaging(stagingPath, 'write')
    try {
      staging.exec('BEGIN; DELETE FROM row')
      const insert = staging.prepare('INSERT INTO row (n, line, cells) VALUES (?, ?, ?)')
      const leave = staging.prepare('INSERT INTO repair (n, source, repair) VALUES (?, ?, ?)')
      let n = 0
      for (const row of answers.rows) {
        if (row.answers.size === 0) continue
        n += 1
        const { cells, left } = composeRow(planner, columns, n, row)
        insert.run(n, row.line, cells.join(CELL_MARK))
        for (const column of left) leave.run(n, column, repairText({ kind: 'leave' }))
      }
      staging.exec('COMMIT')
      return {
        description: asAnswered(description, columns, answers.rows),
        facts: factsOf(sheet.fileName, headers, answers),
        rows: n,
      }
    } finally {
      staging.close()
    }
  },
)

interface ComposedRow {
  readonly cells: readonly string[]
  /** Places of columns that keep what the catalogue holds, whatever their steps would make of this row. */
  readonly left: readonly number[]
}

function composeRow(
  planner: RowPlanner,
  columns: readonly ImportColumn[],
  n: number,
  { sent, answers }: AnsweredRow,
): ComposedRow {
  const planned = planner.plan(n, planner.steps.row({ cells: sent.cells.join(CELL_MARK) }))
  if (planned.productId === null) {
    const cells = [...sent.cells]
    // A refused value that nobody corrected would only be refused again.
    for (const { column } of sent.asked) cells[column] = ''
    for (const [column, cell] of answers) cells[column] = cell
    return { cells: filled(cells), left: [] }
  }
  const cells: string[] = []
  const left: number[] = []
  for (const column of columns) {
    const { index, isIdentifier, chain, source } = column
    const reads = chain?.reads ?? [index]
    const isAnswered = reads.some((at) => answers.has(at))
    // An empty cell there would say that the product stands alone.
    const isKept = isIdentifier || isAnswered || isRecordColumn(column)
    if (isKept) for (const at of reads) cells[at] = answers.get(at) ?? sent.cells[at] ?? ''
    if (!isKept && (chain !== null || source.mapping.onEmpty === 'clear')) left.push(index)
  }
  // What an answer is put together with is not asked by itself.
  for (const column of columns) {
    const { index, isIdentifier, chain } = column
    const isLeft = !isIdentifier && !isRecordColumn(column) && chain === null && !answers.has(index)
    if (isLeft && (cells[index] ?? '') !== '') left.push(index)
  }
  return { cells: filled(cells), left }
}

/** What a file says of how products belong together is not asked as a rule, and then it says nothing of it. */
function asAnswered(
  description: RunDescription,
  columns: readonly ImportColumn[],
  rows: readonly AnsweredRow[],
): RunDescription {
  const records = new Set(columns.filter(isRecordColumn).map(({ index }) => index))
  if (rows.some(({ answers }) => [...records].some((index) => answers.has(index)))) return description
  return {
    ...description,
    columns: description.columns.map((column) =>
      records.has(column.index)
        ? { ...column, mapping: { ...column.mapping, target: { kind: 'ignore' as const } } }
        : column,
    ),
  }
}

function filled(cells: readonly (string | undefined)[]): string[] {
  return Array.from(cells, (cell) => cell ?? '')
}

function factsOf(fileName: string, headers: readonly string[], answers: Answers): ReturnedFacts {
  const { asked, answered, gone, differences } = answers
  return {
    fileName,
    asked,
    answered,
    gone,
    differences: differences
      .slice(0, DIFFERENCES_MOST)
      .map((each) => ({ ...each, column: each.column === null ? null : (headers[each.column] ?? '') })),
    differenceCount: differences.length,
  }
}
