import { z } from 'zod'
import { changeSetSummary } from './catalogue.ts'
import { cellValue, column, id, labels, page } from './common.ts'
import { query } from './define.ts'
import { PRODUCT_KINDS } from '../vocabulary.ts'

const locale = z.string().max(35).nullable().default(null)

/** Enough to know a product by sight. */
const brief = z.object({
  id,
  sku: z.string(),
  /** Of its family's label attribute, in the language asked for, else in another. */
  name: z.string().nullable(),
  /** Content hash of its main picture. */
  image: z.string().nullable(),
  kind: z.enum(PRODUCT_KINDS),
  isDeleted: z.boolean(),
})
export type ProductBrief = z.infer<typeof brief>

const historyCell = z.object({ column: z.string(), before: cellValue, after: cellValue })

/** One product whole (docs/card.md), its history, and the bin. */
export const productOperations = {
  /** Everything known of one product, in every channel and language at once. */
  'catalogue.productCard': query(
    z.strictObject({ productId: id, locale }),
    brief.extend({
      family: z.string().nullable(),
      familyVariant: z.string().nullable(),
      createdAt: z.string(),
      updatedAt: z.string(),
      /** Filled columns by key; empty ones are left out. */
      values: z.record(z.string(), cellValue),
      /** Attributes whose values come from a model above. */
      inherited: z.array(z.string()),
      /** Attributes that each variant below fills in for itself. */
      below: z.array(z.string()),
      /** Columns in which this variant keeps a value of its own, with that of its model. */
      own: z.array(z.object({ column: z.string(), lent: cellValue })),
      /** Columns taken over from the system that keeps them: what stood there, by whom and when. */
      taken: z.array(z.object({ column: z.string(), before: cellValue, setBy: z.string(), setAt: z.string() })),
      /** Labels of option, family and category codes, by column. */
      labels: z.record(z.string(), z.record(z.string(), labels)),
      parent: brief.nullable(),
      /** Variants of a model, or the other variants of this one's model and itself; at most 200. */
      variants: z.array(brief.extend({ axes: z.array(z.object({ column: z.string(), value: cellValue })) })),
      variantsTotal: z.int(),
      /** Products linked to from here, by SKU. */
      linked: z.record(z.string(), brief),
    }),
  ),
  /**
   * What happened to a product, newest first, in one column or all; for a variant also what its models changed of the
   * values it shows.
   */
  'catalogue.productHistory': query(
    z.strictObject({
      productId: id,
      column: column.nullable().default(null),
      before: id.nullable().default(null),
      limit: z.int().positive().max(500).default(50),
    }),
    z.object({
      entries: z.array(
        z.object({
          changeSet: changeSetSummary,
          /** Set when the product was made or taken away here: `cells` are then all of its values. */
          event: z.enum(['created', 'removed']).nullable(),
          cells: z.array(historyCell),
        }),
      ),
      hasMore: z.boolean(),
    }),
  ),
  /** Deleted products, the latest first; variants that went with their model are counted there. */
  'catalogue.bin': query(
    z.strictObject({ locale, search: z.string().max(500).default(''), ...page }),
    z.object({
      total: z.int(),
      products: z.array(
        brief.extend({
          deletedAt: z.string(),
          deletedBy: z.string(),
          /** Whole days until it is taken away for good; 0 = with the next tidying up. */
          daysLeft: z.int(),
          variants: z.int(),
        }),
      ),
    }),
  ),
}
