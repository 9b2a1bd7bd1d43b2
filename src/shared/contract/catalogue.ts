import { z } from 'zod'
import { OVERRIDES } from '../vocabulary.ts'
import { changeSetSummary, stepResult } from './change-set.ts'
import { cellValue, code, column, id, labels, messageRef, page, rejection, requestId, textFormat } from './common.ts'
import { command, job, query } from './define.ts'
import { intent } from './intent.ts'
import { structure } from './structure.ts'
import { MARKS, groupRow, viewQuery } from './view-query.ts'

export { changeSetSummary } from './change-set.ts'
export type { ChangeSetSummary } from './change-set.ts'
export type { Intent } from './intent.ts'
export type { AttributeInfo, Structure } from './structure.ts'
export { sortKey, viewQuery } from './view-query.ts'
export type { GroupRow, ViewQuery } from './view-query.ts'

/** Products by id, and all that a search of the bin finds. */
const someProducts = {
  requestId,
  productIds: z.array(id).max(1_000_000),
  found: z
    .strictObject({ search: z.string().max(500), locale: z.string().max(35).nullable() })
    .nullable()
    .default(null),
} as const

const moved = z.object({ changeSet: changeSetSummary.nullable(), rejections: z.array(rejection).max(1_000) })

export const catalogueOperations = {
  'catalogue.info': query(
    z.strictObject({}),
    z.object({
      name: z.string(),
      products: z.int(),
      models: z.int(),
      variants: z.int(),
      changeSets: z.int(),
      isSample: z.boolean(),
      isReadOnly: z.boolean(),
      /** When the newest change was committed: "everything up to 14:32:07 is here". */
      lastCommitAt: z.string().nullable(),
    }),
  ),
  'catalogue.structure': query(z.strictObject({}), structure),
  'catalogue.options': query(
    z.strictObject({
      attribute: code,
      search: z.string().max(200).default(''),
      limit: z.int().positive().max(5_000).default(200),
    }),
    z.object({ options: z.array(z.object({ code: z.string(), labels })), total: z.int() }),
  ),
  /**
   * One page of a view. `viewKey` is the caller's: under it the engine keeps the order of ids until another query or
   * `refresh` comes, so that an edit never makes rows jump; after an engine restart it is simply made again.
   */
  'catalogue.gridPage': query(
    z.strictObject({
      viewKey: z.string().min(1).max(64),
      refresh: z.boolean().default(false),
      query: viewQuery,
      /** Besides stored columns: `completeness/<channel>/<locale>`, 0 to 100, null where nothing is required. */
      columns: z
        .array(
          z.strictObject({
            column,
            /** Columns whose value is shown where this one has none: the first of them that has one. */
            fallbacks: z.array(column).max(100).default([]),
          }),
        )
        .max(300),
      /** The order whose groups the caller has; null for none. */
      groupsOf: z.int().nullable().default(null),
      ...page,
    }),
    z.object({
      total: z.int(),
      /** With those of closed groups. */
      products: z.int(),
      /** Groups in sight, of a view without any an empty list; null: those that the caller has. */
      groups: z.array(groupRow).nullable(),
      /** Labels of the codes that groups have as values, per level. */
      groupLabels: z.array(z.record(z.string(), labels)),
      /** Stamps the order of ids of the whole view: another one whenever positions may mean other products. */
      order: z.int(),
      ids: z.array(id),
      /** Per row, the values in the order of `columns`. */
      rows: z.array(z.array(cellValue)),
      /** Sparse, with what is shown, or would be without the override. Row and column count within this page. */
      marks: z.array(
        z.object({
          row: z.int(),
          column: z.int(),
          /**
           * `problem`: breaks a rule, whose code `from` is; the value is its name by language, as JSON.
           * `misnamed`: not as the family's naming rule has it; the value is what the rule makes, null for a SKU.
           */
          kind: z.enum(MARKS),
          value: cellValue,
          /** Of a fallback: the column that the value is of. */
          from: z.string().optional(),
        }),
      ),
      /** Labels of the option, family, status and category codes on this page, per column. */
      labels: z.record(z.string(), z.record(z.string(), labels)),
      /** Position of the first empty cell asked for by a completeness filter, if any. */
      version: z.int(),
    }),
  ),
  /** Where a product stands in the view of `viewKey` (made again like `gridPage` does); null when it is not in it. */
  'catalogue.gridRow': query(
    z.strictObject({ viewKey: z.string().min(1).max(64), query: viewQuery, productId: id }),
    z.object({ index: z.int().nullable() }),
  ),
  /**
   * Where Ctrl+arrow goes in a column of the view: to the end of the filled block, or to the next filled cell. Looks at
   * some thousand rows; `isEdge` false says that the end is not before `row`: ask again from there.
   */
  'catalogue.gridEdge': query(
    z.strictObject({
      viewKey: z.string().min(1).max(64),
      query: viewQuery,
      row: z.int().nonnegative(),
      column,
      step: z.union([z.literal(1), z.literal(-1)]),
    }),
    z.object({ row: z.int(), isEdge: z.boolean() }),
  ),
  'catalogue.product': query(
    z.strictObject({ productId: id }),
    z.object({
      id,
      values: z.record(z.string(), cellValue),
      inherited: z.array(z.string()),
      parentId: id.nullable(),
      childIds: z.array(id),
      image: z.string().nullable(),
    }),
  ),
  /** Checks a filter without running it; used while typing. */
  'catalogue.checkFilter': query(
    z.strictObject({ filter: z.string().max(10_000) }),
    z.object({
      ok: z.boolean(),
      message: z.string().nullable(),
      position: z.int().nullable(),
      /** `message` as a code and what words about it need (`FaultReason`). */
      fault: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
      count: z.int().nullable(),
    }),
  ),
  /**
   * How many products have each value of some columns, each among the products of its own filter. Texts that a filter
   * takes for the same count as one; a product counts for its categories and for those above them.
   */
  'catalogue.facets': job(
    z.strictObject({
      facets: z
        .array(
          z.strictObject({
            column,
            filter: z.string().max(10_000),
            /** Only values whose name has this in it, whatever case and accents. */
            find: z.string().max(200).default(''),
            order: z.enum(['count', 'name']).default('count'),
          }),
        )
        .max(20),
      search: z.string().max(500).default(''),
      /** In which values are named and ordered by name. */
      language: z.string().max(35).default(''),
      limit: z.int().positive().max(1_000).default(100),
    }),
    z.object({
      facets: z.array(
        z.object({
          column: z.string(),
          values: z.array(z.object({ value: z.string(), count: z.int() })),
          /** Different values that were found, more than are listed. */
          total: z.int(),
          /** Products without one. */
          empty: z.int(),
          labels: z.record(z.string(), labels),
        }),
      ),
    }),
  ),
  /**
   * Values of a column that are probably one and the same, the cluster with the most products first; in each the most
   * frequent value first. Throws `invalid-input`, reason "too-many-values", for free text.
   */
  'catalogue.similarValues': job(
    z.strictObject({ column, language: z.string().max(35).default('') }),
    z.object({
      /** Different values that the column has. */
      distinct: z.int(),
      clusters: z.array(
        z.object({
          likeness: z.enum(['fingerprint', 'spelling']),
          values: z.array(z.object({ value: z.string(), text: z.string(), count: z.int() })),
        }),
      ),
    }),
  ),
  'catalogue.applyIntents': command(
    z.strictObject({
      requestId,
      label: messageRef.nullable().default(null),
      kind: z.enum(['edit', 'paste', 'clear', 'create', 'structure']).default('edit'),
      format: textFormat.default({ decimal: '.', dateOrder: 'ymd' }),
      /** Cells that are refused unless this says so: the product then keeps values of its own in them. */
      override: z.array(z.enum(OVERRIDES)).default([]),
      intents: z.array(intent).min(1).max(200_000),
    }),
    z.object({
      changeSet: changeSetSummary.nullable(),
      changed: z.int(),
      unchanged: z.int(),
      rejections: z.array(rejection),
      /** The stored value of every cell that was set, as it now stands. Ids of created products in order of intents. */
      cells: z.array(z.object({ productId: id, column: z.string(), value: cellValue })),
      createdIds: z.array(id),
    }),
  ),
  /**
   * Into the bin or out of it, however many at once; one step, all or nothing, cancelled by `jobs.cancel`. Besides those
   * named, all that a search of the bin finds (`catalogue.bin`), as it is when they are moved.
   */
  'catalogue.moveProducts': job(z.strictObject({ ...someProducts, to: z.enum(['bin', 'catalogue']) }), moved),
  /**
   * Takes products out of the bin for good, models with their variants, before their 90 days are over. As when the bin
   * empties itself: a step of the history that no undo takes back. What is not in the bin is refused and stays.
   */
  'catalogue.discardProducts': job(z.strictObject(someProducts), moved),
  'catalogue.undo': job(z.strictObject({ requestId, changeSetId: id.nullable().default(null) }), stepResult),
  'catalogue.redo': job(z.strictObject({ requestId }), stepResult),
  'catalogue.history': query(
    z.strictObject({ before: id.nullable().default(null), limit: z.int().positive().max(500).default(100) }),
    z.object({ changeSets: z.array(changeSetSummary), canUndo: messageRef.nullable(), canRedo: messageRef.nullable() }),
  ),
  'catalogue.changes': query(
    z.strictObject({ changeSetId: id, ...page }),
    z.object({
      total: z.int(),
      changes: z.array(
        z.object({
          productId: id.nullable(),
          sku: z.string().nullable(),
          column: z.string(),
          before: cellValue,
          after: cellValue,
        }),
      ),
    }),
  ),
  /** SQLite integrity, the journal replayed to the same values, every projection equal to its recomputation. */
  'catalogue.check': query(
    z.strictObject({}),
    z.object({
      ok: z.boolean(),
      checks: z.array(z.object({ name: z.string(), ok: z.boolean(), checked: z.int(), problems: z.array(z.string()) })),
    }),
  ),
}
