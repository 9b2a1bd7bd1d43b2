/** The words of the catalogue that every process shares; the field's standard terms (docs/architecture.md, Names). */

export const ATTRIBUTE_TYPES = [
  'identifier',
  'text',
  'textarea',
  'rich-text',
  'number',
  'boolean',
  'date',
  'simple-select',
  'multi-select',
  'price',
  'measurement',
  'image',
  'file',
  'asset-collection',
  'reference',
] as const
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number]

export const PRODUCT_KINDS = ['product', 'model', 'variant'] as const
export type ProductKind = (typeof PRODUCT_KINDS)[number]

/** Life cycle of a product, from received to phased out. */
export const PRODUCT_STATUSES = ['draft', 'enriching', 'review', 'ready', 'published', 'phase-out'] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

/**
 * Who masters an attribute. What is not `pim` is shown locked; what `erp`, `pos` or `shop` master is never written to a
 * shop by us, since they do so themselves.
 */
export const OWNERS = ['pim', 'erp', 'pos', 'supplier', 'shop'] as const
export type Owner = (typeof OWNERS)[number]

/** What a person may write over in so many words: a model's value on a variant, a value that another system keeps. */
export const OVERRIDES = ['inherited', 'foreign'] as const
export type Override = (typeof OVERRIDES)[number]

/** What the third axis of a value tells apart: where, for whom, or in which taste. */
export const CONTEXT_KINDS = ['region', 'audience', 'style'] as const
export type ContextKind = (typeof CONTEXT_KINDS)[number]

/** Languages of the app itself. */
export const UI_LOCALES = ['en', 'nl', 'fr', 'sv'] as const
export type UiLocale = (typeof UI_LOCALES)[number]

/** Texts in several languages: by catalogue locale (`nl_NL`) or by bare language (`nl`). */
export type Labels = Readonly<Record<string, string>>

/**
 * One stored value. Numbers and prices are numbers of at most 15 significant digits, so that the shortest decimal
 * of the double is what was typed; booleans 0 or 1; dates `2026-05-31`; select an option code; multi-select, asset
 * collections and associations a JSON list of codes or ids; measurements `1.5 KILOGRAM`; everything else text.
 */
export type CellValue = string | number | null

/** Columns of every product that are not attributes. */
export const SYSTEM_COLUMNS = [
  'sku',
  'kind',
  'parent',
  'family',
  'status',
  'categories',
  'family_variant',
  'own_values',
] as const
export type SystemColumn = (typeof SYSTEM_COLUMNS)[number]

/** Codes of attributes, families, options, channels: what may stand in a column name and a file. */
export const CODE_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/
