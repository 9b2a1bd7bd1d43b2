import type { ViewDefinition } from '../../../../shared/contract/views.ts'

/** Whether two views show the same: widths and places of columns that are hidden in both do not count. */
export function sameView(a: ViewDefinition, b: ViewDefinition): boolean {
  return comparable(a) === comparable(b)
}

function comparable({ columns, filter, search, sort, scope, group, facets }: ViewDefinition): string {
  const hidden = new Set(columns.hidden)
  const widths = Object.entries(columns.widths)
    .filter(([id]) => !hidden.has(id))
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
  return JSON.stringify([
    columns.order.filter((id) => !hidden.has(id)),
    [...hidden].toSorted(),
    columns.pinned.toSorted(),
    widths,
    filter,
    search,
    sort.map(({ column, descending }) => [column, descending]),
    scope && [scope.channel, scope.locale, scope.context],
    group,
    facets?.map(({ column, order }) => [column, order]) ?? null,
  ])
}
