import { z } from 'zod'
import { changeSetSummary } from './change-set.ts'
import { ATTRIBUTE_TYPES } from '../vocabulary.ts'
import { cellValue, code, column, id, labels, page, rejection, requestId } from './common.ts'
import { command, job, query } from './define.ts'

export const SEVERITIES = ['block', 'warn', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

const attributes = z.array(code).min(1).max(50)
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/)

/** What is asked of values; every kind is about cells of its attributes (docs/quality.md). Empty cells pass all but `required`. */
export const ruleCheck = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('required'), attributes }),
  z.strictObject({ kind: z.literal('pattern'), attributes, pattern: z.string().min(1).max(1_000) }),
  /** Numbers and prices in decimals, dates as `2026-05-31`, measurements in `unit`; both ends are allowed values. */
  z.strictObject({
    kind: z.literal('range'),
    attributes,
    min: z.union([decimal, z.iso.date()]).nullable().default(null),
    max: z.union([decimal, z.iso.date()]).nullable().default(null),
    unit: code.nullable().default(null),
  }),
  /** Characters as people see them; of formatted text without its tags. */
  z.strictObject({
    kind: z.literal('length'),
    attributes,
    min: z.int().nonnegative().nullable().default(null),
    max: z.int().positive().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('options'), attributes, allowed: z.array(code).min(1).max(1_000) }),
  z.strictObject({
    kind: z.literal('unique'),
    attributes,
    within: z.enum(['catalogue', 'family']).default('catalogue'),
  }),
  /** Products that say the same in other words' order, case or signs: nobody needs both. `ignore`: words that say nothing. */
  z.strictObject({
    kind: z.literal('alike'),
    attributes,
    ignore: z.array(z.string().min(1).max(50)).max(100).default([]),
  }),
  /** Written otherwise than most products write it: `NORDHAVN` beside many `Nordhavn`. */
  z.strictObject({ kind: z.literal('spelling'), attributes }),
  /** Letters that were read in the wrong encoding: `Ã©` for `é`. */
  z.strictObject({ kind: z.literal('encoding'), attributes }),
  z.strictObject({ kind: z.literal('gtin'), attributes }),
  z.strictObject({ kind: z.literal('unit'), attributes, unit: code }),
  z.strictObject({
    kind: z.literal('compare'),
    attributes,
    is: z.enum(['below', 'at-most', 'at-least', 'above', 'equal', 'different']),
    other: code,
    /** Takes the rate in the product's VAT option off the value first: a sales price beside a cost. */
    withoutVat: z.boolean().default(false),
  }),
  /** Whether a text reads as the language of its column; short texts pass. */
  z.strictObject({ kind: z.literal('language'), attributes }),
  z.strictObject({
    kind: z.literal('forbidden'),
    attributes,
    words: z.array(z.string().min(1).max(100)).min(1).max(500),
  }),
  z.strictObject({ kind: z.literal('html'), attributes, tags: z.array(z.string().regex(/^[a-z][a-z0-9]*$/)).max(100) }),
  z.strictObject({ kind: z.literal('spaces'), attributes }),
  z.strictObject({ kind: z.literal('case'), attributes, to: z.enum(['upper', 'lower', 'sentence']) }),
  /** A date that may be so many days old; of the product's last change where no attribute is named. */
  z.strictObject({ kind: z.literal('fresh'), attributes: z.array(code).max(50), days: z.int().positive().max(36_500) }),
])
export type RuleCheck = z.infer<typeof ruleCheck>
export type RuleKind = RuleCheck['kind']

/** One rule as it stands in the catalogue, in a pack and in a file. */
export const qualityRule = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  isOn: z.boolean().default(true),
  severity: z.enum(SEVERITIES),
  /** Its name and what to do about it, by language. */
  labels: labels,
  hints: labels.default({}),
  /** The pack it came with; null for one of the shop's own. */
  pack: code.nullable().default(null),
  /** Where it is written that this is asked: an article, a page. */
  source: z.string().max(500).nullable().default(null),
  /** Where it counts; an empty list is everywhere. */
  where: z
    .strictObject({
      families: z.array(code).max(500).default([]),
      channels: z.array(code).max(100).default([]),
      locales: z.array(code).max(100).default([]),
    })
    .prefault({}),
  /** Only for products of which this is true. */
  when: z
    .strictObject({
      attribute: code,
      is: z.enum(['filled', 'empty', 'one-of', 'none-of']),
      values: z.array(z.string().max(200)).max(200).default([]),
    })
    .nullable()
    .default(null),
  check: ruleCheck,
})
export type QualityRule = z.infer<typeof qualityRule>

/** A file of rules. `version` rises when an older program could no longer read it rightly. */
export const ruleFile = z.strictObject({
  format: z.literal('etalage-rules'),
  version: z.literal(1),
  rules: z.array(qualityRule).max(500),
})
export type RuleFile = z.infer<typeof ruleFile>

