import { writeFile } from 'node:fs/promises'
import type { Difference } from '../../../shared/contract/history.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { csvLine } from '../../core/text/csv-line.ts'
import type { JobContext, ReadContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { prepared } from '../../store/database.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { findCells, readCells } from './difference.ts'

const CELLS_MOST = 1_000_000

interface Csv {
  readonly text: string
  readonly cells: number
}

/** Writes a difference to the file that was chosen. No text of it is taken for a formula by a spreadsheet. */
export async function exportCsv(
  context: JobContext,
  step: Step<Difference, Csv>,
  { difference, ticket }: Parsed<'history.export'>,
): Promise<Result<'history.export'>> {
  const target = context.tickets.resolve(ticket)
  if (!target) throw new AppError('not-found', 'Choose the file again.', { ticket })
  const { text, cells } = await context.run(step, difference)
  await writeFile(target.path, text)
  return { cells }
}

export function csvStep(computed: ComputedColumns): Step<Difference, Csv> {
  return readStep('history.csv', 'worker', (context, difference: Difference) =>
    context.db.transaction(() => toCsv(context, computed, difference))(),
  )
}

function toCsv(context: ReadContext, computed: ComputedColumns, difference: Difference): Csv {
  const { cells, places } = findCells(context, computed, difference)
  if (places.length > CELLS_MOST)
    throw new AppError('invalid-input', 'More than 1,000,000 cells: narrow the list by its filters.', {
      cells: places.length,
    })
  const stepOf = prepared(
    context.db,
    'SELECT actor, kind, COALESCE(committed_at, started_at) FROM change_set WHERE id = ?',
    'raw',
  )
  const steps = new Map<number, readonly string[]>()
  const lines = [csvLine(['sku', 'column', 'before', 'after', 'by', 'kind', 'at', 'step'])]
  for (const { sku, column, before, after, changeSetId } of readCells(context, cells, places)) {
    let step = steps.get(changeSetId)
    if (!step) steps.set(changeSetId, (step = stepOf.get(changeSetId) as string[])) // three texts of every set
    lines.push(csvLine([sku, column, before, after, ...step, changeSetId].map((value) => String(value ?? ''))))
  }
  return { text: `\uFEFF${lines.join('')}`, cells: places.length }
}
