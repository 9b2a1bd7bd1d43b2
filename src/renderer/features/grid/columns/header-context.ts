import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { Language } from '../../../i18n/index.ts'
import type { ProductView } from '../../../state/product-view.ts'
import { setProductView } from '../../../state/product-view.ts'
import { columnTitle } from '../cells/cell-words.ts'
import { columnOf, splitFilter } from '../filter/filter-text.ts'
import type { HeaderContext } from './column-header.ts'
import type { GridColumn } from './grid-column.ts'
import { headerNotes, ownerBadge } from './header-words.ts'

export interface HeaderFacts {
  readonly structure: Structure
  readonly language: Language
  readonly view: ProductView
}

/** What headers show and do, but for what only the grid knows. */
export function headerContext(
  facts: () => HeaderFacts,
  openFilter: (column: GridColumn, anchor: HTMLElement) => void,
): Omit<HeaderContext, 'column' | 'onHeader' | 'iconStock' | 'selectColumn'> {
  return {
    title: (column) => columnTitle(column, facts().language),
    notes: (column) => headerNotes(column, facts().structure, facts().language),
    ownerBadge: (column) => ownerBadge(column, facts().language),
    isSortable: ({ kind }) => kind !== 'image' && kind !== 'file' && kind !== 'asset-collection',
    sort: ({ id }) => {
      const { sort } = facts().view
      const place = sort.findIndex(({ column }) => column === id)
      const key = sort[place]
      return key ? { descending: key.descending, place: sort.length > 1 ? place + 1 : null } : null
    },
    isFiltered: ({ key }) => splitFilter(facts().view.filter).some((part) => columnOf(part) === key),
    filterLabel: (column) => {
      const { language } = facts()
      return language.t('grid.filter.of', { column: columnTitle(column, language) })
    },
    toggleSort: ({ id }, isAdded) => setProductView({ sort: toggledSort(facts().view.sort, id, isAdded) }),
    openFilter,
    selectLabel: () => facts().language.t('sheet.selectColumn'),
  }
}

/** Up, down, not at all; with Shift beside what is sorted by already. */
function toggledSort(sort: ProductView['sort'], column: string, isAdded: boolean): ProductView['sort'] {
  const before = sort.find((key) => key.column === column)
  const next = !before ? [{ column, descending: false }] : before.descending ? [] : [{ column, descending: true }]
  if (!isAdded) return next
  return before ? sort.flatMap((key) => (key.column === column ? next : [key])) : [...sort, ...next]
}
