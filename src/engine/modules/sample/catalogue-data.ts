import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  ATTRIBUTE_TYPES,
  CODE_PATTERN,
  CONTEXT_KINDS,
  OWNERS,
  PRODUCT_KINDS,
  PRODUCT_STATUSES,
} from '../../../shared/vocabulary.ts'

const code = z.string().regex(CODE_PATTERN)
const labels = z.record(z.string(), z.string())
const named = z.strictObject({ code, labels })
const option = named.extend({ synonyms: z.array(z.string()).default([]) })

const attribute = named.extend({
  type: z.enum(ATTRIBUTE_TYPES),
  group: code,
  isScopable: z.boolean().default(false),
  isLocalizable: z.boolean().default(false),
  hasContext: z.boolean().default(false),
  isInternal: z.boolean().default(false),
  isUnique: z.boolean().default(false),
  owner: z.enum(OWNERS).default('pim'),
  maxLength: z.int().nullable().default(null),
  decimals: z.int().nullable().default(null),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  pattern: z.string().nullable().default(null),
  measurementFamily: code.nullable().default(null),
  defaultUnit: z.string().nullable().default(null),
  referenceEntity: code.nullable().default(null),
  synonyms: z.array(z.string()).default([]),
  options: z.array(option).default([]),
})

const structure = z.strictObject({
  name: z.string(),
  locales: z.array(z.strictObject({ code, isDefault: z.boolean().default(false) })).min(1),
  currencies: z.array(z.string()),
  contexts: z
    .array(named.extend({ kind: z.enum(CONTEXT_KINDS).default('audience'), fallback: code.nullable().default(null) }))
    .default([]),
  channels: z.array(
    named.extend({ locales: z.array(code), currencies: z.array(z.string()), category: code.nullable().default(null) }),
  ),
  measurementFamilies: z.array(
    named.extend({
      standardUnit: z.string(),
      units: z.array(
        z.strictObject({ code: z.string(), symbol: z.string(), factor: z.number(), offset: z.number().default(0) }),
      ),
    }),
  ),
  attributeGroups: z.array(named),
  attributes: z.array(attribute),
  referenceEntities: z
    .array(named.extend({ records: z.array(named.extend({ attributes: z.record(z.string(), z.unknown()) })) }))
    .default([]),
  families: z.array(
    named.extend({
      labelAttribute: code.nullable().default(null),
      imageAttribute: code.nullable().default(null),
      attributes: z.array(code),
      requirements: z.record(z.string(), z.array(code)),
    }),
  ),
  familyVariants: z
    .array(named.extend({ family: code, axes: z.array(z.array(code)), levels: z.array(z.array(code)) }))
    .default([]),
  categories: z.array(named.extend({ parent: code.nullable() })).default([]),
  associationTypes: z.array(named.extend({ isTwoWay: z.boolean() })).default([]),
  suppliers: z
    .array(z.strictObject({ code, name: z.string(), email: z.string().nullable(), locale: z.string().nullable() }))
    .default([]),
})
export type StructureData = z.infer<typeof structure>

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const product = z.strictObject({
  sku: z.string(),
  kind: z.enum(PRODUCT_KINDS),
  parent: z.string().nullable(),
  family: code.nullable(),
  familyVariant: code.nullable().default(null),
  status: z.enum(PRODUCT_STATUSES),
  categories: z.array(code),
  values: z.record(z.string(), value),
  associations: z.record(code, z.array(z.string())).default({}),
})
export type ProductData = z.infer<typeof product>

export interface CatalogueData {
  readonly structure: StructureData
  /** In an order that has every model before its variants. */
  readonly products: readonly ProductData[]
}

/** Reads `structure.json` and, where present, `products.jsonl` of a folder. A file out of shape is a bug and throws. */
export function readCatalogueData(folder: string): CatalogueData {
  const products = join(folder, 'products.jsonl')
  return {
    structure: structure.parse(JSON.parse(readFileSync(join(folder, 'structure.json'), 'utf8'))),
    products: existsSync(products) ? readLines(products) : [],
  }
}

function readLines(path: string): ProductData[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => product.parse(JSON.parse(line)))
}
