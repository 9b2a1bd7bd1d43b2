import { assertNever } from '../errors.ts'
import type { Filter } from './ast.ts'
import { isBareWord } from './tokenise.ts'

/** The text of a filter, with brackets only where they are needed; `parseFilter` gives the same filter back. */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return ''
    case 'and':
      return filter.filters
        .map((each) => (each.kind === 'or' ? `(${formatFilter(each)})` : formatFilter(each)))
        .join(' and ')
    case 'or':
      return filter.filters.map(formatFilter).join(' or ')
    case 'not':
      return formatNegation(filter.filter)
    case 'compare':
      return `${word(filter.column)} ${filter.operator} ${word(filter.value)}`
    case 'in':
      return `${word(filter.column)} in (${filter.values.map(word).join(', ')})`
    case 'empty':
      return `${word(filter.column)} is empty`
    case 'has-image':
      return 'has image'
    case 'missing':
      return `missing ${filter.column === null ? '' : `${word(filter.column)} `}${word(filter.scope)}`
    case 'misnamed':
      return filter.column === null ? 'misnamed' : `misnamed ${word(filter.column)}`
    case 'problem':
      return filter.rule === null ? 'problem' : `problem ${word(filter.rule)}`
    case 'completeness':
      return `completeness ${word(filter.scope)} ${filter.operator} ${word(filter.value)}`
    case 'changed-by':
      return `changed by ${word(filter.value)}`
    case 'changed-since':
      return `changed since ${word(filter.value)}`
    default:
      return assertNever(filter)
  }
}

/** A name or value as it stands in a filter: in quotes where it has to be. */
export function word(text: string): string {
  return isBareWord(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

function formatNegation(filter: Filter): string {
  if (filter.kind === 'empty') return `${word(filter.column)} is not empty`
  return filter.kind === 'and' || filter.kind === 'or' ? `not (${formatFilter(filter)})` : `not ${formatFilter(filter)}`
}
