import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { sortKey } from '../../../core/text/sort-key.ts'
import { labelIn } from '../../../core/values/format-value.ts'
import { toStandard } from '../../../core/values/measurements.ts'
import { jsonList, optionsOf } from '../../../core/values/options.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { CellValue, Labels } from '../../../../shared/vocabulary.ts'
import { PRODUCT_STATUSES } from '../../../../shared/vocabulary.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import type { Dependencies } from '../filter/fragment.ts'
import type { SortKey } from './sort-order.ts'

/** A column as views read and sort it: its SQL over the product row `p`, and what its values are ordered by. */
export interface ViewColumn extends Dependencies {
  readonly key: string
  readonly sql: string
  /** Null for columns that are computed: nobody types there. */
  readonly column: Column | null
  sortKey(value: CellValue): SortKey
}

/** Finds a column by its key, or throws `not-found` naming it: a stored column, a time, or a module's figure. */
export function viewColumn(structure: StructureModel, computed: ComputedColumns, key: string): ViewColumn {
  const made = timeColumn(key) ?? completenessColumn(structure, computed, key)
  if (made) return made
  const resolved = resolveColumn(structure, key)
  if (!resolved.ok)
    throw new AppError('not-found', resolved.problem.message, { column: key, reason: resolved.problem.code })
  const { column } = resolved
  return {
    key: column.key,
    sql:
      column.system === 'parent'
        ? '(SELECT m.sku FROM product m WHERE m.id = p.parent_id)'
        : column.slot
          ? slotExpression(column.slot)
          : 'NULL',
    column,
    slotIds: new Set(column.slot ? [column.slot.id] : []),
    isWide: column.system === 'parent',
    sortKey: keyMaker(structure, column),
  }
}

function timeColumn(key: string): ViewColumn | null {
  if (key !== 'updated' && key !== 'created') return null
  return { key, sql: `p.${key}_at`, column: null, slotIds: new Set(), isWide: true, sortKey: (value) => value }
}

function completenessColumn(structure: StructureModel, computed: ComputedColumns, key: string): ViewColumn | null {
  const [name, channelCode = '', locale = ''] = key.split('/')
  if (name !== 'completeness' || structure.attributes.has(name)) return null
  const channel = structure.channels.get(channelCode)
  if (!channel?.locales.includes(locale))
    throw new AppError('not-found', `There is no completeness for "${channelCode}/${locale}".`, { column: key })
  return {
    key,
    sql: computed.completeness(structure, channel, locale),
    column: null,
    slotIds: new Set(),
    isWide: true,
    sortKey: (value) => value,
  }
}

/** How a column's values become sort keys: numbers as they are, codes by their label, texts in their language. */
function keyMaker(structure: StructureModel, column: Column): (value: CellValue) => SortKey {
  const locale = column.locale ?? structure.defaultLocale
  const language = locale.split('_')[0] ?? ''
  const text = (value: CellValue): SortKey => (value === null ? null : sortKey(String(value), language))
  /** Names repeat: each becomes a key once. */
  const named = (nameOf: (code: string) => string): ((value: CellValue) => SortKey) => {
    const known = new Map<CellValue, SortKey>()
    return (value) => {
      let key = known.get(value)
      if (key === undefined) known.set(value, (key = value === null ? null : text(nameOf(String(value)))))
      return key
    }
  }
  const label = (item: Named | undefined, code: string): string =>
    labelIn(item?.labels ?? {}, locale) ?? item?.code ?? code
  if (column.system) {
    switch (column.system) {
      case 'family':
        return named((id) => label(structure.familiesById.get(Number(id)), id))
      case 'categories':
        return named((ids) => label(structure.categoriesById.get(Number(jsonList(ids)?.[0])), ids))
      case 'status':
        return (value) => PRODUCT_STATUSES.findIndex((status) => status === value)
      default:
        return text
    }
  }
  const { attribute } = column
  if (!attribute) return text
  const options = optionsOf(structure.options, attribute.id)
  switch (attribute.type) {
    case 'number':
    case 'price':
    case 'boolean':
      return (value) => value
    case 'measurement': {
      const family = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
      return (value) => (value === null ? null : family ? toStandard(String(value), family) : Number(value))
    }
    case 'simple-select':
      return named((code) => label(options.get(code), code))
    case 'multi-select':
      return named((codes) => label(options.get(jsonList(codes)?.[0] ?? ''), codes))
    default:
      return text
  }
}

interface Named {
  readonly code: string
  readonly labels: Labels
}
