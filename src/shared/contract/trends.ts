import { z } from 'zod'
import { code, id } from './common.ts'
import { query } from './define.ts'
import { figure } from './quality.ts'

const kept = figure.nullable()

export const trendOperations = {
  /**
   * The figures (docs/kpis.md) at the end of each day that was kept since a day, those of today as they stand last; null
   * where nothing was kept of a figure up to then. `marks`: what figures may follow from, newest first.
   */
  'quality.trend': query(
    z.strictObject({
      channel: code.nullable().default(null),
      family: code.nullable().default(null),
      since: z.iso.date(),
    }),
    z.object({
      days: z.array(
        z.object({
          day: z.iso.date(),
          figures: z.object({
            completeness: kept,
            conformity: kept,
            consistency: kept,
            uniqueness: kept,
            redundancy: kept,
            freshness: kept,
          }),
        }),
      ),
      marks: z.array(
        z.object({
          kind: z.enum(['import', 'publish']),
          day: z.iso.date(),
          /** The supplier of an import where it was named; the shop. */
          name: z.string().nullable(),
          products: z.int(),
          changeSetId: id.nullable(),
        }),
      ),
    }),
  ),
}
