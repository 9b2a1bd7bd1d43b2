import type { Result } from '../../../../shared/contract/index.ts'
import { PICTURE_WAITS } from '../../../core/mapping/picture-reader.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { readRun } from '../run/import-run.ts'
import { repairState } from '../staging/repairs.ts'
import { openStaging } from '../staging/staging-file.ts'
import { changeCounts } from './changed-cells.ts'
import { inDoubt } from './in-doubt.ts'
import { noOutcomes, OUTCOMES, toReceipt } from './outcomes.ts'
import { comparedBefore } from './planning.ts'

export type PlanSummary = Omit<Result<'import.plan'>, 'newOptions' | 'gone'>

/** What the last plan came to, with what was planned anew since; of the staging file alone. */
export const planSummary = readStep(
  'import.planSummary',
  'worker',
  (context, { importId }: { readonly importId: number }): PlanSummary => {
    const { stagingPath, description } = readRun(context.db, importId)
    const staging = openStaging(stagingPath, 'read')
    try {
      const blank = comparedBefore(context, importId)?.blank ?? []
      const { [PICTURE_WAITS]: pictures = 0, ...refused } = counted(
        staging,
        'SELECT code, COUNT(*) FROM rejection GROUP BY code ORDER BY code',
      )
      return {
        receipt: toReceipt(outcomeCounts(staging)),
        refused,
        pictures,
        breaks: counted(staging, 'SELECT rule, COUNT(*) FROM breaks GROUP BY rule ORDER BY COUNT(*) DESC, rule'),
        changes: changeCounts(staging),
        inDoubt: inDoubt(refused, description.policy),
        empty: Object.fromEntries(blank.flatMap(({ key, count }) => (count > 0 ? [[key, count]] : []))),
        repairs: repairState(staging),
      }
    } finally {
      staging.close()
    }
  },
)

function outcomeCounts(staging: Db): ReturnType<typeof noOutcomes> {
  const counts = noOutcomes()
  const found = staging.prepare('SELECT outcome, COUNT(*) FROM plan GROUP BY outcome').raw().all() as [number, number][]
  for (const [at, count] of found) {
    const outcome = OUTCOMES[at]
    if (outcome !== undefined) counts[outcome] = count
  }
  return counts
}

/** How often each is there, by its name. */
function counted(staging: Db, select: string): Record<string, number> {
  return Object.fromEntries(staging.prepare(select).raw().all() as [string, number][])
}
