import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { csvLine } from '../../core/text/csv-line.ts'
import type { SheetCell, Workbook } from '../../core/workbook/workbook.ts'
import { chosenPath } from '../../runtime/chosen-file.ts'
import type { JobContext, ReadContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { prepared } from '../../store/database.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { writeTarget } from '../../runtime/files/target-file.ts'
import { writeWorkbook } from '../../runtime/files/write-workbook.ts'
import { findCells, readCells } from './difference.ts'
import type { Narrowed, NarrowStep } from './narrow.ts'

/** Lines that a file of this kind takes: a sheet of Excel ends at row 1,048,576, and is made whole in memory here. */
const CELLS_MOST = { csv: 1_000_000, xlsx: 100_000 } as const

type Kind = keyof typeof CELLS_MOST
type Line = readonly (string | number | null)[]

const HEAD = ['sku', 'column', 'before', 'after', 'by', 'kind', 'supplier', 'at', 'step']
const WIDTHS = [18, 26, 40, 40, 14, 14, 14, 24, 8]

/** One line a cell of a difference, below the names of the columns. */
export type LinesStep = Step<{ readonly narrowed: Narrowed; readonly kind: Kind }, readonly Line[]>

/** Writes a difference to the file that was chosen. No text of it is taken for a formula by a spreadsheet. */
export async function exportDifference(
  context: JobContext,
  steps: { readonly narrow: NarrowStep; readonly lines: LinesStep },
  { difference, ticket }: Parsed<'history.export'>,
): Promise<Result<'history.export'>> {
  const path = chosenPath(context, ticket)
  const kind = path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'
  const lines = await context.run(steps.lines, { narrowed: await context.run(steps.narrow, difference), kind })
  if (kind === 'xlsx') await writeWorkbook(path, workbookOf(lines))
  else await writeTarget(path, (file) => file.writeFile(csvOf(lines)))
  return { cells: lines.length }
}

export function linesStep(computed: ComputedColumns): LinesStep {
  return readStep('history.lines', 'worker', (context, { narrowed, kind }) =>
    context.db.transaction(() => linesOf(context, computed, narrowed, kind))(),
  )
}

function linesOf(context: ReadContext, computed: ComputedColumns, narrowed: Narrowed, kind: Kind): readonly Line[] {
  const { cells, places } = findCells(context, computed, narrowed)
  const most = CELLS_MOST[kind]
  if (places.length > most)
    throw new AppError(
      'invalid-input',
      `More than ${most.toLocaleString('en')} cells: narrow the list by its filters.`,
      {
        cells: places.length,
      },
    )
  const stepOf = prepared(
    context.db,
    'SELECT actor, kind, supplier, COALESCE(committed_at, started_at) FROM change_set WHERE id = ?',
    'raw',
  )
  const steps = new Map<number, Line>()
  return [...readCells(context, cells, places)].map(({ sku, column, before, after, changeSetId }): Line => {
    let step = steps.get(changeSetId)
    if (!step) steps.set(changeSetId, (step = stepOf.get(changeSetId) as Line)) // of every set
    return [sku, column, before, after, ...step, changeSetId]
  })
}

function csvOf(lines: readonly Line[]): string {
  const texts = lines.map((line) => csvLine(line.map((value) => String(value ?? ''))))
  return `\uFEFF${csvLine(HEAD)}${texts.join('')}`
}

function workbookOf(lines: readonly Line[]): Workbook {
  const head = HEAD.map((text): SheetCell => ({ kind: 'text', text, look: 'header' }))
  const cellOf = (value: Line[number]): SheetCell | null =>
    value === null ? null : { kind: typeof value === 'number' ? 'number' : 'text', text: String(value), look: 'plain' }
  return {
    sheets: [
      {
        name: 'difference',
        columns: WIDTHS.map((width) => ({ width })),
        rows: [{ cells: head }, ...lines.map((line) => ({ cells: line.map(cellOf) }))],
        frozenRows: 1,
      },
    ],
  }
}
