import type { FacetChoice } from '../../../state/product-view.ts'
import type { GridColumn } from '../columns/grid-column.ts'

/** What facets are shown of unless somebody chose: what every catalogue sorts its products by. */
const FIRST: ReadonlySet<GridColumn['kind']> = new Set(['family', 'status', 'categories', 'simple-select'])
const MOST_AT_FIRST = 8

const POSSIBLE: ReadonlySet<GridColumn['kind']> = new Set([...FIRST, 'multi-select', 'boolean', 'text'])

/** The engine counts so many at once. */
export const MAX_FACETS = 20

/** Whether products can be counted by the values of a column. */
export function isFacetable({ kind }: GridColumn): boolean {
  return POSSIBLE.has(kind)
}

/** Whether its values have spellings to tidy up here: options, and texts that nobody else masters. */
export function hasSpellings({ kind, owner }: GridColumn): boolean {
  return (kind === 'text' && owner === 'pim') || kind === 'simple-select' || kind === 'multi-select'
}

/** The facets to show: those chosen, or the first columns of choices. */
export function facetsOf(
  chosen: readonly FacetChoice[] | null,
  columns: readonly GridColumn[],
): readonly FacetChoice[] {
  if (chosen) return chosen.filter(({ column }) => columns.some(({ id }) => id === column))
  const first = columns.filter(({ kind }) => FIRST.has(kind)).slice(0, MOST_AT_FIRST)
  return first.map(({ id }) => ({ column: id, order: 'count' }))
}
