import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { StructureModel } from '../structure/model.ts'
import { STORED_FORMAT } from '../values/check-value.ts'
import { formatValue } from '../values/format-value.ts'
import { formatNumber } from '../values/numbers.ts'
import { jsonList, listText } from '../values/options.ts'

/**
 * A value on its way into a file, before the file's format has its say. `text` is always what an import reads back,
 * with a decimal point and ISO dates.
 */
export type ExportCell =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'date'; readonly text: string }
  | { readonly kind: 'list'; readonly text: string; readonly items: readonly string[] }

/** How the values of a column, with codes and SKUs where ids are stored, go into a file; null for an empty one. */
export type ToExportCell = (value: CellValue) => ExportCell | null

/** `column` null: a figure that is computed, a time or a percentage. */
export function exportCells(structure: StructureModel, column: Column | null): ToExportCell {
  const make = column === null ? asFigure : cellsOf(structure, column)
  return (value) => (value === null ? null : make(value))
}

type Make = (value: Exclude<CellValue, null>) => ExportCell | null

const asFigure: Make = (value) =>
  typeof value === 'number' ? { kind: 'number', text: formatNumber(value, '.') } : { kind: 'text', text: value }

const asText: Make = (value) => ({ kind: 'text', text: String(value) })

/** Categories, links and pictures: a text that is no list is a single one. */
const asList: Make = (value) => {
  const items = jsonList(String(value)) ?? [String(value)]
  return items.length === 0 ? null : { kind: 'list', items, text: listText(items) }
}

function cellsOf(structure: StructureModel, column: Column): Make {
  const { attribute, associationType, system } = column
  if (attribute === null)
    return associationType !== null || system === 'categories' || system === 'own_values' ? asList : asText
  const textOf = (value: Exclude<CellValue, null>): string => formatValue(structure, column, value, STORED_FORMAT)
  switch (attribute.type) {
    case 'number':
    case 'price':
      return (value) => ({ kind: 'number', text: formatNumber(Number(value), '.') })
    case 'boolean':
      return (value) => ({ kind: 'boolean', text: value === 1 ? 'true' : 'false' })
    case 'date':
      return (value) => ({ kind: 'date', text: String(value) })
    case 'multi-select':
      return (value) => {
        const items = jsonList(String(value)) ?? [String(value)]
        return items.length === 0 ? null : { kind: 'list', items, text: textOf(value) }
      }
    case 'asset-collection':
      return asList
    case 'measurement':
    case 'simple-select':
      return (value) => ({ kind: 'text', text: textOf(value) })
    default:
      return asText
  }
}
