import { writeFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { csvLine } from '../../core/text/csv-line.ts'
import type { JobContext, ReadContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { prepared } from '../../store/database.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { findCells, readCells } from './difference.ts'
import type { Narrowed, NarrowStep } from './narrow.ts'

const CELLS_MOST = 1_000_000

interface Csv {
  readonly text: string
  readonly cells: number
}

/** Writes a difference to the file that was chosen. No text of it is taken for a formula by a spreadsheet. */
export async function exportCsv(
  context: JobContext,
  steps: { readonly narrow: NarrowStep; readonly csv: Step<Narrowed, Csv> },
  { difference, ticket }: Parsed<'history.export'>,
): Promise<Result<'history.export'>> {
  const target = context.tickets.resolve(ticket)
  if (!target) throw new AppError('not-found', 'Choose the file again.', { ticket })
  const { text, cells } = await context.run(steps.csv, await context.run(steps.narrow, difference))
  await writeFile(target.path, text)
  return { cells }
}

export function csvStep(computed: ComputedColumns): Step<Narrowed, Csv> {
  return readStep('history.csv', 'worker', (context, narrowed: Narrowed) =>
    context.db.transaction(() => toCsv(context, computed, narrowed))(),
  )
}

function toCsv(context: ReadContext, computed: ComputedColumns, narrowed: Narrowed): Csv {
  const { cells, places } = findCells(context, computed, narrowed)
  if (places.length > CELLS_MOST)
    throw new AppError('invalid-input', 'More than 1,000,000 cells: narrow the list by its filters.', {
      cells: places.length,
    })
  const stepOf = prepared(
    context.db,
    'SELECT actor, kind, supplier, COALESCE(committed_at, started_at) FROM change_set WHERE id = ?',
    'raw',
  )
  const steps = new Map<number, readonly (string | null)[]>()
  const lines = [csvLine(['sku', 'column', 'before', 'after', 'by', 'kind', 'supplier', 'at', 'step'])]
  for (const { sku, column, before, after, changeSetId } of readCells(context, cells, places)) {
    let step = steps.get(changeSetId)
    if (!step) steps.set(changeSetId, (step = stepOf.get(changeSetId) as (string | null)[])) // of every set
    lines.push(csvLine([sku, column, before, after, ...step, changeSetId].map((value) => String(value ?? ''))))
  }
  return { text: `\uFEFF${lines.join('')}`, cells: places.length }
}
