import { z } from 'zod'
import { changeSetSummary } from './catalogue.ts'
import { cellValue, column, id, page, requestId, textFormat } from './common.ts'
import { job, query } from './define.ts'
import { selection, sheetResult } from './sheet.ts'

/** A place in the journal: the number of its last change row. 0 is before anything; it never means anything else later. */
const place = z.int().nonnegative()

/** A time in UTC, as `Date.toISOString` writes it. */
const time = z.iso.datetime()

export const moment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({ kind: z.literal('time'), at: time }),
  /** Just before a step began to write. */
  z.strictObject({ kind: z.literal('before-step'), changeSetId: id }),
  /** When a step had written all of it; edits that slipped in between are before that. */
  z.strictObject({ kind: z.literal('after-step'), changeSetId: id }),
])
export type Moment = z.infer<typeof moment>

/** Cells that differ between two places. A cell belongs to the step that changed it last in between. */
const difference = z.strictObject({
  from: place,
  to: place,
  /** Empty: every column. */
  columns: z.array(column).max(2_000).default([]),
  actor: z.string().max(200).nullable().default(null),
  kind: z.string().max(100).nullable().default(null),
  origin: z.string().max(100).nullable().default(null),
  /** The code of a supplier: only what its deliveries changed last. */
  supplier: z.string().max(200).nullable().default(null),
  changeSetId: id.nullable().default(null),
  productIds: z.array(id).max(1_000_000).nullable().default(null),
  /** Only these cells of a grid, whether it shows now or the past. Throws as every operation on a selection does. */
  selection: selection.nullable().default(null),
  /** Only products that this filter shows now (docs/filter-language.md): those of a supplier, a family, a brand. */
  filter: z.string().max(10_000).default(''),
})
export type Difference = z.infer<typeof difference>

const count = z.object({ key: z.string(), cells: z.int() })

const restored = {
  /** Every cell looked at: changed + unchanged + refused + locked. */
  cells: z.int(),
  changed: z.int(),
  /** Has the value of then already. */
  unchanged: z.int(),
  /** A rule of today forbids the value of then. */
  refused: z.int(),
  /** Not ours to write: kept by the till, inherited from the model. */
  locked: z.int(),
  reasons: z.record(z.string(), z.int()),
  /** Products made since, that go to the bin, and products binned since, that come back: only where every column is. */
  binned: z.int(),
  returned: z.int(),
  /** Products that were taken away for good since, and cannot come back. */
  gone: z.int(),
} as const

/** The time machine (docs/history.md): the journal asked by cell, product, person and step; the past; and back to it. */
export const historyOperations = {
  /** Steps newest first; every filter must hold. Pages by `before`, the id of the last step seen. */
  'history.steps': query(
    z.strictObject({
      productId: id.nullable().default(null),
      column: column.nullable().default(null),
      actor: z.string().max(200).nullable().default(null),
      kind: z.string().max(100).nullable().default(null),
      origin: z.string().max(100).nullable().default(null),
      supplier: z.string().max(200).nullable().default(null),
      since: time.nullable().default(null),
      until: time.nullable().default(null),
      before: id.nullable().default(null),
      limit: z.int().positive().max(500).default(100),
    }),
    z.object({ changeSets: z.array(changeSetSummary), hasMore: z.boolean() }),
  ),
  /** What there is to filter steps by. */
  'history.facets': query(
    z.strictObject({}),
    z.object({
      actors: z.array(z.string()),
      kinds: z.array(z.string()),
      origins: z.array(z.string()),
      /** Codes of the suppliers whose deliveries were imported. */
      suppliers: z.array(z.string()),
      /** Columns that were ever written to. */
      columns: z.array(z.string()),
    }),
  ),
  /** Turns a moment into a place in the journal, and says what happened last before it. */
  'history.moment': query(
    z.strictObject({ moment }),
    z.object({
      place,
      /** When the last change up to there was written; null before the first. */
      at: z.string().nullable(),
      /** Steps finished since then. */
      stepsSince: z.int(),
    }),
  ),
  /** A page of the difference, products by id, their columns in the order of slots. Counts are of the whole. */
  'history.difference': query(
    z.strictObject({ difference, ...page }),
    z.object({
      total: z.int(),
      products: z.int(),
      created: z.int(),
      removed: z.int(),
      cells: z.array(
        z.object({
          productId: id,
          /** Null when the product is gone for good. */
          sku: z.string().nullable(),
          column: z.string(),
          before: cellValue,
          after: cellValue,
          changeSetId: id,
        }),
      ),
      /** The steps of the cells on this page. */
      steps: z.array(changeSetSummary),
      /** Of everything between the two places, whatever the filters: most cells first, at most 200 each. */
      facets: z.object({
        columns: z.array(count),
        actors: z.array(count),
        kinds: z.array(count),
        suppliers: z.array(count),
      }),
    }),
  ),
  /**
   * Writes the difference to the file that was chosen, one line a cell: a workbook where its name ends in `.xlsx`
   * (refused beyond 100,000 cells), else CSV as UTF-8 with byte order mark (beyond 1,000,000).
   */
  'history.export': job(
    z.strictObject({ difference, ticket: z.string().min(1).max(100) }),
    z.object({ cells: z.int() }),
  ),
  /** What `history.restore` would do. */
  'history.preview': job(
    z.strictObject({ difference }),
    z.object({ ...restored, perColumn: z.array(z.object({ column: z.string(), cells: z.int(), changed: z.int() })) }),
  ),
  /**
   * Gives the cells of a difference the values they had at `from`, as one new step; cells outside of it stay as they
   * are. With every column in it, and no selection, products follow too: those made since go to the bin, those binned since come back.
   */
  'history.restore': job(
    z.strictObject({
      requestId,
      difference,
      format: textFormat.default({ decimal: '.', dateOrder: 'ymd' }),
      language: z.string().max(35).default('en'),
    }),
    z.object({ ...restored, changeSet: sheetResult.shape.changeSet, first: sheetResult.shape.first }),
  ),
}
