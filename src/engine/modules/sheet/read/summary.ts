import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { PartialSummary } from '../../../core/sheet/summary.ts'
import { ExactSum, mergeSummaries, NO_SUMMARY, shownSummary } from '../../../core/sheet/summary.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ResolveStep } from '../apply.ts'
import { placeOf, readCellsAt } from '../plan/read-cells.ts'

const CHUNK_CELLS = 50_000

interface Part {
  readonly ids: Uint32Array
  readonly columns: readonly string[]
  readonly asOf: number | undefined
}

export const summaryStep = readStep(
  'sheet.summarise',
  'worker',
  (context, { ids, columns, asOf }: Part): PartialSummary => {
    const structure = context.structure()
    const resolved = columns.map((key) => resolveColumn(structure, key))
    const slots = resolved.map((each) => (each.ok ? each.column.slot : null))
    const isNumber = resolved.map((each) => {
      const type = each.ok ? each.column.attribute?.type : undefined
      return type === 'number' || type === 'price'
    })
    const sum = new ExactSum()
    let filled = 0
    let numbers = 0
    let min = Infinity
    let max = -Infinity
    for (const { values } of readCellsAt(context, asOf, slots, ids)) {
      for (let at = 0; at < values.length; at++) {
        const value = values[at]
        if (value === null || value === undefined) continue
        filled++
        if (!isNumber[at] || typeof value !== 'number') continue
        numbers++
        sum.add(value)
        if (value < min) min = value
        if (value > max) max = value
      }
    }
    const isEmpty = numbers === 0
    const cells = ids.length * columns.length
    return { cells, filled, numbers, sum: sum.total, min: isEmpty ? null : min, max: isEmpty ? null : max }
  },
)

/** Counts and adds up a selection. */
export async function summary(
  context: JobContext,
  resolve: ResolveStep,
  { selection }: Parsed<'sheet.summary'>,
): Promise<Result<'sheet.summary'>> {
  const { bands } = await context.run(resolve, { selection, scopes: [], isLooking: true })
  const asOf = placeOf(selection)
  let total = NO_SUMMARY
  for (const { ids, columns } of bands) {
    const rows = Math.max(1, Math.floor(CHUNK_CELLS / columns.length))
    for (let from = 0; from < ids.length; from += rows) {
      total = mergeSummaries(
        total,
        await context.run(summaryStep, { ids: ids.slice(from, from + rows), columns, asOf }),
      )
      if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    }
  }
  return shownSummary(total)
}
