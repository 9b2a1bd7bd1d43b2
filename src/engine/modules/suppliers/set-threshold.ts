import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WriteContext } from '../../runtime/module.ts'
import { run, sql } from '../../store/sql.ts'

/** Sets what a figure is to reach, for one supplier or for everyone; counts that were made stay as they are. */
export function setThreshold(
  { db, structure }: WriteContext,
  { supplier, kpi, percent }: Parsed<'suppliers.setThreshold'>,
): Record<string, never> {
  if (supplier !== null && !structure().suppliers.some(({ code }) => code === supplier))
    throw new AppError('invalid-input', `There is no supplier called "${supplier}".`, { supplier })
  const whose = supplier ?? ''
  if (percent === undefined) {
    run(db, sql.deleteFrom('kpi_threshold').where('supplier', '=', whose).where('kpi', '=', kpi))
  } else {
    run(
      db,
      sql
        .insertInto('kpi_threshold')
        .values({ supplier: whose, kpi, percent })
        .onConflict((conflict) => conflict.columns(['supplier', 'kpi']).doUpdateSet({ percent })),
    )
  }
  return {}
}
