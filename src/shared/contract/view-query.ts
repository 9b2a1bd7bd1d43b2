import { z } from 'zod'
import { cellValue, column } from './common.ts'

/**
 * What there is to say of a cell besides its value: shown from another scope or from a model; a variant's own though its
 * model has one (`own`); taken over from the system that keeps it (`taken`); not as a naming rule has it.
 */
export const MARKS = ['fallback', 'inherited', 'misnamed', 'problem', 'own', 'taken'] as const

export const sortKey = z.strictObject({ column, descending: z.boolean().default(false) })

/**
 * Products that stand together by their values, on up to three levels, and which groups stand open: all of them or
 * none, but for those named by their key (`groupRow`). Opening and closing orders nothing anew.
 */
const grouping = z.strictObject({
  columns: z.array(sortKey).min(1).max(3),
  isOpen: z.boolean().default(true),
  except: z.array(z.string().max(5_000)).max(20_000).default([]),
})

/** A group of a view that is in sight: its place among the rows is before the first of its products. */
export const groupRow = z.object({
  level: z.int(),
  /** Its values, the outermost first, as one text. */
  key: z.string(),
  /** Null for the products without a value. */
  value: cellValue,
  /** Products in it, whether they are seen or not. */
  count: z.int(),
  isOpen: z.boolean(),
})
export type GroupRow = z.infer<typeof groupRow>

/** Which products, in which order: `filter` is the filter language (docs/filter-language.md), `search` free words. */
export const viewQuery = z.strictObject({
  filter: z.string().max(10_000).default(''),
  search: z.string().max(500).default(''),
  sort: z.array(sortKey).max(8).default([]),
  /** Products of closed groups are not in the view: no position means them. */
  group: grouping.optional(),
  /**
   * A place in the journal (`history.moment`): the products that were there then, with their values of then, to read
   * only. Filter, search and order go by the values of then; what is computed (completeness) is of today.
   */
  asOf: z.int().nonnegative().optional(),
})
export type ViewQuery = z.infer<typeof viewQuery>
