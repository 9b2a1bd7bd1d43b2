import { z } from 'zod'
import { ATTRIBUTE_TYPES, CONTEXT_KINDS, OWNERS } from '../vocabulary.ts'
import { id, labels } from './common.ts'

const attribute = z.object({
  id,
  code: z.string(),
  type: z.enum(ATTRIBUTE_TYPES),
  labels,
  group: z.string().nullable(),
  isScopable: z.boolean(),
  isLocalizable: z.boolean(),
  hasContext: z.boolean(),
  isInternal: z.boolean(),
  isUnique: z.boolean(),
  owner: z.enum(OWNERS),
  maxLength: z.int().nullable(),
  decimals: z.int().nullable(),
  measurementFamily: z.string().nullable(),
  defaultUnit: z.string().nullable(),
  sortOrder: z.int(),
})
export type AttributeInfo = z.infer<typeof attribute>

const named = z.object({ id, code: z.string(), labels })

/** The model of a catalogue, as windows know it. */
export const structure = z.object({
  version: z.int(),
  attributes: z.array(attribute),
  attributeGroups: z.array(named.extend({ sortOrder: z.int() })),
  families: z.array(
    named.extend({
      attributes: z.array(z.string()),
      /** Attribute codes required, per channel code. */
      requirements: z.record(z.string(), z.array(z.string())),
      labelAttribute: z.string().nullable(),
      imageAttribute: z.string().nullable(),
      /** A regular expression that SKUs are to match. */
      skuPattern: z.string().nullable(),
    }),
  ),
  channels: z.array(named.extend({ locales: z.array(z.string()), currencies: z.array(z.string()) })),
  locales: z.array(z.object({ code: z.string(), isDefault: z.boolean() })),
  /** In their order; `fallback` is the code of the context whose value stands in for a missing one. */
  contexts: z.array(named.extend({ kind: z.enum(CONTEXT_KINDS), fallback: z.string().nullable() })),
  categories: z.array(named.extend({ parent: z.string().nullable(), sortOrder: z.int() })),
  associationTypes: z.array(named),
  suppliers: z.array(z.object({ id, code: z.string(), name: z.string() })),
  measurementFamilies: z.array(
    z.object({
      code: z.string(),
      standardUnit: z.string(),
      units: z.array(z.object({ code: z.string(), symbol: z.string(), factor: z.number(), offset: z.number() })),
    }),
  ),
})
export type Structure = z.infer<typeof structure>
