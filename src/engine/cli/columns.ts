import type { CellValue } from '../../shared/vocabulary.ts'
import type { Column } from '../core/structure/column.ts'
import type { StructureModel } from '../core/structure/model.ts'
import { resolveInScope } from '../core/structure/resolve-column.ts'
import { formatValue } from '../core/values/format-value.ts'
import { jsonList, listText } from '../core/values/options.ts'
import { UsageError } from './arguments.ts'

/** A column as it was typed and as the engine calls it; `column` is null for figures that are computed. */
export interface NamedColumn {
  readonly typed: string
  readonly key: string
  readonly column: Column | null
}

/** Figures of a product that nobody types: times, and completeness per channel and language. */
const COMPUTED = /^(?:updated|created|completeness\/.+)$/

/** Finds a column by a name that people type: `price` is `price/EUR` where euros come first. */
export function namedColumn(structure: StructureModel, typed: string): NamedColumn {
  if (COMPUTED.test(typed) && !structure.attributes.has(typed.split('/')[0] ?? ''))
    return { typed, key: typed, column: null }
  const resolved = resolveInScope(structure, typed)
  if (!resolved.ok) throw new UsageError(resolved.problem.message)
  return { typed, key: resolved.column.key, column: resolved.column }
}

/** A value of a page as JSON says it: truth as true, lists as lists. */
export function asJson({ column }: NamedColumn, value: CellValue): unknown {
  if (value === null || !column) return value
  if (column.attribute?.type === 'boolean') return value === 1
  return isList(column) ? (jsonList(String(value)) ?? value) : value
}

/** A value of a page as an import reads it back. */
export function asText(structure: StructureModel, { column }: NamedColumn, value: CellValue): string {
  if (value === null) return ''
  if (!column?.attribute) return column && isList(column) ? listText(jsonList(String(value)) ?? []) : String(value)
  return formatValue(structure, column, value, { decimal: '.', dateOrder: 'ymd' })
}

function isList({ attribute, associationType, system }: Column): boolean {
  const type = attribute?.type
  return type === 'multi-select' || type === 'asset-collection' || associationType !== null || system === 'categories'
}
