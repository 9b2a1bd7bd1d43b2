import { z } from 'zod'
import { id } from './common.ts'
import { query } from './define.ts'

/** Completeness = required values minus missing ones, per family x channel x locale (docs/kpis.md). */
const score = z.object({ products: z.int(), complete: z.int(), required: z.int(), missing: z.int() })

/** A figure as counts: what was asked, and what of it is wrong; its share is `(of - wrong) / of`. */
export const figure = z.object({ of: z.int(), wrong: z.int() })
const kpiGroup = z.object({
  /** Code of the family or supplier; null for products of none, and for the whole. */
  key: z.string().nullable(),
  /** Those that are sold: not models. */
  products: z.int(),
  /** Of them, those that were last changed more than `freshDays` ago. */
  stale: z.int(),
  figures: z.object({
    completeness: figure,
    conformity: figure,
    consistency: figure,
    uniqueness: figure,
    redundancy: figure,
  }),
})

export const qualityOperations = {
  /** The five figures (docs/kpis.md) of a channel or the whole, narrowed, and in groups that add up to the total. */
  'quality.kpis': query(
    z.strictObject({
      by: z.enum(['none', 'family', 'supplier']).default('none'),
      channel: z.string().nullable().default(null),
      family: z.string().nullable().default(null),
      /** Empty: of none. */
      supplier: z.string().nullable().default(null),
      productId: id.nullable().default(null),
    }),
    z.object({ total: kpiGroup, groups: z.array(kpiGroup), freshDays: z.int(), freshSince: z.iso.date() }),
  ),
  'quality.summary': query(
    z.strictObject({
      channel: z.string().nullable().default(null),
      locale: z.string().nullable().default(null),
      family: z.string().nullable().default(null),
    }),
    z.object({
      /** Every channel x locale of the catalogue (for the family asked, or all). */
      scopes: z.array(score.extend({ channel: z.string(), locale: z.string() })),
      /** Every family in the channel x locale asked (or the first). */
      families: z.array(score.extend({ family: z.string() })),
      /** Per required attribute in that channel x locale: `filter` shows exactly the empty cells, `column` their column. */
      attributes: z.array(
        z.object({
          attribute: z.string(),
          column: z.string(),
          required: z.int(),
          missing: z.int(),
          filter: z.string(),
        }),
      ),
      withoutFamily: z.int(),
    }),
  ),
  /** What some products lack in a channel and language, the most frequent first. */
  'quality.gaps': query(
    z.strictObject({ productIds: z.array(id).max(1_000), channel: z.string(), locale: z.string() }),
    z.object({
      incomplete: z.int(),
      columns: z.array(z.object({ column: z.string(), missing: z.int(), firstProductId: id })),
    }),
  ),
  /** Required values that are empty in a channel and language, as completeness counts them, in groups; and the first of them. */
  'quality.missing': query(
    z.strictObject({
      channel: z.string(),
      locale: z.string(),
      by: z.enum(['none', 'attribute', 'family', 'supplier']).default('none'),
      /** These narrow the rows, not the counts. */
      attribute: z.string().nullable().default(null),
      family: z.string().nullable().default(null),
      /** Empty: of none. */
      supplier: z.string().nullable().default(null),
      productId: id.nullable().default(null),
      /** Of rows. */
      count: z.int().min(0).max(100).default(25),
    }),
    z.object({
      cells: z.int(),
      products: z.int(),
      groups: z.array(z.object({ key: z.string().nullable(), cells: z.int() })),
      rows: z.array(z.object({ productId: id, sku: z.string(), name: z.string().nullable(), column: z.string() })),
    }),
  ),
  'quality.product': query(
    z.strictObject({ productId: id }),
    z.object({
      scopes: z.array(
        z.object({ channel: z.string(), locale: z.string(), required: z.int(), missingColumns: z.array(z.string()) }),
      ),
    }),
  ),
}
