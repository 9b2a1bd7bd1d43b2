import { z } from 'zod'
import { changeSetSummary, sortKey } from './catalogue.ts'
import { code, column, id, requestId } from './common.ts'
import { command, query } from './define.ts'

const ids = z.array(column).max(2_000)

/** What a view of the grid brings back. Columns are named without their scope: `name`, `price:EUR`. */
export const viewDefinition = z.strictObject({
  columns: z.strictObject({ order: ids, hidden: ids, pinned: ids, widths: z.record(column, z.number()) }),
  sort: z.array(sortKey).max(8),
  filter: z.string().max(10_000),
  search: z.string().max(500),
  /** The channel, language and context in view; null leaves what is in view. */
  scope: z
    .strictObject({ channel: code, locale: z.string().max(35), context: code.nullable().default(null) })
    .nullable(),
  /** The columns by which products are grouped, the outermost first; views of before named one, or none. */
  group: z.union([z.array(column).max(3), column.nullable().transform((one) => (one === null ? [] : [one]))]),
  /** Columns whose values are counted beside the grid; null for those that every catalogue has. */
  facets: z
    .array(z.strictObject({ column, order: z.enum(['count', 'name']) }))
    .max(20)
    .nullable()
    .default(null),
})
export type ViewDefinition = z.infer<typeof viewDefinition>

const name = z.string().trim().min(1).max(100)

/** Views of the grid that are kept in the catalogue, for everybody who opens it. Each change is a step of the history. */
export const viewOperations = {
  'views.list': query(
    z.strictObject({}),
    z.object({
      views: z.array(z.object({ id, name: z.string(), isDefault: z.boolean(), definition: viewDefinition })),
    }),
  ),
  /**
   * Makes a view, or changes what is given of one. The default view is what the grid opens with; there is one at most.
   * Throws `conflict`, reason "view-name-taken", for a name that another view has, whatever its case.
   */
  'views.save': command(
    z.strictObject({
      requestId,
      viewId: id.nullable(),
      name: name.optional(),
      definition: viewDefinition.optional(),
      isDefault: z.boolean().optional(),
    }),
    z.object({ viewId: id, changeSet: changeSetSummary.nullable() }),
  ),
  'views.remove': command(
    z.strictObject({ requestId, viewId: id }),
    z.object({ changeSet: changeSetSummary.nullable() }),
  ),
}
