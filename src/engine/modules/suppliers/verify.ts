import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { readDelivery, recount } from '../import/index.ts'

/** Counts a delivery anew from its rows: the figures of the scorecard are those, or they are not to be trusted. */
export function verify({ db }: ReadContext, { delivery: id }: Parsed<'suppliers.verify'>): Result<'suppliers.verify'> {
  const delivery = readDelivery(db, id)
  const { score, faulty } = recount(db, delivery)
  const isSame =
    JSON.stringify(score) === JSON.stringify(delivery.score) &&
    JSON.stringify(sorted(faulty)) === JSON.stringify(sorted(delivery.faulty))
  return { isSame, stored: delivery.score.kpis, counted: score.kpis, rows: score.rows }
}

function sorted(faulty: object): [string, unknown][] {
  return Object.entries(faulty).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
