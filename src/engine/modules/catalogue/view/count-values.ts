import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { jsonList } from '../../../core/values/options.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { requireFilter } from '../filter/compile.ts'
import { toBorder } from '../read/border.ts'
import { search } from '../search/search.ts'
import { viewColumn } from './view-column.ts'

export interface ValueCounts {
  readonly column: Column | null
  /** Products by value as callers see values; one with several is counted with each. */
  readonly counts: ReadonlyMap<string, number>
  /** Products without one. */
  readonly empty: number
}

/**
 * How many products have each value of a column, among those of a filter and a search: one scan. A product counts for
 * its categories and for those above them, as a filter finds it.
 */
export function countValues(
  context: ReadContext,
  computed: ComputedColumns,
  need: { readonly column: string; readonly filter: string; readonly search: string },
): ValueCounts {
  const { db } = context
  const structure = context.structure()
  const { sql, column } = viewColumn(structure, computed, need.column)
  const where = requireFilter({ structure, computed }, need.filter)
  const words = need.search.trim()
  const found = words === '' ? null : `[${search(context, words).join(',')}]`
  const rows = db
    .prepare(
      `SELECT ${sql}, COUNT(*) FROM product p WHERE p.deleted_at IS NULL AND (${where.sql})
       ${found === null ? '' : 'AND p.id IN (SELECT value FROM json_each(?))'} GROUP BY 1`,
    )
    .raw()
    .all(...where.params, ...(found === null ? [] : [found])) as [CellValue, number][]
  const counts = new Map<string, number>()
  let empty = 0
  for (const [stored, count] of rows) {
    const value = stored !== null && column?.slot ? toBorder(db, structure, column.slot, stored) : stored
    if (value === null) empty += count
    else for (const each of namesIn(structure, column, String(value))) counts.set(each, (counts.get(each) ?? 0) + count)
  }
  return { column, counts, empty }
}

/** What a value counts for: itself, each of a list, a category also those above it. */
function namesIn(structure: StructureModel, column: Column | null, value: string): readonly string[] {
  const isList = column?.system === 'categories' || column?.attribute?.type === 'multi-select'
  const codes = isList ? (jsonList(value) ?? [value]) : [value]
  if (column?.system !== 'categories') return codes
  const all = new Set<string>()
  for (const code of codes) {
    for (
      let category = structure.categories.get(code);
      category && !all.has(category.code);
      category = structure.categoriesById.get(category.parentId ?? 0)
    )
      all.add(category.code)
  }
  return [...all]
}
