import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { JobContext, ReadContext } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { readDelivery, recount, withoutRows } from '../import/index.ts'

type Verified = Result<'suppliers.verify'>

/** On the worker: a delivery of 1,000,000 rows takes seconds to count. */
const countAgain = readStep(
  'suppliers.countAgain',
  'worker',
  ({ db }: ReadContext, { delivery: id }: Parsed<'suppliers.verify'>): Verified => {
    const delivery = readDelivery(db, id)
    const { kpis: stored, rows } = delivery.score
    if (withoutRows(db).has(id)) return { outcome: 'rows-gone', stored, counted: null, rows }
    const { score, faulty } = recount(db, delivery)
    const isSame =
      JSON.stringify(score) === JSON.stringify(delivery.score) &&
      JSON.stringify(sorted(faulty)) === JSON.stringify(sorted(delivery.faulty))
    return { outcome: isSame ? 'same' : 'different', stored, counted: score.kpis, rows: score.rows }
  },
)

export const verifySteps = [countAgain]

/** Counts a delivery anew from its rows: the figures of the scorecard are those, or they are not to be trusted. */
export function verify(context: JobContext, input: Parsed<'suppliers.verify'>): Promise<Verified> {
  return context.run(countAgain, input)
}

function sorted(faulty: object): [string, unknown][] {
  return Object.entries(faulty).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
