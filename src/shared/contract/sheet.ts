import { z } from 'zod'
import { OVERRIDES } from '../vocabulary.ts'
import { changeSetSummary, viewQuery } from './catalogue.ts'
import { cellValue, code, column, id, rejection, requestId, textFormat } from './common.ts'
import { job, query } from './define.ts'

/**
 * Operations on ranges of cells, however many (docs/sheet.md). A selection says which products and columns; the engine
 * finds them, so rows that no window ever loaded are no different. Every one that writes is all or nothing, one step of
 * the history, and may be cancelled while it runs (`jobs.cancel`). None leaves a row in the list of jobs: what they
 * answer comes with `job.done`.
 */

/** The view of `catalogue.gridPage`. Positions count from 0 in the order of ids that `order` stamps. */
const viewOf = {
  viewKey: z.string().min(1).max(64),
  query: viewQuery,
  /**
   * As `gridPage` gave it. Another order by now means other products: the answer is AppError `conflict` with
   * `details.reason` "order-changed". Null takes the view as it is now: only for a range over all of it.
   */
  order: z.int().nullable(),
} as const

const columns = z.array(column).max(2_000)

/** Rows of a view; `count` may reach past the end. */
const rows = { from: z.int().nonnegative(), count: z.int().positive() } as const

const range = z.strictObject({ ...rows, columns: columns.min(1) })

/** Cells to read or change. Ranges may overlap: each cell counts once. "All that the filter shows" is one range. */
export const selection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), ...viewOf, ranges: z.array(range).min(1).max(1_000) }),
  z.strictObject({ kind: z.literal('products'), ids: z.array(id).min(1).max(1_000_000), columns: columns.min(1) }),
])
export type Selection = z.infer<typeof selection>

/** A number as decimal text, `.` before the decimals: `3`, `-0.05`. */
const decimal = z.string().regex(/^-?\d{1,15}(?:\.\d{1,15})?$/)
const positiveDecimal = z.string().regex(/^(?=.*[1-9])\d{1,15}(?:\.\d{1,15})?$/)

/**
 * What becomes of a cell for which an operation comes to nothing (an empty template, everything replaced by nothing).
 * Only `clear` empties; `leave` keeps what is there.
 */
const whenEmpty = z.enum(['leave', 'clear']).default('leave')

/** What is looked for in the text of a cell. */
const pattern = {
  find: z.string().min(1).max(2_000),
  /** A JavaScript regular expression with `u`; refused with AppError `invalid-input` when it is none or runs too long. */
  isRegex: z.boolean().default(false),
  /** False: letters match whatever their case. Accents always count. */
  matchCase: z.boolean().default(false),
  /** The whole cell, not a part of it. */
  wholeCell: z.boolean().default(false),
} as const
export const findPattern = z.strictObject(pattern)
export type FindPattern = z.infer<typeof findPattern>

export const rounding = z.discriminatedUnion('kind', [
  /** To a multiple of `step`: 0.05, 1, 10. */
  z.strictObject({
    kind: z.literal('step'),
    step: positiveDecimal,
    direction: z.enum(['up', 'down', 'nearest']).default('nearest'),
  }),
  /** To a price that ends so: `.95`, `9.99`, `49`. Its digits before the point are those of the ending, too. */
  z.strictObject({
    kind: z.literal('ending'),
    ending: z.string().regex(/^\d{0,6}(?:\.\d{1,6})?$/),
    direction: z.enum(['up', 'down', 'nearest']).default('nearest'),
  }),
])
export type Rounding = z.infer<typeof rounding>

/** `with` may use $1 to $9 and $<name> where `find` is a regular expression; `$$` is a dollar sign there. */
export const replaceOperation = z.strictObject({
  kind: z.literal('replace'),
  ...pattern,
  with: z.string().max(100_000),
  whenEmpty,
})

