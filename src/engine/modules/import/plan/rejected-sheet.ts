import type { Parsed } from '../../../../shared/contract/index.ts'
import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { CELL_MARK, cellKind, cellText } from '../../../core/mapping/source-cell.ts'
import type { SheetCell, WorkSheet } from '../../../core/workbook/workbook.ts'
import { readStep } from '../../../runtime/module.ts'
import { columnLetter } from '../readers/index.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import type { Db } from '../../../store/database.ts'
import { fileNames } from '../staging/file-names.ts'
import { rawRowsOf } from '../staging/raw-rows.ts'
import { rowsOf } from '../staging/staged-rows.ts'

type Input = Parsed<'suppliers.saveRejected'>

/**
 * Rows as the supplier sent them, its columns in their order, with a cause behind each. Of an export of another program
 * these are the rows and columns of its file, one for all that was made of it; of several files their names stand there.
 */
export const rejectedSheet = readStep(
  'import.rejectedSheet',
  'worker',
  ({ db }, { importId, words, rows }: Pick<Input, 'importId' | 'words' | 'rows'>): WorkSheet => {
    const { description, stagingPath } = readRun(db, importId)
    const staging = openStaging(stagingPath, 'read')
    try {
      const why = new Map(rows.map(({ row, cause }) => [row, cause]))
      const fileOf = fileNames(staging)
      const withFile = description.morePaths !== undefined
      const { ownHeaders } = description.source
      const headers =
        ownHeaders ?? description.columns.filter(({ isAdded }) => isAdded !== true).map(({ header }) => header)
      const lines = refusedRows(staging, why).map(({ n, line, cells, cause }) => ({
        cells: [
          ...headers.map((_, index) => sheetCell(cells[index] ?? '')),
          text(cause, 'note'),
          ...(withFile ? [text(fileOf(n) ?? '', 'note')] : []),
          { kind: 'number', text: String(line), look: 'note' } as const,
        ],
      }))
      const names = headers.map((header, index) => (header === '' ? columnLetter(index) : header))
      const header = [...names, words.cause, ...(withFile ? [words.file] : []), words.line].map((name) =>
        text(name, 'header'),
      )
      return {
        name: words.sheet.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31),
        columns: [
          ...headers.map(() => ({ width: 18 })),
          { width: 60 },
          ...(withFile ? [{ width: 30 }] : []),
          { width: 8 },
        ],
        rows: [{ cells: header }, ...lines],
        frozenRows: 1,
      }
    } finally {
      staging.close()
    }
  },
)

interface RefusedRow {
  readonly n: number
  readonly line: number
  readonly cells: readonly SourceCell[]
  readonly cause: string
}

function refusedRows(staging: Db, why: ReadonlyMap<number, string>): readonly RefusedRow[] {
  const numbers = [...why.keys()]
  const raw = rawRowsOf(staging, numbers)
  if (raw === null)
    return rowsOf(staging, numbers).map(({ n, line, cells }) => ({
      n,
      line,
      cells: cells.split(CELL_MARK),
      cause: why.get(n) ?? '',
    }))
  const rows = new Map<number, RefusedRow>()
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const from = raw.get(n)
    if (from === undefined) continue
    const before = rows.get(from.n)
    const causes = new Set([...(before?.cause.split('\n') ?? []), ...(why.get(n) ?? '').split('\n')])
    rows.set(from.n, { n, line: from.line, cells: from.cells, cause: [...causes].join('\n') })
  }
  return [...rows.values()]
}

/** A cell as its source declared it: codes stay text, with their zeros. */
function sheetCell(cell: SourceCell): SheetCell | null {
  const shown = cellText(cell)
  if (shown === '') return null
  switch (cellKind(cell)) {
    case 'number':
      return { kind: 'number', text: shown, look: 'plain' }
    case 'boolean':
      return { kind: 'boolean', text: shown === '1' ? 'true' : 'false', look: 'plain' }
    case 'date':
      // Before that day spreadsheet programs count one that never was.
      return {
        kind: /^\d{4}-\d\d-\d\d$/.test(shown) && shown >= '1900-03-01' ? 'date' : 'text',
        text: shown,
        look: 'plain',
      }
    default:
      return text(shown, 'plain')
  }
}

function text(words: string, look: SheetCell['look']): SheetCell {
  return { kind: 'text', text: words, look }
}
