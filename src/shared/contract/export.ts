import { z } from 'zod'
import { viewQuery } from './catalogue.ts'
import { column, id } from './common.ts'
import { job } from './define.ts'

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json', 'jsonl', 'xml'] as const
export const exportFormat = z.enum(EXPORT_FORMATS)
export type ExportFormat = z.infer<typeof exportFormat>

/** Which products go out, in what order. */
const rows = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('view'),
    viewKey: z.string().min(1).max(64),
    query: viewQuery,
    /** As `gridPage` gave it; null takes the view as it is now, and then all of it. */
    order: z.int().nullable(),
    /** Null: every row. `count` may reach past the end. */
    ranges: z
      .array(z.strictObject({ from: z.int().nonnegative(), count: z.int().positive() }))
      .min(1)
      .max(1_000)
      .nullable()
      .default(null),
  }),
  z.strictObject({ kind: z.literal('products'), ids: z.array(id).min(1).max(1_000_000) }),
])

export const exportOperations = {
  /**
   * Writes products to a file of one's choice; imported again it changes nothing (docs/export.md). The file is there
   * whole or not at all. `heldBack` counts values that the format cannot hold, left out of it.
   */
  'export.write': job(
    z.strictObject({
      ticket: z.string().min(1).max(100),
      format: exportFormat,
      rows,
      /** Null: every column that holds values. */
      columns: z.array(column).min(1).max(2_000).nullable().default(null),
      /** The columns as they are; or each attribute of theirs in every channel, language, context and currency. */
      scopes: z.enum(['listed', 'all']).default('listed'),
    }),
    z.object({ products: z.int(), columns: z.int(), bytes: z.int(), heldBack: z.int() }),
  ),
}