/** Exact decimals. `percent`: by so many percent more (3) or less (-10). Then rounded, else to the attribute's decimals. */
export const arithmeticOperation = z.strictObject({
  kind: z.literal('arithmetic'),
  operator: z.enum(['add', 'subtract', 'multiply', 'divide', 'percent']),
  operand: decimal,
  rounding: rounding.nullable().default(null),
})

/** In the rules of the column's language. */
export const caseOperation = z.strictObject({
  kind: z.literal('case'),
  to: z.enum(['upper', 'lower', 'title', 'sentence']),
})

export const trimOperation = z.strictObject({
  kind: z.literal('trim'),
  ends: z.boolean().default(true),
  /** Several blanks in a row become one; line breaks stay. */
  repeats: z.boolean().default(true),
  /** Non-breaking and other odd blanks become ordinary ones. */
  nonBreaking: z.boolean().default(true),
  whenEmpty,
})

/** Whole cells by a table; those that are not in it by `otherwise`. */
export const translateOperation = z.strictObject({
  kind: z.literal('translate'),
  table: z
    .array(z.strictObject({ from: z.string().max(10_000), to: z.string().max(10_000) }))
    .min(1)
    .max(10_000),
  matchCase: z.boolean().default(false),
  otherwise: z.enum(['leave', 'clear']).default('leave'),
  whenEmpty,
})

/** What is done to each cell. Three states everywhere: leave, set, clear. */
export const cellOperation = z.discriminatedUnion('kind', [
  /** As typed into each cell. Blank text clears, as it does there. */
  z.strictObject({ kind: z.literal('set'), text: z.string().max(2_000_000) }),
  /** In stored form, as an editor gives it; null clears. */
  z.strictObject({ kind: z.literal('set-value'), value: cellValue }),
  z.strictObject({ kind: z.literal('clear') }),
  /** Behind, or before, the text that is there. `fillsEmpty`: empty cells get it, too. */
  z.strictObject({ kind: z.literal('append'), text: z.string().max(100_000), fillsEmpty: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('prepend'), text: z.string().max(100_000), fillsEmpty: z.boolean().default(false) }),
  replaceOperation,
  arithmeticOperation,
  caseOperation,
  trimOperation,
  translateOperation,
  /** The value of another column of the same product, read by the rules of this one. */
  z.strictObject({ kind: z.literal('copy-from'), column, whenEmpty }),
  /**
   * `{brand} {name/nl_NL}`: columns in braces, `{{` is a brace. An attribute without its scope is taken in the scope of
   * the cell. Where a column is empty, the blanks and separators around it go with it; all empty is `whenEmpty`.
   */
  z.strictObject({ kind: z.literal('template'), template: z.string().min(1).max(10_000), whenEmpty }),
  /** Amounts in another unit of their family, by its code. */
  z.strictObject({ kind: z.literal('convert-unit'), unit: code }),
  /** Multi-selects and categories, by code. */
  z.strictObject({ kind: z.literal('add-options'), options: z.array(code).min(1).max(500) }),
  z.strictObject({ kind: z.literal('remove-options'), options: z.array(code).min(1).max(500) }),
])
export type CellOperation = z.infer<typeof cellOperation>

/** A channel, a language, a context; null where the attribute does not differ by it, and for what holds in no context. */
const scope = z.strictObject({
  channel: code.nullable(),
  locale: z.string().max(35).nullable(),
  context: code.nullable().default(null),
})
export type SheetScope = z.infer<typeof scope>

const written = {
  format: textFormat.default({ decimal: '.', dateOrder: 'ymd' }),
  /** Language of the person: names of days and months, and case where the column has no language. */
  language: z.string().max(35).default('en'),
} as const

/**
 * Cells that are refused unless this says so: a variant then keeps a value of its own where its model has one
 * (`inherited`), and a cell of another system is taken over (`foreign`). A value that changes nothing overrides nothing.
 */
const override = z.array(z.enum(OVERRIDES)).default([])

const operationOn = {
  selection,
  operation: cellOperation,
  /**
   * Into these scopes instead of those of the columns: each column of the selection stands for its attribute in every
   * one of them. Empty: the columns as they are.
   */
  scopes: z.array(scope).max(500).default([]),
  override,
  ...written,
} as const

