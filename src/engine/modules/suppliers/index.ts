/**
 * Suppliers: how good what they deliver is, and what to ask them back.
 * Owns the scorecard over deliveries and what its figures are to reach. Deliveries themselves are kept by the import.
 * Never reads a supplier's file, and writes no catalogue table.
 * Tables: kpi_threshold (with the import, which reads it); return_sheet; reads delivery, delivery_rows, supplier, change_set.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { deliveries, list } from './list.ts'
import { report, reportSteps } from './report.ts'
import { returnSheet, returnSheetSteps } from './return-sheet.ts'
import { rows } from './rows.ts'
import { saveRejected } from './save-rejected.ts'
import { setThreshold } from './set-threshold.ts'
import { setYears } from './set-years-kept.ts'
import { verify, verifySteps } from './verify.ts'

export const suppliersModule: Module = {
  name: 'suppliers',
  queries: {
    'suppliers.list': list,
    'suppliers.deliveries': deliveries,
    'suppliers.rows': rows,
  },
  jobs: {
    'suppliers.report': report,
    'suppliers.verify': verify,
    'suppliers.returnSheet': returnSheet,
    'suppliers.saveRejected': saveRejected,
  },
  passing: ['suppliers.verify'],
  steps: [...reportSteps, ...verifySteps, ...returnSheetSteps] as readonly Step<never, unknown>[],
  commands: { 'suppliers.setThreshold': setThreshold, 'suppliers.setYearsKept': setYears },
}
