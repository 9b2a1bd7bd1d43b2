import { shopField, type FieldKind } from './fields.ts'

/**
 * What is said about one product or variant, by field and, for texts, language: `product.title/nl`, `variant.ean`.
 * Null: nothing is said there.
 */
export type Facts = Readonly<Record<string, FactValue>>
export type FactValue = string | number | null

export const factKey = (field: string, language: string | null): string =>
  language === null ? field : `${field}/${language}`

export function fieldOfFact(key: string): string {
  const slash = key.indexOf('/')
  return slash === -1 ? key : key.slice(0, slash)
}

export function languageOfFact(key: string): string | null {
  const slash = key.indexOf('/')
  return slash === -1 ? null : key.slice(slash + 1)
}

/** Visibility is set by the run itself, not by a mapping, so it is no shop field. */
export const visibilityFact = 'product.visibility'

function kindOf(key: string): FieldKind | 'plain' {
  const field = fieldOfFact(key)
  return field === visibilityFact ? 'plain' : shopField(field).kind
}

/**
 * Whether two values mean the same to the shop: prices to the cent, texts without regard to line ends and the white
 * space around them, markup without regard to the white space between tags, brands without regard to case.
 */
export function isSameFact(key: string, a: FactValue, b: FactValue): boolean {
  const kind = kindOf(key)
  return normalised(kind, a) === normalised(kind, b)
}

export const isEmptyFact = (value: FactValue | undefined): boolean =>
  value === null || value === undefined || value === ''

function normalised(kind: FieldKind | 'plain', value: FactValue): string {
  if (value === null) return kind === 'price' || kind === 'integer' || kind === 'grams' ? '0' : ''
  switch (kind) {
    case 'price':
      return String(Math.round(Number(value) * 100))
    case 'integer':
    case 'grams':
      return String(Math.round(Number(value)))
    case 'html':
      return text(value)
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/> | </g, (gap) => gap.trim())
    case 'brand':
      return brandKey(String(value))
    case 'line':
      return text(value).replaceAll(/\s+/g, ' ')
    default:
      return text(value)
  }
}

/** Under which two spellings are one brand or category. */
export const brandKey = (title: string): string => title.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

const text = (value: FactValue): string => String(value).normalize('NFC').replaceAll('\r\n', '\n').trim()
