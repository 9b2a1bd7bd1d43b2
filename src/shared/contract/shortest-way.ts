import { z } from 'zod'
import { code, column } from './common.ts'
import { job } from './define.ts'

export const shortestWayOperations = {
  /**
   * The least cells that make so many products fit for a channel, in all its languages: filled, the products lack
   * nothing that their families require (docs/quality.md). A model with its variants is one product, as a shop gets it.
   */
  'quality.shortestWay': job(
    z.strictObject({
      channel: code,
      products: z.int().min(1).max(500).default(25),
      /** The column of a number, such as what was sold: what has most of it for each cell comes first. */
      sales: column.nullable().default(null),
    }),
    z.object({
      /** Products that lack something, and the cells of all of them. */
      lacking: z.int(),
      cellsOfAll: z.int(),
      /** Products that lack something and break a rule that holds back besides: in none of the other counts. */
      held: z.int(),
      /** What was asked for, or as many as there are, or as fit into a filter. */
      products: z.int(),
      cells: z.int(),
      columns: z.array(z.object({ column: z.string(), cells: z.int() })),
      /** Shows the rows that hold the cells, models among them; null where nothing is to be filled. */
      filter: z.string().nullable(),
    }),
  ),
}
