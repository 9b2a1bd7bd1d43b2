import type { ViewQuery } from '../../../shared/contract/catalogue.ts'
import type { ProductView, SortKey } from '../../state/product-view.ts'
import type { GridColumn } from './columns/grid-column.ts'
import type { Openness } from './groups/open-groups.ts'

export interface GridQuery {
  readonly view: ProductView
  readonly columns: readonly GridColumn[]
  /** The place in the journal that is shown; null = now. */
  readonly asOf: number | null
}

/** The columns that products are grouped by. Groups are of today's values: the past is shown without. */
export function groupColumns({ view, columns, asOf }: GridQuery): readonly GridColumn[] {
  if (asOf !== null) return []
  return view.group.flatMap((id) => columns.find((column) => column.id === id) ?? [])
}

/** What is shown, as the engine is asked for it: columns by the keys that they have in the scope in view. */
export function viewQuery(shown: GridQuery, openness: Openness): ViewQuery {
  const { view, columns, asOf } = shown
  const keysOf = (keys: readonly SortKey[]) =>
    keys.flatMap(({ column: id, descending }) => {
      const column = columns.find((each) => each.id === id)
      return column ? [{ column: column.key, descending }] : []
    })
  const isDescending = (id: string): boolean => view.sort.find(({ column }) => column === id)?.descending ?? false
  const grouped = groupColumns(shown).map(({ id, key }) => ({ column: key, descending: isDescending(id) }))
  return {
    filter: view.filter,
    search: view.search,
    sort: keysOf(view.sort.filter(({ column }) => !view.group.includes(column))),
    ...(grouped.length === 0 ? {} : { group: { columns: grouped, ...openness } }),
    ...(asOf === null ? {} : { asOf }),
  }
}
