import type { ChannelDocument, Content, ProductDocument } from '../../../../core/documents/index.ts'
import { asText } from '../../../../core/documents/index.ts'
import { factKey, type Facts, type FactValue } from './facts.ts'
import { retailFields, shopFields, type ShopField } from './fields.ts'
import { htmlToText, textToHtml } from './html.ts'
import { slugOf } from './slug.ts'

/** Which column feeds a field; `locale` picks the text where the field has no language of its own. */
export interface Mapping {
  readonly field: string
  readonly column: string | null
  readonly locale: string | null
}

/** A language of the shop and the locale of the channel that is written into it. */
export interface ShopLanguage {
  readonly code: string
  readonly locale: string
}

/** What the shop should say about a product. Facts cover every mapped field; null where the catalogue is empty. */
export interface DesiredProduct {
  readonly productId: number
  readonly sku: string
  readonly facts: Facts
  readonly variants: readonly DesiredVariant[]
  /** Ids of ours; null where categories are not mapped. */
  readonly categories: readonly number[] | null
  /** Content hash of the first picture. */
  readonly image: string | null
}

export interface DesiredVariant {
  readonly productId: number
  readonly sku: string
  readonly facts: Facts
}

/** Values that cannot be what their field wants, as field and reason. */
export type FieldProblem = { readonly field: string; readonly code: 'not-a-number'; readonly value: string }

export interface ShapeOptions {
  readonly mappings: readonly Mapping[]
  /** The shop's default language first: it is written first and stands in for a missing title elsewhere. */
  readonly languages: readonly ShopLanguage[]
  readonly isRetail: boolean
}

/** The document in the shop's own terms. Pure; `problems` lists what could not be expressed. */
export function shapeProduct(
  document: ProductDocument,
  { mappings, languages, isRetail }: ShapeOptions,
): { desired: DesiredProduct; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const columnOf = new Map(mappings.map((mapping) => [mapping.field, mapping]))
  const factsFor = (resource: string, source: ChannelDocument): Record<string, FactValue> => {
    const facts: Record<string, FactValue> = {}
    for (const field of shopFields) {
      const mapping = columnOf.get(field.field)
      const isFact = field.kind !== 'image' && field.kind !== 'categories'
      if (!isFact || !mapping?.column || !field.field.startsWith(`${resource}.`)) continue
      if (isRetail && retailFields.has(field.field)) continue
      if (field.isLocalized) {
        for (const { code, locale } of languages) {
          facts[factKey(field.field, code)] = valueFor(field, source.contents[mapping.column]?.[locale], problems)
        }
      } else {
        const locale = mapping.locale ?? languages[0]?.locale ?? ''
        facts[field.field] = valueFor(field, source.contents[mapping.column]?.[locale], problems)
      }
    }
    return facts
  }

  const facts = factsFor('product', document)
  standIn(facts, 'product.title', languages)
  const variants = document.variants.map((variant) => {
    const own = factsFor('variant', variant)
    for (const { code, locale } of languages) {
      const title = variant.axisLabels[locale]?.join(' / ')
      if (title) own[factKey('variant.title', code)] = title
    }
    standIn(own, 'variant.title', languages)
    return { productId: variant.productId, sku: variant.sku, facts: own }
  })
  const imageColumn = columnOf.get('product.image')?.column
  const desired: DesiredProduct = {
    productId: document.productId,
    sku: document.sku,
    facts,
    variants,
    categories: columnOf.get('product.categories')?.column ? document.categories : null,
    image: imageColumn ? firstPicture([document, ...document.variants], imageColumn) : null,
  }
  return { desired, problems }
}

function valueFor(field: ShopField, content: Content | undefined, problems: FieldProblem[]): FactValue {
  if (!content) return null
  switch (field.kind) {
    case 'html':
      return content.kind === 'html' ? content.html : textToHtml(asText(content) ?? '')
    case 'price':
    case 'integer':
      return numberIn(field, content, problems)
    case 'grams':
      if (content.kind !== 'measurement') return numberIn(field, content, problems)
      // The standard unit of weight is the kilogram.
      return Math.round(content.standard * 1000)
    default: {
      const text = asText(content)
      if (text === null) return null
      if (field.kind === 'slug') return slugOf(text)
      return content.kind === 'html' ? htmlToText(text) : text.trim()
    }
  }
}

function numberIn(field: ShopField, content: Content, problems: FieldProblem[]): number | null {
  if (content.kind === 'number') return content.number
  const text = asText(content)?.trim() ?? ''
  const number = /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  if (Number.isFinite(number)) return number
  problems.push({ field: field.field, code: 'not-a-number', value: text.slice(0, 50) })
  return null
}

/** A title may not be empty in any language: the first language that has one speaks for those that have none. */
function standIn(facts: Record<string, FactValue>, field: string, languages: readonly ShopLanguage[]): void {
  const keys = languages.map(({ code }) => factKey(field, code))
  const first = keys.map((key) => facts[key]).find((value) => value)
  if (first === undefined) return
  for (const key of keys) if (!facts[key]) facts[key] = first ?? null
}

function firstPicture(sources: readonly ChannelDocument[], column: string): string | null {
  for (const source of sources) {
    for (const content of Object.values(source.contents[column] ?? {})) {
      if (content.kind === 'media' && content.hashes[0]) return content.hashes[0]
    }
  }
  return null
}