const previewOf = z.strictObject({ ...operationOn, samples: z.int().min(1).max(1_000).default(20) })

const counts = {
  /** Every cell looked at: changed + unchanged + refused + locked. */
  cells: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** The value did not fit: not a number, too long, a SKU that is taken. */
  refused: z.int(),
  /** Not ours to write: kept by the till, inherited from the model, computed. */
  locked: z.int(),
} as const

const sample = z.object({
  productId: id,
  sku: z.string(),
  column: z.string(),
  before: cellValue,
  after: cellValue,
  /** Why not, for a cell that is refused or locked; `after` is then what was tried, as text, or null. */
  reason: rejection.nullable(),
  /** Of a price that changes: by how much, what is left of it without VAT and cost, and whether the rule asks for approval. */
  price: z
    .object({ changePercent: z.number().nullable(), marginPercent: z.number().nullable(), needsApproval: z.boolean() })
    .nullable(),
})

const preview = z.object({
  ...counts,
  products: z.int(),
  /** Per column actually written to: the columns of the selection, or of its scopes. */
  perColumn: z.array(z.object({ column: z.string(), ...counts })),
  /** How often each thing was refused or locked, by rejection code. */
  reasons: z.record(z.string(), z.int()),
  /** Prices that change by more than 10 %. */
  needApproval: z.int(),
  /** Of the prices that change; null where none has cost and VAT. */
  lowestMargin: z.object({ productId: id, sku: z.string(), percent: z.number() }).nullable(),
  /** As many as were asked for: prices that need approval, then the first that change, then the first that are refused. */
  samples: z.array(sample),
})
export type SheetPreview = z.infer<typeof preview>

/** What a finished operation did. */
export const sheetResult = z.object({
  /** The step, its label with the count (`history.<kind>`); null when nothing changed. */
  changeSet: changeSetSummary.nullable(),
  ...counts,
  /** Cells that somebody else changed while this ran: left as they made them, and not in `changed`. */
  kept: z.int(),
  products: z.int(),
  createdIds: z.array(id),
  /** More than `createdIds` lists (1,000). */
  created: z.int(),
  reasons: z.record(z.string(), z.int()),
  /** The first 1,000. */
  rejections: z.array(rejection),
  /** Where to look: the first cell that changed. */
  first: z.object({ productId: id, column: z.string() }).nullable(),
})
export type SheetResult = z.infer<typeof sheetResult>

/** Texts of a rectangle, row by row; a short row ends in cells that are left alone. */
const table = z
  .array(z.array(z.string().max(2_000_000)).max(2_000))
  .min(1)
  .max(1_000_000)

