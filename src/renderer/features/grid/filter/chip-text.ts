import type { Language } from '../../../i18n/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import { parseCondition } from './filter-text.ts'

/** A part of a filter in words: the column by its name. Parts of another kind are shown as they are written. */
export function chipText(
  part: string,
  columns: readonly GridColumn[],
  textOf: (column: GridColumn, value: string) => string,
  language: Language,
): string {
  const condition = parseCondition(part)
  const column = columns.find(({ key }) => key === condition?.column)
  if (!condition || !column) return part
  const { t } = language
  const name = columnTitle(column, language)
  switch (condition.kind) {
    case 'empty':
      return t(condition.isNot ? 'grid.chip.notEmpty' : 'grid.chip.empty', { column: name })
    case 'in':
      return t('grid.chip.in', {
        column: name,
        values: condition.values.map((value) => textOf(column, value)).join(', '),
      })
    case 'compare':
      return `${name} ${operatorText(condition.operator, language)} ${textOf(column, condition.value)}`
  }
}

function operatorText(operator: string, { t }: Language): string {
  if (operator === 'contains') return t('grid.filter.contains')
  if (operator === 'starts with') return t('grid.filter.startsWith')
  return { '<=': '≤', '>=': '≥', '!=': '≠' }[operator] ?? operator
}
