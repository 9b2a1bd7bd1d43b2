import type { Condition as AnyCondition, Filter } from '../../../../shared/filter/ast.ts'
import { formatFilter } from '../../../../shared/filter/format.ts'
import { parseFilter } from '../../../../shared/filter/parse.ts'

/** Parts of a filter as chips and column forms use them; the language itself is shared/filter's. */
export type ConditionOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'starts with'

/** A condition of the simple kind that the form of a column makes. */
export type Condition =
  | { readonly kind: 'compare'; readonly column: string; readonly operator: ConditionOperator; readonly value: string }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'empty'; readonly column: string; readonly isNot: boolean }

/** The parts that all must hold; one part when they are joined otherwise, or cannot be read. */
export function splitFilter(filter: string): readonly string[] {
  const parsed = parseFilter(filter)
  if (!parsed.ok) return [filter.trim()]
  return parsed.filter.kind === 'all' ? [] : partsOf(parsed.filter).map(formatFilter)
}

export function joinFilter(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  const filters = parts.map(parseFilter).flatMap((parsed) => (parsed.ok ? [parsed.filter] : []))
  return formatFilter({ kind: 'and', filters: filters.flatMap(partsOf) })
}

/** The filter with the conditions on one column replaced; none to take them away. */
export function withColumn(filter: string, column: string, conditions: readonly Condition[]): string {
  const others = splitFilter(filter).filter((part) => columnOf(part) !== column)
  return joinFilter([...others, ...conditions.map(formatCondition)])
}

/** The conditions on one column, as far as its form knows their kind. */
export function conditionsOn(filter: string, column: string): readonly Condition[] {
  return splitFilter(filter).flatMap((part) => {
    const condition = parseCondition(part)
    return condition?.column === column ? [condition] : []
  })
}

/** The column a part is about; null for one that is about something else, or several. */
export function columnOf(part: string): string | null {
  return parseCondition(part)?.column ?? null
}

export function formatCondition(condition: Condition): string {
  const { column } = condition
  if (condition.kind !== 'empty') return formatFilter({ ...condition, at: 0 })
  const empty: AnyCondition = { kind: 'empty', at: 0, column }
  return formatFilter(condition.isNot ? { kind: 'not', filter: empty } : empty)
}

/** Reads a part if it is of the simple kind; null otherwise. `formatCondition` is its inverse. */
export function parseCondition(part: string): Condition | null {
  const parsed = parseFilter(part)
  return parsed.ok ? simple(parsed.filter) : null
}

function simple(filter: Filter): Condition | null {
  switch (filter.kind) {
    case 'compare':
      return { kind: 'compare', column: filter.column, operator: filter.operator, value: filter.value }
    case 'in':
      return { kind: 'in', column: filter.column, values: filter.values }
    case 'empty':
      return { kind: 'empty', column: filter.column, isNot: false }
    case 'not':
      return filter.filter.kind === 'empty' ? { kind: 'empty', column: filter.filter.column, isNot: true } : null
    default:
      return null
  }
}

function partsOf(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.filters : [filter]
}