export const sheetOperations = {
  /**
   * The first cells an operation would change, within a few milliseconds: while the person is still choosing. Counts
   * are of the part looked at; `isComplete` when that was all.
   */
  'sheet.sample': query(previewOf, preview.extend({ isComplete: z.boolean() })),
  /** What an operation would do to every cell, without doing it. */
  'sheet.preview': job(previewOf, preview),
  'sheet.apply': job(z.strictObject({ requestId, ...operationOn }), sheetResult),
  /**
   * Texts into the cells from a position on, as Excel does: a target that is a whole number of times as large as the
   * table is filled by repeating it, any other takes the table once from its first cell. Rows past the end of the view
   * become new products: their SKU must be among the columns.
   */
  'sheet.paste': job(
    z.strictObject({
      requestId,
      /** Null: no view, every row of the table becomes a product; one without a SKU gets one by the shop's pattern. */
      anchor: z
        .strictObject({
          ...viewOf,
          from: z.int().nonnegative(),
          /** Size of the selection that is pasted into: 1 x 1 for a single cell. */
          target: z.strictObject({ rows: z.int().positive(), columns: z.int().positive() }),
        })
        .nullable(),
      /** Column keys from the anchor to the right, as shown: at least as many as will be written. Columns of the table beyond them are not pasted (`cutColumns`). */
      columns: columns.min(1),
      table,
      /** What was cut: emptied in the same step. Not those cells that are pasted over. */
      cut: selection.nullable().default(null),
      /** Values in stored form, from our own clipboard: numbers with a point, dates 2026-05-31, codes. */
      isRaw: z.boolean().default(false),
      /** An empty text empties its cell, as in Excel, or leaves it ("skip blanks"). */
      blanks: z.enum(['clear', 'leave']).default('clear'),
      /** Rows past the end: make products of them, or refuse them. */
      pastEnd: z.enum(['create', 'refuse']).default('create'),
      override,
      /** For created products: their family, and texts for columns that the table does not fill. */
      defaults: z
        .strictObject({ family: code.nullable().default(null), texts: z.record(column, z.string()).default({}) })
        .default({ family: null, texts: {} }),
      ...written,
    }),
    sheetResult.extend({ cutColumns: z.int() }),
  ),
  /**
   * The fill handle: `target` adjoins `source` on the side of `direction` and has its columns (down, up) or its rows
   * (right, left), columns in the order shown. `series` goes on where the source has a step (numbers, dates, `SKU-009`, names of days and months) and repeats it otherwise.
   */
  'sheet.fill': job(
    z.strictObject({
      requestId,
      ...viewOf,
      source: range,
      target: range,
      direction: z.enum(['down', 'up', 'right', 'left']),
      mode: z.enum(['copy', 'series']),
      override,
      ...written,
    }),
    sheetResult,
  ),
  /**
   * A selection as texts for the clipboard; several ranges must have the same rows or the same columns (AppError
   * `invalid-input`, reason "ranges-do-not-fit"), else at most 1,000,000 cells. `text` is tab separated and quoted as
   * Excel does; `html` keeps leading zeros, raw numbers and line breaks, and no text of it is taken for a formula.
   */
  'sheet.copy': job(
    z.strictObject({ selection, withHeaders: z.boolean().default(false), ...written }),
    z.object({ text: z.string(), html: z.string(), cells: z.int(), rows: z.int(), columns: z.int() }),
  ),
  /** Figures of the status bar. Decimal texts, exact; null without numbers. Amounts with units are left out. */
  'sheet.summary': job(
    z.strictObject({ selection }),
    z.object({
      cells: z.int(),
      filled: z.int(),
      numbers: z.int(),
      sum: z.string().nullable(),
      average: z.string().nullable(),
      min: z.string().nullable(),
      max: z.string().nullable(),
    }),
  ),
  /** The next cell that matches, in the order of the view: row by row, then by the order of the columns; wraps around. */
  'sheet.find': job(
    z.strictObject({
      ...viewOf,
      columns: columns.min(1),
      /** Only these rows of the view; null for all. */
      rows: z.strictObject(rows).nullable().default(null),
      pattern: findPattern,
      /** The cell to go on from; it is itself the last to be looked at. Null: from the first, or the last. */
      after: z.strictObject({ row: z.int().nonnegative(), column }).nullable(),
      backwards: z.boolean().default(false),
      ...written,
    }),
    z.object({
      match: z.object({ row: z.int(), productId: id, column: z.string(), text: z.string() }).nullable(),
      /** The search went past the end and began anew. */
      isWrapped: z.boolean(),
    }),
  ),
  /** What a pattern finds in a few products, to mark it where they are drawn: the pieces of text, per cell. */
  'sheet.hits': query(
    z.strictObject({
      ids: z.array(id).max(500),
      columns: columns.min(1),
      pattern: findPattern,
      /** The place in the journal that is shown; null: now. */
      asOf: z.int().nonnegative().nullable().default(null),
      ...written,
    }),
    z.object({ hits: z.array(z.object({ productId: id, column: z.string(), texts: z.array(z.string()) })) }),
  ),
  'sheet.count': job(
    z.strictObject({ selection, pattern: findPattern, ...written }),
    z.object({ cells: z.int(), matches: z.int(), products: z.int() }),
  ),
}
