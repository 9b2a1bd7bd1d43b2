import type { CellValue, Labels } from '../../../shared/vocabulary.ts'
import type { MeasurementFamily, StructureModel } from '../structure/model.ts'
import type { ExportableAttribute } from './exportable.ts'

/** A value as a reader in one language sees it: options by their label, measurements with their unit. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  /** `standard` is the amount in the family's standard unit. */
  | {
      readonly kind: 'measurement'
      readonly amount: number
      readonly symbol: string
      readonly standard: number
      readonly family: string
    }
  | { readonly kind: 'media'; readonly hashes: readonly string[] }

/** What the stored value says in a language; null for an empty value or one that cannot be read. */
export function contentOf(
  structure: StructureModel,
  attribute: ExportableAttribute,
  value: CellValue,
  locale: string,
): Content | null {
  if (value === null || value === '') return null
  switch (attribute.type) {
    case 'number':
    case 'price':
      return typeof value === 'number' ? { kind: 'number', number: value } : null
    case 'boolean':
      return { kind: 'boolean', isTrue: value === 1 }
    case 'simple-select':
      return { kind: 'text', text: optionLabel(structure, attribute, String(value), locale) }
    case 'multi-select':
      return { kind: 'list', texts: listOf(value).map((code) => optionLabel(structure, attribute, code, locale)) }
    case 'measurement':
      return measurement(structure, attribute, String(value))
    case 'image':
    case 'file':
      return { kind: 'media', hashes: [String(value)] }
    case 'asset-collection':
      return { kind: 'media', hashes: listOf(value) }
    case 'rich-text':
      return { kind: 'html', html: String(value) }
    case 'identifier':
    case 'text':
    case 'textarea':
    case 'date':
    case 'reference':
      return { kind: 'text', text: String(value) }
    default:
      throw new Error(`no content for type ${String(attribute.type satisfies never)}`)
  }
}

/** The label in a locale: its own, else its bare language, else any, else the code. */
export function labelIn(labels: Labels, locale: string, code: string): string {
  const language = locale.split('_')[0] ?? locale
  return labels[locale] || labels[language] || Object.values(labels).find((label) => label !== '') || code
}

/** Content as one line of plain text; null where it has none (pictures). */
export function asText(content: Content): string | null {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'html':
      return content.html
    case 'number':
      return String(content.number)
    case 'boolean':
      return content.isTrue ? '1' : '0'
    case 'list':
      return content.texts.join(', ')
    case 'measurement':
      return `${content.amount} ${content.symbol}`
    case 'media':
      return null
    default:
      throw new Error(`no text for ${JSON.stringify(content satisfies never)}`)
  }
}

function optionLabel(structure: StructureModel, attribute: ExportableAttribute, code: string, locale: string): string {
  const option = structure.options.get(attribute.id)?.get(code)
  return option ? labelIn(option.labels, locale, code) : code
}

function listOf(value: CellValue): string[] {
  try {
    const list: unknown = JSON.parse(String(value))
    return Array.isArray(list) ? list.map(String) : []
  } catch {
    return []
  }
}

function measurement(structure: StructureModel, attribute: ExportableAttribute, value: string): Content | null {
  const match = /^(-?\d+(?:\.\d+)?(?:e-?\d+)?) (\S+)$/i.exec(value)
  const family: MeasurementFamily | undefined = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
  const unit = family?.units.find(({ code }) => code === match?.[2])
  if (!match || !family || !unit) return null
  const amount = Number(match[1])
  return {
    kind: 'measurement',
    amount,
    symbol: unit.symbol,
    standard: amount * unit.factor + unit.offset,
    family: family.code,
  }
}
