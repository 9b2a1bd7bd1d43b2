import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { countThings } from '../../../core/matching/new-things.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { collectThings, planAll } from '../plan/plan-job.ts'
import { planSummary } from '../plan/plan-summary.ts'
import { comparedBefore } from '../plan/planning.ts'
import { showRows as showRowsStep } from '../plan/shown-rows.ts'
import type { Repaired } from './repair-cells.ts'
import { repairCells, turnRepair } from './repair-cells.ts'

/** How many things the file would make, of what is known; null where its columns of choices are to be read again. */
const thingsKnown = readStep(
  'import.thingsKnown',
  'worker',
  (context, { importId, columns }: { readonly importId: number; readonly columns: readonly number[] }) => {
    const planner = comparedBefore(context, importId)?.planner
    return planner === undefined || planner.readsChoicesAt(columns) ? null : countThings(planner.newThings.list())
  },
)

export const repairSteps = [repairCells, turnRepair, thingsKnown, showRowsStep, planSummary]

/** Repairs cells of staged rows; the receipt follows. */
export async function repair(context: JobContext, input: Parsed<'import.repair'>): Promise<Result<'import.repair'>> {
  return planned(context, input.importId, await context.run(repairCells, input))
}

/** Takes repairs back, one at a time, or does them again. */
export async function undoRepair(
  context: JobContext,
  input: Parsed<'import.undoRepair'>,
): Promise<Result<'import.undoRepair'>> {
  return planned(context, input.importId, await context.run(turnRepair, input))
}

async function planned(
  context: JobContext,
  importId: number,
  { changed, isReplanned, columns }: Repaired,
): Promise<Result<'import.repair'>> {
  if (!isReplanned) await planAll(context, importId)
  const known = await context.run(thingsKnown, { importId, columns })
  const newOptions = known ?? countThings(await collectThings(context, importId))
  return { ...(await context.run(planSummary, { importId })), newOptions, changed }
}

/** Puts rows together for a person to go through. */
export function showRows(context: JobContext, input: Parsed<'import.showRows'>): Promise<Result<'import.showRows'>> {
  return context.run(showRowsStep, input)
}
