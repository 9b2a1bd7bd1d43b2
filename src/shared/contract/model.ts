import { z } from 'zod'
import { changeSetSummary } from './catalogue.ts'
import { cellValue, code, id, labels, rejection, requestId, textFormat } from './common.ts'
import { command, job, query } from './define.ts'
import { ATTRIBUTE_TYPES, OWNERS } from '../vocabulary.ts'
import { MODEL_ENTITIES, modelChange } from './model-change.ts'

const count = z.int().nonnegative()
const changes = z.array(modelChange).min(1).max(20_000)

/** Besides the changes: how people write numbers in texts that are read anew, and whether selects get the options they need. */
const manner = {
  changes,
  createOptions: z.boolean().default(false),
  format: textFormat.default({ decimal: '.', dateOrder: 'ymd' }),
} as const

/**
 * Products, the axes they are to differ by, and the attributes that the model is to hold: null proposes some, and moves
 * up what all have in common.
 */
const group = {
  productIds: z.array(id).min(1).max(5_000),
  up: z.array(code).max(2_000).nullable().default(null),
  axes: z.array(code).min(1).max(3).nullable().default(null),
} as const

/** A product to be made below a model: its values on all axes, those of its own level from `ownFrom` on. */
const toMake = z.object({
  axes: z.array(cellValue),
  ownFrom: z.int(),
  /** A free one, like those of its siblings. */
  sku: z.string(),
  /** SKU of the model it goes under. */
  parent: z.string(),
})

const sample = z.object({ sku: z.string(), column: z.string(), before: cellValue, after: cellValue })

/** What a change of the model would do, counted before anything is written. */
export const modelImpact = z.object({
  /** Not empty: the change will not be made, for these reasons. */
  rejections: z.array(rejection),
  /** What uses the things that are to be removed or archived. */
  uses: z.array(z.object({ entity: z.string(), code: z.string(), what: z.string(), count })),
  /** Attributes that leave with their values: kept out of sight, back when they are taken into use again. */
  archived: z.array(z.string()),
  /** Per channel with a difference: products that become complete or incomplete in at least one of its languages. */
  channels: z.array(z.object({ channel: z.string(), products: count, becomeIncomplete: count, becomeComplete: count })),
  /** The same per language. */
  scopes: z.array(
    z.object({
      channel: z.string(),
      locale: z.string(),
      products: count,
      completeBefore: count,
      completeAfter: count,
      becomeIncomplete: count,
      becomeComplete: count,
    }),
  ),
  /** Values that a new type or scope moves or reads anew, and options merged. */
  values: z.array(
    z.object({
      attribute: z.string(),
      /** Values there are, and how many of them are read into the new form. */
      total: count,
      converted: count,
      samples: z.array(sample),
      /** Those that cannot be read: kept as texts in an attribute of their own, named here. */
      failed: count,
      failures: z.array(sample.extend({ reason: rejection })),
      keptIn: z.string().nullable(),
      /** Values of languages or channels that one value replaces: kept out of sight. */
      setAside: count,
      /** Options that would be made of texts. */
      newOptions: z.array(z.string()),
    }),
  ),
})
export type ModelImpact = z.output<typeof modelImpact>

/** One line of the data dictionary. */
export const dictionaryEntry = z.object({
  code: z.string(),
  type: z.enum(ATTRIBUTE_TYPES),
  labels,
  definition: labels,
  purpose: labels,
  group: z.string().nullable(),
  owner: z.enum(OWNERS),
  isScopable: z.boolean(),
  isLocalizable: z.boolean(),
  hasContext: z.boolean(),
  isInternal: z.boolean(),
  families: z.array(z.object({ family: z.string(), requiredIn: z.array(z.string()) })),
  /** Products of the families that have it, and how many of all products hold a value in any scope. */
  products: count,
  filled: count,
})
export type DictionaryEntry = z.output<typeof dictionaryEntry>

