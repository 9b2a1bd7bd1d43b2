import { z } from 'zod'
import { ATTRIBUTE_TYPES, CONTEXT_KINDS, OWNERS } from '../vocabulary.ts'
import { code, labels } from './common.ts'

const codes = z.array(code).max(5_000)
const pattern = z.string().max(500).nullable()

/**
 * Everything a catalogue's model is made of, with what can be said of each. A form reads and writes the same fields;
 * codes are not among them, for files, filters and shops know things by their code.
 */
export const modelFields = {
  attribute: z.strictObject({
    type: z.enum(ATTRIBUTE_TYPES),
    labels,
    group: code.nullable(),
    isScopable: z.boolean(),
    isLocalizable: z.boolean(),
    hasContext: z.boolean(),
    isInternal: z.boolean(),
    isUnique: z.boolean(),
    owner: z.enum(OWNERS),
    maxLength: z.int().positive().nullable(),
    decimals: z.int().min(0).max(10).nullable(),
    minNumber: z.number().nullable(),
    maxNumber: z.number().nullable(),
    pattern,
    measurementFamily: code.nullable(),
    defaultUnit: z.string().max(100).nullable(),
    synonyms: z.array(z.string().max(200)).max(200),
    definition: labels,
    purpose: labels,
    sortOrder: z.int(),
    /** Out of use: unseen, its values kept. */
    isArchived: z.boolean(),
  }),
  'attribute-group': z.strictObject({ labels, steward: z.string().max(200).nullable(), sortOrder: z.int() }),
  option: z.strictObject({ labels, synonyms: z.array(z.string().max(200)).max(1_000), sortOrder: z.int() }),
  family: z.strictObject({
    labels,
    labelAttribute: code.nullable(),
    imageAttribute: code.nullable(),
    skuPattern: pattern,
    titleTemplate: z.string().max(1_000).nullable(),
    attributes: codes,
    /** Codes of required attributes, by channel. */
    requirements: z.record(code, codes),
  }),
  'family-variant': z.strictObject({
    labels,
    family: code,
    /** One list of attribute codes per level below the root model. */
    levels: z.array(codes).min(1).max(2),
    axes: z.array(codes).min(1).max(2),
  }),
  category: z.strictObject({ labels, parent: code.nullable(), sortOrder: z.int() }),
  'association-type': z.strictObject({ labels, isTwoWay: z.boolean() }),
  channel: z.strictObject({
    labels,
    locales: z.array(code).max(100),
    currencies: z.array(z.string().regex(/^[A-Z]{3}$/)).max(50),
    category: code.nullable(),
  }),
  locale: z.strictObject({ isDefault: z.boolean() }),
  'measurement-family': z.strictObject({
    labels,
    standardUnit: z.string().max(100),
    units: z
      .array(
        z.strictObject({
          code: z.string().min(1).max(100),
          symbol: z.string().max(20),
          /** standard = amount * factor + offset */
          factor: z.number(),
          offset: z.number(),
        }),
      )
      .max(200),
  }),
  context: z.strictObject({
    labels,
    kind: z.enum(CONTEXT_KINDS),
    fallback: code.nullable(),
    sortOrder: z.int(),
  }),
  supplier: z.strictObject({
    name: z.string().min(1).max(200),
    email: z.string().max(200).nullable(),
    locale: code.nullable(),
  }),
} as const

export type ModelEntity = keyof typeof modelFields
export type ModelFields<E extends ModelEntity = ModelEntity> = z.output<(typeof modelFields)[E]>

export const MODEL_ENTITIES = Object.keys(modelFields) as ModelEntity[] // its keys, by definition

const change = <E extends ModelEntity, F extends z.ZodType>(entity: E, fields: F) =>
  z.strictObject({
    entity: z.literal(entity),
    /** `merge` (options only) gives every product that has `code` the option `into`, and removes `code`. */
    action: z.enum(['create', 'update', 'remove', 'merge']),
    /** The attribute of an option. */
    of: code.nullable().default(null),
    code,
    fields: fields.optional(),
    into: code.nullable().default(null),
  })

/** One change of the model; fields left out stay as they are, or get their default. */
export const modelChange = z.discriminatedUnion('entity', [
  change('attribute', modelFields.attribute.partial()),
  change('attribute-group', modelFields['attribute-group'].partial()),
  change('option', modelFields.option.partial()),
  change('family', modelFields.family.partial()),
  change('family-variant', modelFields['family-variant'].partial()),
  change('category', modelFields.category.partial()),
  change('association-type', modelFields['association-type'].partial()),
  change('channel', modelFields.channel.partial()),
  change('locale', modelFields.locale.partial()),
  change('measurement-family', modelFields['measurement-family'].partial()),
  change('context', modelFields.context.partial()),
  change('supplier', modelFields.supplier.partial()),
])
export type ModelChange = z.output<typeof modelChange>
export type ModelChangeInput = z.input<typeof modelChange>
