import type { Language } from '../../../i18n/index.ts'
import type { Names } from '../../../state/column-names.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import { parseCondition } from './filter-text.ts'

/** A part of a filter in words: the column by its name. Parts of another kind are shown as they are written. */
export function chipText(
  part: string,
  columns: readonly GridColumn[],
  textOf: (column: GridColumn, value: string) => string,
  names: Names,
  language: Language,
): string {
  const missing = /^missing (?:(\S+) )?(\S+)\/(\S+)$/.exec(part)
  if (missing) return missingText(missing[1] ?? null, missing[2] ?? '', missing[3] ?? '', names, language)
  const misnamed = /^misnamed(?: (\S+))?$/.exec(part)
  if (misnamed)
    return misnamed[1] === undefined
      ? language.t('grid.chip.misnamed')
      : language.t('grid.chip.misnamedIn', { column: names.column(misnamed[1]) })
  if (part === 'problem') return language.t('grid.chip.problem')
  const problem = /^problem (\S+)$/.exec(part)
  if (problem) return language.t('grid.chip.problemOf', { rule: problem[1] ?? '' })
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

/** What the dashboard asks for: required in a channel and language, and not there. */
function missingText(column: string | null, channel: string, locale: string, names: Names, { t }: Language): string {
  const scope = `${names.channel(channel)}, ${names.locale(locale)}`
  return column === null
    ? t('grid.chip.incomplete', { scope })
    : t('grid.chip.missing', { column: names.column(column), scope })
}

function operatorText(operator: string, { t }: Language): string {
  if (operator === 'contains') return t('grid.filter.contains')
  if (operator === 'starts with') return t('grid.filter.startsWith')
  return { '<=': '≤', '>=': '≥', '!=': '≠' }[operator] ?? operator
}
