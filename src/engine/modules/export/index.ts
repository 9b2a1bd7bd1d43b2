/**
 * Export: products become files that an import reads back without a change (docs/export.md).
 * Owns which products and columns go out, and getting them to the file that was chosen, whole or not at all.
 * Never decides how a value reads: that is core/export, beside the reading of core/mapping.
 * Tables: none.
 */
import type { Module, Step } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { resolveStep, rowsStep } from './read-steps.ts'
import { write } from './write-job.ts'

/** The module, over views that may show the figures of other modules. */
export function exportModule(computed: ComputedColumns): Module {
  const resolve = resolveStep(computed)
  const rows = rowsStep(computed)
  return {
    name: 'export',
    jobs: { 'export.write': (context, input) => write(context, { resolve, rows }, input) },
    passing: ['export.write'],
    steps: [resolve, rows] as readonly Step<never, unknown>[],
  }
}
