import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { edgeFrom } from '../../../../shared/edge.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { rowsOf } from './past-rows.ts'
import { currentViews } from './views.ts'

/** Rows looked at per call: some 20 ms of the thread that pages wait for. */
const LOOK_AHEAD = 20_000

/** Where a column's filled or empty stretch ends, from a row on; `isEdge` false: not before `row`, ask on from there. */
export function gridEdge(
  context: ReadContext,
  computed: ComputedColumns,
  { viewKey, query, row, column, step }: Parsed<'catalogue.gridEdge'>,
): Result<'catalogue.gridEdge'> {
  return context.db.transaction(() => {
    const views = currentViews(context, computed)
    const ids = views.ids(viewKey, query, false)
    const last = step > 0 ? ids.length - 1 : 0
    if (row >= ids.length) return { row: Math.max(0, ids.length - 1), isEdge: true }
    const far = Math.min(Math.max(0, row + step * LOOK_AHEAD), ids.length - 1)
    const first = Math.min(row, far)
    const window = [...ids.subarray(first, Math.max(row, far) + 1)]
    const filled = new Set<number>()
    for (const { id, values } of rowsOf(context, query, [views.column(column)], window)) {
      if (values[0] !== null) filled.add(id)
    }
    const edge = edgeFrom(row, step > 0 ? 1 : -1, last, (place) => {
      const id = window[place - first]
      return id === undefined ? undefined : filled.has(id)
    })
    return edge === undefined ? { row: far - step, isEdge: false } : { row: edge, isEdge: true }
  })()
}
