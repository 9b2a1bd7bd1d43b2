import type { CellValue, Labels, SystemColumn } from '../../../../shared/vocabulary.ts'
import type { Attribute, StructureModel } from '../../../core/structure/model.ts'
import { jsonList, optionsOf } from '../../../core/values/options.ts'

/** What a column's codes may be names of. */
interface OfCodes {
  readonly attribute: Attribute | null
  readonly system: SystemColumn | null
}

/** Whether a column's values are codes of something that has labels. */
export function holdsCodes({ attribute, system }: OfCodes): boolean {
  const type = attribute?.type
  return type === 'multi-select' || type === 'simple-select' || system === 'family' || system === 'categories'
}

/** Labels of the option, family or category codes among these values; null for a column that holds no codes. */
export function codeLabels(
  structure: StructureModel,
  column: OfCodes,
  values: readonly CellValue[],
): Record<string, Labels> | null {
  const find = labelFinder(structure, column)
  if (!find) return null
  const different = [...new Set(values)] // a page holds the same few again and again
  const codes = new Set(
    different.flatMap((value) => (value === null ? [] : (jsonList(String(value)) ?? [String(value)]))),
  )
  return Object.fromEntries(
    [...codes].flatMap((code) => {
      const found = find(code)
      return found ? [[code, found]] : []
    }),
  )
}

function labelFinder(
  structure: StructureModel,
  { attribute, system }: OfCodes,
): ((code: string) => Labels | undefined) | null {
  if (attribute?.type === 'multi-select' || attribute?.type === 'simple-select') {
    const options = optionsOf(structure.options, attribute.id)
    return (code) => options.get(code)?.labels
  }
  if (system === 'family') return (code) => structure.families.get(code)?.labels
  return system === 'categories' ? (code) => structure.categories.get(code)?.labels : null
}