export const modelOperations = {
  /** The things of one kind, in their order; `of` names the attribute whose options are asked for. */
  'model.list': query(
    z.strictObject({
      entity: z.enum(MODEL_ENTITIES),
      of: code.nullable().default(null),
      search: z.string().max(200).default(''),
      limit: z.int().positive().max(50_000).default(5_000),
    }),
    z.object({
      total: count,
      items: z.array(
        z.object({ id, code: z.string(), of: z.string().nullable(), fields: z.record(z.string(), z.unknown()) }),
      ),
    }),
  ),
  /** Root models by part of their SKU, with the number of their variants. */
  'model.models': query(
    z.strictObject({ search: z.string().max(200).default(''), limit: z.int().positive().max(10_000).default(2_000) }),
    z.object({ models: z.array(z.object({ productId: id, sku: z.string(), variants: count })) }),
  ),
  'model.groupPreview': query(
    z.strictObject(group),
    z.object({
      rejections: z.array(rejection),
      axes: z.array(z.string()),
      /** Attributes that could tell them apart; `names`: read from names and SKUs, and filled in with the group. */
      candidates: z.array(z.object({ attribute: z.string(), distinct: count, from: z.enum(['values', 'names']) })),
      products: z.array(z.object({ productId: id, sku: z.string(), axes: z.array(cellValue) })),
      /** What the model will hold, and how many of the products keep a value of their own all the same. */
      common: z.array(z.object({ column: z.string(), value: cellValue, own: count })),
      /** Columns in which they differ, with what the model would hold of them. */
      differing: z.array(
        z.object({
          column: z.string(),
          shared: cellValue,
          /** How many would keep a value of their own. */
          own: count,
          /** The first different values. */
          values: z.array(cellValue).max(10),
        }),
      ),
      /** A SKU for the model: what theirs begin with. */
      sku: z.string(),
      scheme: z.object({ code: z.string(), isNew: z.boolean() }).nullable(),
    }),
  ),
  'model.groupVariants': job(
    z.strictObject({ requestId, ...group, sku: z.string().min(1).max(200), labels: labels.default({}) }),
    z.object({ changeSet: changeSetSummary.nullable(), productId: id.nullable(), rejections: z.array(rejection) }),
  ),
  'model.dissolve': job(
    z.strictObject({ requestId, productId: id }),
    z.object({ changeSet: changeSetSummary.nullable(), rejections: z.array(rejection) }),
  ),
  'model.matrix': query(
    z.strictObject({
      productId: id,
      /** Per axis, values to be shown beside those in use. */
      more: z.array(z.array(cellValue).max(500)).max(10).default([]),
    }),
    z.object({
      sku: z.string(),
      family: z.string().nullable(),
      scheme: z.string(),
      axes: z.array(z.string()),
      /** SKUs of the model and those below it: what the variants are variants of. */
      parents: z.array(z.string()),
      /** Attributes that each variant fills in for itself, without the axes. */
      below: z.array(z.string()),
      /** Per axis, the values in their order. */
      values: z.array(z.array(cellValue)),
      variants: z.array(z.object({ productId: id, sku: z.string(), axes: z.array(cellValue) })),
      /** Combinations that no variant has. */
      missing: z.array(toMake),
      /** Models between that those need and that are not there either, each before what goes under it. */
      between: z.array(toMake),
      /** What all variants say alike, though the model does not say it for them: it could move up. */
      alike: z.array(
        z.object({ attribute: z.string(), columns: z.array(z.object({ column: z.string(), value: cellValue })) }),
      ),
      /** What all variants show of the model. */
      inherited: z.array(z.object({ column: z.string(), value: cellValue })),
      /** Labels of the codes among those values, by column and code. */
      labels: z.record(z.string(), z.record(z.string(), labels)),
    }),
  ),
  /** Moves what all variants of a model say alike to the model; refused (`variants-differ`) where they do not. */
  'model.moveUp': command(
    z.strictObject({ requestId, productId: id, attributes: z.array(code).min(1).max(2_000) }),
    z.object({ changeSet: changeSetSummary.nullable(), rejections: z.array(rejection) }),
  ),
  /** Cells of other owners that were taken over here. */
  'model.overrides': query(
    z.strictObject({}),
    z.object({
      overrides: z.array(
        z.object({
          overrideId: id,
          productId: id,
          sku: z.string(),
          column: z.string(),
          owner: z.enum(OWNERS),
          before: cellValue,
          now: cellValue,
          setBy: z.string(),
          setAt: z.string(),
        }),
      ),
    }),
  ),
  'model.dictionary': query(z.strictObject({}), z.object({ entries: z.array(dictionaryEntry) })),
  /** Writes the dictionary as CSV to a file chosen by ticket, with the names of one language. */
  'model.exportDictionary': job(z.strictObject({ ticket: z.uuid(), locale: z.string().max(35) }), z.object({})),
  'model.impact': query(z.strictObject(manner), modelImpact),
  /**
   * Makes all the changes as one step, or none where one of them is refused. `createOptions`: texts that become a
   * select get the options they need.
   */
  'model.change': job(
    z.strictObject({ requestId, ...manner }),
    z.object({ changeSet: changeSetSummary.nullable(), rejections: z.array(rejection) }),
  ),
}
