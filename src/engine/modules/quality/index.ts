/**
 * Quality: how complete products are for each channel and language.
 * Owns the counts and their dashboard; lends the catalogue its completeness columns.
 * Never changes a product, and never decides what is required: families do.
 * Tables: completeness, completeness_total, completeness_key, completeness_family (all derived).
 */
import type { Module } from '../../runtime/module.ts'
import { completenessProjection } from './completeness-projection.ts'
import { gaps } from './gaps.ts'
import { productCompleteness } from './product-completeness.ts'
import { summary } from './summary.ts'

export type { CompletenessChange } from './completeness-change.ts'
export { completenessChange } from './completeness-change.ts'
export { completenessColumns } from './computed.ts'

export const qualityModule: Module = {
  name: 'quality',
  queries: { 'quality.summary': summary, 'quality.product': productCompleteness, 'quality.gaps': gaps },
  projections: [completenessProjection],
}
