import type { Labels } from '../../../../shared/vocabulary.ts'
import type { Language } from '../../../i18n/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'

/** What a condition's value is called: the label of an option, a number as people write it. */
export function conditionValueText(
  column: GridColumn,
  value: string,
  options: OptionSource,
  labels: Labels | undefined,
  language: Language,
): string {
  const label = options.labelOf(column, value)
  if (label !== null) return label
  if (labels) return language.label(labels, value)
  const isNumber = (column.kind === 'number' || column.kind === 'price') && value !== '' && !Number.isNaN(Number(value))
  if (isNumber) return language.format.number(Number(value))
  return column.kind === 'date' ? language.format.date(value) : value
}
