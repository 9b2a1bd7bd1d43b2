import { z } from 'zod'
import { cellValue, column, id, textFormat } from './common.ts'
import { importStep } from './import-steps.ts'

/** What an import does with a row: the numbers of the receipt. */
export const rowOutcome = z.enum(['create', 'update', 'unchanged', 'skipped', 'rejected'])

/** Which staged rows: those that meet all of it. */
export const rowFilter = z.strictObject({
  outcome: rowOutcome.nullable().default(null),
  /** Only rows in which something was refused for this reason. */
  refused: z.string().max(100).nullable().default(null),
  /** Only rows that say nothing in the column mapped to this one. */
  empty: column.nullable().default(null),
  /** Only rows that change what the catalogue holds in this column; `create` rows fill, and change nothing. */
  changed: column.nullable().default(null),
  /** Only rows of which a value comes in that breaks this rule of quality, by its code. */
  breaks: z.string().max(200).nullable().default(null),
  /** Only rows that a person has repaired. */
  isRepaired: z.boolean().default(false),
})
export type RowFilter = z.infer<typeof rowFilter>

/** What one cell of a staged row is to say instead of what the file says. */
export const repairOperation = z.discriminatedUnion('kind', [
  /** Typed: read as the person writes numbers and dates, refused as any other cell. */
  z.strictObject({ kind: z.literal('set'), text: z.string().max(2_000_000) }),
  /** Chosen in an editor, in stored form. */
  z.strictObject({ kind: z.literal('set-value'), value: cellValue }),
  /** Empties what the catalogue holds. */
  z.strictObject({ kind: z.literal('clear') }),
  /** Brings nothing: what the catalogue holds stays. */
  z.strictObject({ kind: z.literal('leave') }),
  /** What the file says counts again. */
  z.strictObject({ kind: z.literal('put-back') }),
  /** Each column takes the cell of this row (a place as in `rows`). */
  z.strictObject({ kind: z.literal('fill-down'), from: z.int().nonnegative() }),
  /** Each row takes its own cell of this column of the file. */
  z.strictObject({ kind: z.literal('fill-right'), from: z.int().nonnegative() }),
  /** A pasted block from the first row and column on, again and again where there is room for it. */
  z.strictObject({
    kind: z.literal('table'),
    table: z
      .array(z.array(z.string().max(2_000_000)))
      .min(1)
      .max(100_000),
  }),
  /** One of the steps on columns, on what the cells say now. */
  z.strictObject({ kind: z.literal('step'), step: importStep }),
])
export type RepairOperation = z.infer<typeof repairOperation>

export const repairInput = z.strictObject({
  importId: id,
  /** Rows of the file, or those that `import.showRows` has put together. */
  view: z.enum(['all', 'shown']),
  /** Places in that view, from 0. */
  rows: z
    .array(z.strictObject({ from: z.int().nonnegative(), count: z.int().positive().max(2_000_000) }))
    .min(1)
    .max(10_000),
  /** Columns of the file, by index. */
  columns: z.array(z.int().nonnegative()).min(1).max(2_000),
  operation: repairOperation,
  format: textFormat,
})

/** What has been repaired so far, and whether there is a way back and forth. */
export const repairState = z.object({ cells: z.int(), rows: z.int(), canUndo: z.boolean(), canRedo: z.boolean() })
