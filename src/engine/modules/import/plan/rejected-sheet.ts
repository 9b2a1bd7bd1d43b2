import type { Parsed } from '../../../../shared/contract/index.ts'
import type { SourceCell } from '../../../core/mapping/source-cell.ts'
import { CELL_MARK, cellKind, cellText } from '../../../core/mapping/source-cell.ts'
import type { SheetCell, WorkSheet } from '../../../core/workbook/workbook.ts'
import { readStep } from '../../../runtime/module.ts'
import { columnLetter } from '../readers/index.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { rowsOf } from '../staging/staged-rows.ts'

type Input = Parsed<'suppliers.saveRejected'>

/** Rows as the supplier sent them, its columns in their order, with a cause behind each. */
export const rejectedSheet = readStep(
  'import.rejectedSheet',
  'worker',
  ({ db }, { importId, words, rows }: Pick<Input, 'importId' | 'words' | 'rows'>): WorkSheet => {
    const { description, stagingPath } = readRun(db, importId)
    const columns = description.columns.filter(({ isAdded }) => isAdded !== true)
    const why = new Map(rows.map(({ row, cause }) => [row, cause]))
    const staging = openStaging(stagingPath, 'read')
    try {
      const lines = rowsOf(staging, [...why.keys()]).map(({ n, line, cells }) => {
        const row = cells.split(CELL_MARK)
        const own = columns.map(({ index }) => sheetCell(row[index] ?? ''))
        return {
          cells: [
            ...own,
            text(why.get(n) ?? '', 'note'),
            { kind: 'number', text: String(line), look: 'note' } as const,
          ],
        }
      })
      const names = columns.map(({ header, index }) => (header === '' ? columnLetter(index) : header))
      const header = [...names, words.cause, words.line].map((name) => text(name, 'header'))
      return {
        name: words.sheet.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31),
        columns: [...columns.map(() => ({ width: 18 })), { width: 60 }, { width: 8 }],
        rows: [{ cells: header }, ...lines],
        frozenRows: 1,
      }
    } finally {
      staging.close()
    }
  },
)

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
