import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { CellValue, Labels, ProductStatus } from '../../../../shared/vocabulary.ts'
import { PRODUCT_STATUSES } from '../../../../shared/vocabulary.ts'
import type { Language } from '../../../i18n/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'

/** What a cell's words depend on besides its value. */
export interface CellWords {
  readonly language: Language
  /** Labels of option, family and category codes that came with the rows. */
  readonly labelOf: (columnKey: string, code: string) => Labels | undefined
  readonly units: ReadonlyMap<string, string>
}

const symbols = new WeakMap<Structure, ReadonlyMap<string, string>>()

/** Symbols of the measurement units, by code; the same map for the same structure, since every cell asks for it. */
export function unitSymbols(structure: Structure): ReadonlyMap<string, string> {
  let known = symbols.get(structure)
  if (!known) {
    const units = structure.measurementFamilies.flatMap((family) => family.units)
    symbols.set(structure, (known = new Map(units.map(({ code, symbol }) => [code, symbol]))))
  }
  return known
}

/** A stored value as the grid shows it, on one line, in the person's language and number format. */
export function cellText(column: GridColumn, value: CellValue, words: CellWords): string {
  if (value === null) return ''
  const { language, units } = words
  const { format, t } = language
  switch (column.kind) {
    case 'number':
      return typeof value === 'number' ? format.number(value) : value
    case 'price':
      return typeof value === 'number' ? format.decimals(value, Math.max(2, decimalsOf(value))) : value
    case 'completeness':
      return typeof value === 'number' ? format.percent(value / 100) : value
    case 'boolean':
      return t(value === 1 ? 'grid.yes' : 'grid.no')
    case 'date':
      return format.date(String(value))
    case 'measurement':
      return measurementText(String(value), units, format.number)
    case 'status':
      return isStatus(value) ? t(`grid.status.${value}`) : String(value)
    case 'simple-select':
    case 'reference':
    case 'family':
      return optionText(column.key, String(value), words)
    case 'multi-select':
    case 'categories':
      return listOf(value)
        .map((code) => optionText(column.key, code, words))
        .join(', ')
    case 'links':
      return listOf(value).join(', ')
    case 'asset-collection':
      return t('grid.files', { count: listOf(value).length })
    case 'image':
    case 'file':
      return ''
    case 'rich-text':
      return oneLine(String(value).replaceAll(/<[^>]*>/g, ' '))
    case 'sku':
    case 'kind':
    case 'identifier':
    case 'text':
    case 'textarea':
      return oneLine(String(value))
  }
}

/** The value as one would type it into the cell; what an editor opens with. */
export function editText(column: GridColumn, value: CellValue, words: CellWords): string {
  if (value === null) return ''
  const { decimal } = words.language.format.typed
  switch (column.kind) {
    case 'number':
    case 'price':
      return String(value).replace('.', decimal)
    case 'date':
      return words.language.format.date(String(value))
    case 'measurement':
      return measurementText(String(value), words.units, (amount) => String(amount).replace('.', decimal))
    case 'text':
    case 'textarea':
    case 'rich-text':
    case 'identifier':
      return String(value)
    default:
      return cellText(column, value, words)
  }
}

/** The codes of a stored list; a single code stands for itself. */
export function listOf(value: CellValue): readonly string[] {
  if (value === null) return []
  const text = String(value)
  if (!text.startsWith('[')) return [text]
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.map(String) : [text]
  } catch {
    return [text]
  }
}

function optionText(columnKey: string, code: string, { language, labelOf }: CellWords): string {
  return language.label(labelOf(columnKey, code), code)
}

function measurementText(stored: string, units: CellWords['units'], number: (value: number) => string): string {
  const [amount = '', unit = ''] = stored.split(' ')
  return `${number(Number(amount))} ${units.get(unit) ?? unit}`
}

function decimalsOf(value: number): number {
  const text = String(value)
  return text.includes('.') && !text.includes('e') ? text.length - text.indexOf('.') - 1 : 0
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function isStatus(value: CellValue): value is ProductStatus {
  return (PRODUCT_STATUSES as readonly CellValue[]).includes(value)
}
