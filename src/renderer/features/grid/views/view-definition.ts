import type { ViewDefinition } from '../../../../shared/contract/views.ts'
import type { ProductView } from '../../../state/product-view.ts'
import type { Scope } from '../../../state/scope.ts'
import type { ColumnLayout } from '../columns/column-layout.ts'

/** What is shown now, as a view keeps it. */
export function viewDefinition(
  view: ProductView,
  layout: ColumnLayout,
  { channel, locale, context }: Scope,
): ViewDefinition {
  const { order, hidden, pinned, widths } = layout
  return {
    columns: { order: [...order], hidden: [...hidden], pinned: [...pinned], widths: { ...widths } },
    filter: view.filter,
    search: view.search,
    sort: view.sort.map(({ column, descending }) => ({ column, descending })),
    scope: { channel, locale, context },
    group: [...view.group],
    facets: view.facets && [...view.facets],
  }
}
