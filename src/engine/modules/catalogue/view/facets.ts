import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { jsonList } from '../../../core/values/options.ts'
import type { JobContext, Step } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { requireFilter } from '../filter/compile.ts'
import { codeLabels } from '../read/code-labels.ts'
import { toBorder } from '../read/border.ts'
import { search } from '../search/search.ts'
import { viewColumn } from './view-column.ts'

type Facet = Result<'catalogue.facets'>['facets'][number]
interface FacetNeed {
  readonly column: string
  readonly filter: string
  readonly search: string
  readonly limit: number
}

export type FacetStep = Step<FacetNeed, Facet>

/** Counts the values of one column among the products of a filter: one scan, on a thread that no page waits for. */
export function facetStep(computed: ComputedColumns): FacetStep {
  return readStep('catalogue.facet', 'worker', (context, need: FacetNeed): Facet => {
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
      else
        for (const code of jsonList(String(value)) ?? [String(value)]) counts.set(code, (counts.get(code) ?? 0) + count)
    }
    const all = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const shown = all.slice(0, need.limit)
    const codes = shown.map(([code]) => code)
    return {
      column: need.column,
      values: shown.map(([value, count]) => ({ value, count })),
      total: all.length,
      empty,
      labels: (column && codeLabels(structure, column, codes)) ?? {},
    }
  })
}

/** How many products have each value of some columns. Cancelled between two columns. */
export async function facets(
  context: JobContext,
  step: FacetStep,
  input: Parsed<'catalogue.facets'>,
): Promise<Result<'catalogue.facets'>> {
  const found: Facet[] = []
  for (const { column, filter } of input.facets) {
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    found.push(await context.run(step, { column, filter, search: input.search, limit: input.limit }))
  }
  return { facets: found }
}
