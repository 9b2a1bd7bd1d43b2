import { setProductView, useProductView } from '../../../state/product-view.ts'
import type { GridColumn } from '../columns/grid-column.ts'

const KINDS: ReadonlySet<GridColumn['kind']> = new Set([
  'family',
  'status',
  'categories',
  'completeness',
  'simple-select',
  'multi-select',
  'boolean',
  'text',
  'number',
  'date',
])

/** Levels that a person can still tell apart, and the engine takes. */
export const MAX_LEVELS = 3

/** Whether products can stand together by a column: its values repeat, and say something by themselves. */
export function isGroupable({ kind }: GridColumn): boolean {
  return KINDS.has(kind)
}

/** Groups by a column below the levels that there are, or no longer. */
export function toggleGrouping(id: string): void {
  const { group } = useProductView.getState()
  setProductView({
    group: group.includes(id) ? group.filter((each) => each !== id) : [...group, id].slice(-MAX_LEVELS),
  })
}
