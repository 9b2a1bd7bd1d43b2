import type { TextFormat } from '../../../shared/contract/common.ts'
import type { CellValue, Labels } from '../../../shared/vocabulary.ts'
import type { Column } from '../structure/column.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { formatDate } from '../../../shared/dates.ts'
import { formatMeasurement } from './measurements.ts'
import { formatNumber } from './numbers.ts'
import { isProblem } from './problem.ts'
import { findOption, findOptions, jsonList, listText, optionsOf } from './options.ts'

/**
 * The text of a stored value, as people and files write it; `textReader` with the same format gives the value back.
 * Options show their label in `language` where that label is theirs alone, else their code; null asks for codes.
 */
export function formatValue(
  structure: StructureModel,
  column: Column,
  value: CellValue,
  format: TextFormat,
  language: string | null = null,
): string {
  if (value === null) return ''
  if (column.attribute) return formatAttribute(structure, column.attribute, value, format, language)
  switch (column.system) {
    case 'family':
      return structure.familiesById.get(Number(value))?.code ?? ''
    case 'categories':
      return (jsonList(String(value)) ?? [])
        .flatMap((id) => structure.categoriesById.get(Number(id))?.code ?? [])
        .join(', ')
    case null: {
      const list = jsonList(String(value))
      return list ? listText(list) : String(value)
    }
    default:
      return String(value)
  }
}

/** The label in a language or locale, in another locale of that language, or in none: then undefined. */
export function labelIn(labels: Labels, language: string): string | undefined {
  const bare = language.split('_')[0] ?? language
  return labels[language] ?? labels[bare] ?? Object.entries(labels).find(([key]) => key.split('_')[0] === bare)?.[1]
}

function formatAttribute(
  structure: StructureModel,
  attribute: Attribute,
  value: CellValue,
  { decimal, dateOrder }: TextFormat,
  language: string | null,
): string {
  switch (attribute.type) {
    case 'number':
    case 'price':
      return formatNumber(Number(value), decimal)
    case 'boolean':
      return value === 1 ? 'true' : 'false'
    case 'date':
      return formatDate(String(value), dateOrder)
    case 'measurement': {
      const family = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
      return family ? formatMeasurement(String(value), family, decimal) : formatNumber(Number(value), decimal)
    }
    case 'simple-select':
      return optionText(structure, attribute, String(value), language)
    case 'multi-select': {
      const codes = jsonList(String(value)) ?? []
      const options = optionsOf(structure.options, attribute.id)
      const labels = codes.map((code) => optionText(structure, attribute, code, language))
      // A comma in a label, or a label that reads like two others, would not come back: codes, or the bare list.
      return (
        [labels.join(', '), codes.join(', ')].find((text) => isSame(findOptions(options, text), codes)) ?? String(value)
      )
    }
    case 'asset-collection':
      return listText(jsonList(String(value)) ?? [])
    default:
      return String(value)
  }
}

function optionText(structure: StructureModel, attribute: Attribute, code: string, language: string | null): string {
  const options = optionsOf(structure.options, attribute.id)
  const label = language === null ? undefined : labelIn(options.get(code)?.labels ?? {}, language)
  return label !== undefined && findOption(options, label) === code ? label : code
}

function isSame(read: ReturnType<typeof findOptions>, codes: readonly string[]): boolean {
  return !isProblem(read) && read.length === codes.length && read.every((code, index) => code === codes[index])
}
