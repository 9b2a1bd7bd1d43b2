import { parseColumnKey } from '../../shared/column-key.ts'
import type { Structure } from '../../shared/contract/catalogue.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Language } from '../i18n/index.ts'

/** A stored value as a person of this language would write it; empty text for nothing. For reading, not for parsing. */
export function valueText(
  value: CellValue,
  column: string,
  structure: Structure | undefined,
  { format, t }: Language,
): string {
  if (value === null || value === '') return ''
  const key = parseColumnKey(column)
  const attribute = structure?.attributes.find(({ code }) => code === key?.attribute)
  switch (attribute?.type) {
    case 'boolean':
      return value === 1 || value === '1' ? t('grid.yes') : t('grid.no')
    case 'date':
      return format.date(String(value))
    case 'price':
      return typeof value === 'number' ? priceText(value, key?.currency ?? null, format) : value
    case 'measurement':
      return measurementText(String(value), attribute.measurementFamily, structure, format)
    case 'multi-select':
    case 'asset-collection':
      return listText(value)
    default:
      return typeof value === 'number' ? format.number(value) : listText(value)
  }
}

function priceText(amount: number, currency: string | null, format: Language['format']): string {
  return currency === null ? format.decimals(amount, 2) : format.price(amount, currency)
}

function measurementText(
  stored: string,
  family: string | null,
  structure: Structure | undefined,
  format: Language['format'],
): string {
  const [amount = '', unit = ''] = stored.split(' ')
  const units = structure?.measurementFamilies.find(({ code }) => code === family)?.units
  return `${format.number(Number(amount))} ${units?.find(({ code }) => code === unit)?.symbol || unit}`
}

/** A JSON list as its members; anything else as it stands. */
function listText(value: CellValue): string {
  if (typeof value !== 'string' || !value.startsWith('[')) return String(value)
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? list.map(String).join(', ') : value
  } catch {
    return value
  }
}
