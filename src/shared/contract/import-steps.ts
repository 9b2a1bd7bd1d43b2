import { z } from 'zod'
import { code } from './common.ts'
import {
  arithmeticOperation,
  caseOperation,
  findPattern,
  replaceOperation,
  translateOperation,
  trimOperation,
} from './sheet.ts'

/** Switched off: it stays in the list and does nothing. */
const isOff = z.boolean().default(false)

/** What becomes of a text for which a step finds nothing: it stays, nothing of it does, or the cell is refused. */
const otherwise = z.enum(['leave', 'empty', 'refuse'])
export type StepOtherwise = z.infer<typeof otherwise>

/** A column of the file by its header, or by its letter where it has none (`C`). */
const sourceName = z.string().min(1).max(300)

/**
 * One thing that is done to the cells of a column before they are read (docs/import.md). Steps that are operations of
 * the sheet as well have the same members and are carried out by the same code; what is left empty leaves what the
 * catalogue has.
 */
export const importStep = z.discriminatedUnion('kind', [
  trimOperation.omit({ whenEmpty: true }).extend({ isOff }),
  caseOperation.extend({ isOff }),
  replaceOperation.omit({ whenEmpty: true }).extend({ isOff }),
  /** The first thing a regular expression finds, as `take` writes it: `$&` all of it, `$1` what its first brackets hold. */
  z.strictObject({
    kind: z.literal('extract'),
    find: findPattern.shape.find,
    matchCase: findPattern.shape.matchCase,
    take: z.string().min(1).max(1_000).default('$&'),
    otherwise: otherwise.default('refuse'),
    isOff,
  }),
  /** One of the parts between separators: 1 is the first, -1 the last. A blank as separator is any run of blanks. */
  z.strictObject({
    kind: z.literal('split'),
    separator: z.string().min(1).max(100),
    part: z
      .int()
      .min(-100)
      .max(100)
      .refine((part) => part !== 0),
    /** That part with everything behind it. */
    isRest: z.boolean().default(false),
    otherwise: otherwise.default('empty'),
    isOff,
  }),
  translateOperation
    .omit({ whenEmpty: true, otherwise: true })
    .extend({ otherwise: otherwise.default('leave'), isOff }),
  /** The value of another table that was pasted in: in the row that has this text in column `key`, that of column `take`. */
  z.strictObject({
    kind: z.literal('lookup'),
    /** The first row holds the names of the columns. */
    table: z
      .array(z.array(z.string().max(2_000)).min(2).max(50))
      .min(2)
      .max(10_000),
    /** Places in the table, from 0. */
    key: z.int().nonnegative().max(49),
    take: z.int().nonnegative().max(49),
    matchCase: z.boolean().default(false),
    otherwise: otherwise.default('refuse'),
    isOff,
  }),
  arithmeticOperation.extend({ isOff }),
  /** Amounts in another unit of their family. `from`: the unit of those that are written without one. */
  z.strictObject({ kind: z.literal('convert-unit'), from: code.nullable().default(null), unit: code, isOff }),
  /** Dates written in this order, whatever the rest of the column looks like. */
  z.strictObject({ kind: z.literal('date'), order: z.enum(['dmy', 'mdy', 'ymd']), isOff }),
  /** `text`: without a tag, paragraphs as lines. `safe`: formatted, without scripts, styles and pictures. */
  z.strictObject({ kind: z.literal('html'), to: z.enum(['text', 'safe']).default('text'), isOff }),
  /** The same text in every row, or only where there is none. */
  z.strictObject({
    kind: z.literal('constant'),
    text: z.string().min(1).max(10_000),
    onlyEmpty: z.boolean().default(false),
    isOff,
  }),
  /** What there is, else the first of these columns that holds something. */
  z.strictObject({ kind: z.literal('first-filled'), columns: z.array(sourceName).min(1).max(50), isOff }),
  /** `{Brand} {Type}`: columns of the file in braces, this one as the steps before left it; like the sheet's template. */
  z.strictObject({ kind: z.literal('template'), template: z.string().min(1).max(10_000), isOff }),
])
export type ImportStep = z.infer<typeof importStep>
export type ImportStepKind = ImportStep['kind']

/** Together with all other columns' they must fit into a profile of a million characters. */
const STEPS_TEXT = 300_000

/** What is done to a column, in this order. */
export const importSteps = z
  .array(importStep)
  .max(20)
  .refine((steps) => JSON.stringify(steps).length <= STEPS_TEXT, 'The tables of these steps are too large.')

/** Something a step came to, or was refused for. */
export const stepOutcome = z.object({
  /** As a person reads it; empty for an empty cell. Null: refused. */
  text: z.string().nullable(),
  /** Code, words and params of the refusal, as in a rejection. */
  refusal: z
    .object({ code: z.string(), message: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
})
export type StepOutcome = z.infer<typeof stepOutcome>

/** What steps come to on some rows of the file. */
export const stepTrial = z.object({
  /** Rows looked at; the counts are of these. */
  rows: z.int(),
  changed: z.int(),
  refused: z.int(),
  empty: z.int(),
  /** Of each step in the list, how many rows it refused: those whose cell it could not handle. */
  refusedBy: z.array(z.int()),
  /** At most as many as asked for, different ones first, refused ones among them. */
  samples: z.array(
    z.object({
      row: z.int(),
      /** Where it stands in the file or sheet, from 1. */
      line: z.int(),
      before: z.string(),
      /** After each step of the list; null for one that is off or was not reached. */
      steps: z.array(stepOutcome.nullable()),
      /** What the catalogue would get, read by the rules of the target. */
      after: stepOutcome,
    }),
  ),
})
export type StepTrial = z.infer<typeof stepTrial>