/** A file of rules that ships with the program, and the attributes it speaks of. */
export const rulePack = ruleFile.extend({
  pack: code,
  labels,
  descriptions: labels,
  attributes: z
    .array(
      z.strictObject({
        code,
        type: z.enum(ATTRIBUTE_TYPES),
        labels,
        isLocalizable: z.boolean().default(false),
        options: z.array(z.strictObject({ code, labels })).default([]),
      }),
    )
    .max(50),
})
export type RulePack = z.infer<typeof rulePack>

const params = z.record(z.string(), z.union([z.string(), z.number()]))

/** One cell that breaks a rule. */
const problemRow = z.object({
  productId: id,
  sku: z.string(),
  name: z.string().nullable(),
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  kind: z.string(),
  column,
  value: cellValue,
  /** Numbers and names of the message for its kind. */
  params,
  /** What the cell would hold after the fix; null where none is certain. */
  fix: cellValue,
})
export type ProblemRow = z.infer<typeof problemRow>

const narrowing = {
  rule: z.string().nullable().default(null),
  attribute: code.nullable().default(null),
  family: z.string().nullable().default(null),
  supplier: z.string().nullable().default(null),
  severity: z.enum(SEVERITIES).nullable().default(null),
} as const
export const problemFilter = z.strictObject(narrowing)

const tried = z.object({
  /** Cells that break it, and products they are of. */
  cells: z.int(),
  products: z.int(),
  judged: z.int(),
  samples: z.array(problemRow),
})

export const ruleOperations = {
  'quality.rules': query(
    z.strictObject({}),
    z.object({
      rules: z.array(
        z.object({
          rule: qualityRule,
          /** Cells that break it now, and the columns it looks at: none where the catalogue has not the attributes. */
          problems: z.int(),
          columns: z.int(),
          canFix: z.boolean(),
        }),
      ),
      packs: z.array(
        z.object({
          pack: code,
          labels,
          descriptions: labels,
          rules: z.int(),
          isOn: z.boolean(),
          /** Attributes the pack speaks of that the catalogue has not. */
          missingAttributes: z.array(code),
        }),
      ),
    }),
  ),
  /** Puts rules (by code: new or in place of the one there) and takes others away, as one step. */
  'quality.changeRules': command(
    z.strictObject({
      requestId,
      put: z.array(qualityRule).max(500).default([]),
      remove: z.array(z.string()).max(500).default([]),
    }),
    z.object({ changeSet: changeSetSummary.nullable() }),
  ),
  /** Switches a pack on (its rules come in, its attributes too if asked) or off (its rules go), as one step. */
  'quality.switchPack': command(
    z.strictObject({ requestId, pack: code, isOn: z.boolean(), createAttributes: z.boolean().default(false) }),
    z.object({ changeSet: changeSetSummary.nullable() }),
  ),
  /** Writes rules (by code; null: all) as JSON that `quality.openRules` takes. */
  'quality.saveRules': job(
    z.strictObject({ ticket: z.string(), codes: z.array(z.string()).max(500).nullable().default(null) }),
    z.object({ rules: z.int() }),
  ),
  /** Takes in a file of rules or a pack, as one step; rules of the same code are replaced. */
  'quality.openRules': job(
    z.strictObject({ ticket: z.string(), requestId }),
    z.object({ changeSet: changeSetSummary.nullable(), rules: z.int(), replaced: z.int() }),
  ),
  /** What a rule would find, before it is kept. */
  'quality.tryRule': job(z.strictObject({ rule: qualityRule }), tried),
  /** Cells that break a rule, counted in groups; each level adds up to the same `total`. */
  'quality.problems': query(
    z.strictObject({
      by: z.enum(['rule', 'attribute', 'family', 'supplier']).default('rule'),
      ...narrowing,
    }),
    z.object({
      total: z.int(),
      products: z.int(),
      blocking: z.int(),
      groups: z.array(
        z.object({
          /** Code of the rule, attribute, family or supplier; null for products of none. */
          key: z.string().nullable(),
          problems: z.int(),
          products: z.int(),
        }),
      ),
    }),
  ),
  'quality.problemRows': query(
    z.strictObject({ ...narrowing, ...page, productIds: z.array(id).max(1_000).nullable().default(null) }),
    z.object({ rows: z.array(problemRow) }),
  ),
  /** Carries out the certain fix of one cell, or of all that a narrowing shows, as one step. */
  'quality.fix': command(
    z.strictObject({
      requestId,
      cells: z.union([
        z.object({ of: problemFilter }),
        z
          .array(z.strictObject({ productId: id, column, rule: z.string() }))
          .min(1)
          .max(1_000),
      ]),
    }),
    z.object({
      changeSet: changeSetSummary.nullable(),
      changed: z.int(),
      rejections: z.array(rejection),
      /** Cells left for another round: one step takes at most 20,000. */
      left: z.int(),
    }),
  ),
}
