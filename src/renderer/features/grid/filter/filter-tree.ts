import type { Comparison, Filter } from '../../../../shared/filter/ast.ts'
import { formatFilter } from '../../../../shared/filter/format.ts'
import type { ColumnKind } from '../columns/grid-column.ts'

/** A filter as the form shows it: groups of conditions, joined by and or or. */
export interface Group {
  readonly kind: 'group'
  readonly join: 'and' | 'or'
  readonly isNot: boolean
  readonly items: readonly Item[]
}
export type Item = Group | Row

/** One line of the form. A condition that the form has no fields for stays as it is written. */
export type Row =
  | { readonly kind: 'column'; readonly column: string; readonly operator: RowOperator; readonly value: string }
  | { readonly kind: 'missing'; readonly column: string | null; readonly scope: string; readonly isNot: boolean }
  | { readonly kind: 'changed-since' | 'changed-by'; readonly value: string; readonly isNot: boolean }
  | { readonly kind: 'image'; readonly isNot: boolean }
  | { readonly kind: 'other'; readonly filter: Filter }

export const ROW_OPERATORS = [
  'contains',
  'not contains',
  '=',
  '!=',
  'starts with',
  'in',
  'not in',
  '<',
  '<=',
  '>',
  '>=',
  'empty',
  'not empty',
] as const
export type RowOperator = (typeof ROW_OPERATORS)[number]

/** What values of a kind can be asked. */
export function operatorsFor(kind: ColumnKind | undefined): readonly RowOperator[] {
  switch (kind) {
    case 'number':
    case 'price':
    case 'measurement':
    case 'date':
      return ['=', '!=', '<', '<=', '>', '>=', 'empty', 'not empty']
    case 'boolean':
    case 'family':
    case 'status':
    case 'categories':
    case 'links':
      return ['=', '!=', 'in', 'not in', 'empty', 'not empty']
    case 'simple-select':
    case 'multi-select':
      return ['=', '!=', 'in', 'not in', 'contains', 'empty', 'not empty']
    case 'completeness':
      return ['=', '!=', '<', '<=', '>', '>=']
    case 'image':
    case 'file':
    case 'asset-collection':
      return ['empty', 'not empty']
    default:
      return ['contains', 'not contains', '=', '!=', 'starts with', 'in', 'not in', 'empty', 'not empty']
  }
}

/** The form of a filter; `toFilter` is its inverse. */
export function toGroup(filter: Filter): Group {
  if (filter.kind === 'all') return { kind: 'group', join: 'and', isNot: false, items: [] }
  const item = toItem(filter, false)
  return item.kind === 'group' ? item : { kind: 'group', join: 'and', isNot: false, items: [item] }
}

function toItem(filter: Filter, isNot: boolean): Item {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: 'group', join: filter.kind, isNot, items: filter.filters.map((each) => toItem(each, false)) }
    case 'not':
      return isNot || filter.filter.kind === 'not' ? other(filter, isNot) : toItem(filter.filter, true)
    case 'empty':
      return { kind: 'column', column: filter.column, operator: isNot ? 'not empty' : 'empty', value: '' }
    case 'in':
      return filter.values.some((value) => value.includes(','))
        ? other(filter, isNot)
        : { kind: 'column', column: filter.column, operator: isNot ? 'not in' : 'in', value: filter.values.join(', ') }
    case 'compare':
      if (isNot && filter.operator !== 'contains') return other(filter, isNot)
      return {
        kind: 'column',
        column: filter.column,
        operator: isNot ? 'not contains' : filter.operator,
        value: filter.value,
      }
    case 'completeness':
      if (isNot) return other(filter, isNot)
      return {
        kind: 'column',
        column: `completeness/${filter.scope}`,
        operator: filter.operator,
        value: filter.value,
      }
    case 'missing':
      return { kind: 'missing', column: filter.column, scope: filter.scope, isNot }
    case 'changed-since':
    case 'changed-by':
      return { kind: filter.kind, value: filter.value, isNot }
    case 'has-image':
      return { kind: 'image', isNot }
    case 'misnamed':
    case 'problem':
    case 'all':
      return other(filter, isNot)
  }
}

function other(filter: Filter, isNot: boolean): Row {
  return { kind: 'other', filter: isNot ? { kind: 'not', filter } : filter }
}

/** What the form says; lines that are not filled in yet say nothing. */
export function toFilter(group: Group): Filter {
  const filters = group.items.flatMap((item) => {
    const filter = item.kind === 'group' ? toFilter(item) : rowFilter(item)
    return filter === null || filter.kind === 'all' ? [] : [filter]
  })
  if (filters.length === 0) return { kind: 'all' }
  // As the language reads it back: what brackets would only repeat is one level.
  const flat = filters.flatMap((each) => (each.kind === group.join ? each.filters : [each]))
  const joined: Filter = flat.length === 1 && flat[0] ? flat[0] : { kind: group.join, filters: flat }
  return group.isNot ? { kind: 'not', filter: joined } : joined
}

function rowFilter(row: Row): Filter | null {
  const at = 0
  switch (row.kind) {
    case 'column':
      return columnFilter(row)
    case 'missing':
      return negateIf(
        row.isNot,
        row.scope === '' ? null : { kind: 'missing', at, column: row.column, scope: row.scope },
      )
    case 'changed-since':
    case 'changed-by':
      return negateIf(row.isNot, row.value === '' ? null : { kind: row.kind, at, value: row.value })
    case 'image':
      return negateIf(row.isNot, { kind: 'has-image', at })
    case 'other':
      return row.filter
  }
}

function columnFilter({ column, operator, value }: Extract<Row, { kind: 'column' }>): Filter | null {
  const at = 0
  if (column === '') return null
  if (operator === 'empty' || operator === 'not empty')
    return negateIf(operator === 'not empty', { kind: 'empty', at, column })
  if (value.trim() === '') return null
  if (operator === 'in' || operator === 'not in') {
    const values = value.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))
    return values.length === 0 ? null : negateIf(operator === 'not in', { kind: 'in', at, column, values })
  }
  if (column.startsWith('completeness/')) {
    const scope = column.slice('completeness/'.length)
    return { kind: 'completeness', at, scope, operator: operator as Comparison, value } // operatorsFor offers no other
  }
  if (operator === 'not contains')
    return { kind: 'not', filter: { kind: 'compare', at, column, operator: 'contains', value } }
  return { kind: 'compare', at, column, operator, value }
}

function negateIf(isNot: boolean, filter: Filter | null): Filter | null {
  return isNot && filter ? { kind: 'not', filter } : filter
}

/** The text of the form. */
export function groupText(group: Group): string {
  return formatFilter(toFilter(group))
}
