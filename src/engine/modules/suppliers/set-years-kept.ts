import type { Parsed } from '../../../shared/contract/index.ts'
import type { WriteContext } from '../../runtime/module.ts'
import { setYearsKept } from '../import/index.ts'

/** Sets how long rows of deliveries are kept; what is older goes in the next idle moment, its figures stay. */
export function setYears({ db }: WriteContext, { years }: Parsed<'suppliers.setYearsKept'>): Record<string, never> {
  setYearsKept(db, years)
  return {}
}
