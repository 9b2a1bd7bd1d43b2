import { z } from 'zod'
import { code, column, id, messageRef, rejection, textFormat } from './common.ts'
import { command, query } from './define.ts'
import { importPolicy } from './import-policy.ts'
import { importSteps, stepTrial } from './import-steps.ts'

/** Where one source column goes and how it is read. */
export const columnMapping = z.strictObject({
  column: z.int().nonnegative(),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ignore') }),
    z.strictObject({ kind: z.literal('column'), column }),
    z.strictObject({
      kind: z.literal('new-attribute'),
      code,
      /** One of the attribute types. */
      type: z.string().max(40),
      label: z.string().max(1_000),
      /** Set: the attribute differs per language, and the column is this language's. */
      locale: z.string().nullable(),
    }),
  ]),
  isIdentifier: z.boolean().default(false),
  /** How the column's text is read; null = decided from its values. */
  decimal: z.enum([',', '.']).nullable().default(null),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable().default(null),
  /** Unit of numbers that have none of their own; null = that of the header, else the attribute's. */
  unit: z.string().max(40).nullable().optional(),
  /** What an empty cell means: what the catalogue holds stays, or is emptied. Left out: as it was, at first `leave`. */
  onEmpty: z.enum(['leave', 'clear']).optional(),
  /**
   * What texts are that the catalogue has nothing of yet: one it has, by its code (an option, family, category or
   * unit), or nothing, which refuses them. Of those not named, options and categories are made, families and units
   * refused; `isMade` has a family made. Categories go by their path, "Wonen > Lampen". Left out: as it was, at first
   * nothing is named.
   */
  newOptions: z
    .array(z.strictObject({ text: z.string().min(1).max(500), into: code.nullable(), isMade: z.boolean().optional() }))
    .max(5_000)
    .optional(),
  /** What is done to its cells before they are read; left out: as it was, at first nothing. */
  steps: importSteps.optional(),
  /**
   * The name of a field that is no column of the file: its steps alone say what it holds (a constant, several columns
   * joined). `column` is then the number behind the file's last column; left out again with the target `ignore`.
   */
  name: z.string().trim().min(1).max(200).optional(),
})

/** A column of the file, and where it goes. */
export const columnInfo = z.object({
  index: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  mapping: columnMapping,
  /** 0 to 1; at or above `autoThreshold` it is taken without asking. */
  confidence: z.number(),
  reason: messageRef,
  /** False until a person settles it: `mapping` is then only a proposal. */
  isSure: z.boolean(),
  /** What only a person can tell: the values can be read two ways, and those that can are refused until then. */
  question: z.enum(['decimal', 'date-order']).nullable().optional(),
  /** A person corrected this column in an earlier delivery, and that is what is proposed: it can be forgotten. */
  isRemembered: z.boolean().optional(),
  /** No column of the file, but made of others by its steps. */
  isAdded: z.boolean().optional(),
})

/** Where columns go: said, checked, tried. */
export const mappingOperations = {
  /** What is wrong with where the columns go, by rows from all over the file read as they will be; nothing is kept. */
  'import.checkMapping': query(
    z.strictObject({ importId: id }),
    z.object({
      /** Looked at. */
      rows: z.int(),
      /** By column and cause: how many values would be refused, and some of them with their line in the file. */
      faults: z.array(
        z.object({
          column: z.int(),
          rejection,
          count: z.int(),
          samples: z.array(z.object({ line: z.int(), text: z.string() })),
        }),
      ),
      /** Columns with a step (from 1) that reads a column the file has not. */
      broken: z.array(z.object({ column: z.int(), step: z.int(), reads: z.string() })),
      /** Codes of attributes that the new products of the file would lack though every family requires them. */
      missing: z.array(code),
    }),
  ),
  'import.setMapping': command(
    z.strictObject({
      importId: id,
      columns: z.array(columnMapping).max(2_000),
      /** What is left out stays as it was, at first as the profile says, else `DEFAULT_POLICY`. */
      policy: importPolicy.partial().optional(),
      /** Whose delivery it is: the history keeps it with the step. Left out: as it was, at first by profile or file name. */
      supplier: code.nullable().optional(),
    }),
    z.object({}),
  ),
  /** Forgets what a person corrected of a column in an earlier delivery of this supplier; proposes the column anew. */
  'import.forgetCorrection': command(z.strictObject({ importId: id, column: z.int().nonnegative() }), z.object({})),
  /** What steps would come to, on rows from all over the file; nothing is kept. Within 200 ms, however large the file. */
  'import.trySteps': query(
    z.strictObject({
      importId: id,
      mapping: columnMapping,
      count: z.int().positive().max(50).default(8),
      /** How the person reads numbers and dates. */
      format: textFormat.default({ decimal: '.', dateOrder: 'ymd' }),
    }),
    stepTrial,
  ),
}
