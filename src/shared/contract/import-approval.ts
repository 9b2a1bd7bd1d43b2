import { z } from 'zod'
import { changeSetSummary } from './catalogue.ts'
import { column, id, page, rejection, requestId } from './common.ts'
import { command, job, query } from './define.ts'

/** Of one import, or of all; of these the named ones, or all. */
const which = {
  importId: id.nullable().default(null),
  ids: z.array(id).max(100_000).nullable().default(null),
}

/** Prices that imports held back because they change too much (`priceJumpPercent`). */
export const approvalOperations = {
  /** Those that wait, the newest import first. One that was changed otherwise meanwhile, or whose import was taken back, waits no more. */
  'import.heldPrices': query(
    z.strictObject({ importId: which.importId, ...page }),
    z.object({
      total: z.int(),
      prices: z.array(
        z.object({
          id,
          importId: id,
          fileName: z.string(),
          productId: id,
          sku: z.string(),
          column,
          before: z.number(),
          after: z.number(),
          /** To two decimals. */
          percent: z.number(),
        }),
      ),
    }),
  ),
  /** Lets them in as one step that can be undone; then they wait again. */
  'import.approvePrices': job(
    z.strictObject({ requestId, ...which }),
    z.object({ approved: z.int(), rejections: z.array(rejection), changeSet: changeSetSummary.nullable() }),
  ),
  /** Says that they stay as they are; `isDeclined: false` takes that back, for `ids` only. Answers with those it was said of. */
  'import.declinePrices': command(
    z.strictObject({ ...which, isDeclined: z.boolean().default(true) }),
    z.object({ ids: z.array(id) }),
  ),
}
