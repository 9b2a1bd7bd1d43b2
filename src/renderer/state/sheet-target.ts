import { create } from 'zustand'
import type { ViewQuery } from '../../shared/contract/catalogue.ts'
import type { Selection } from '../../shared/contract/sheet.ts'

/** Where an operation on many cells reaches. */
export type Reach = 'selection' | 'column' | 'shown' | 'all'

export interface TargetRange {
  readonly from: number
  readonly count: number
  readonly columns: string[]
}

/** What the grid shows and what is selected in it, as the engine takes it. */
export interface SheetTarget {
  readonly view: { readonly viewKey: string; readonly query: ViewQuery; readonly order: number | null }
  /** Products in view. */
  readonly total: number
  /** Keys of the columns as shown. */
  readonly columns: readonly string[]
  /** Empty while there is no cursor. */
  readonly ranges: readonly TargetRange[]
  readonly isSingle: boolean
  /** The cell with the cursor; null while there is none. */
  readonly active: { readonly row: number; readonly column: string } | null
}

/** What is shown and selected in the grid of this window; null until there is one. */
export const useSheetTarget = create<{ readonly target: SheetTarget | null }>(() => ({ target: null }))

/** Past the end of any view. */
export const ALL_ROWS = 2 ** 31

/**
 * The cells of a reach, in `columns` instead of its own if given. The whole of a view is taken in the order that the
 * person sees, so that what was counted is what is changed; null where there is nothing of that kind.
 */
export function selectionOf(target: SheetTarget, reach: Reach, columns?: readonly string[]): Selection | null {
  const { view, ranges } = target
  const over = (own: readonly string[]): string[] => [...(columns ?? own)]
  const whole = (own: readonly string[]): TargetRange[] => [{ from: 0, count: ALL_ROWS, columns: over(own) }]
  const selected = (): TargetRange[] => {
    if (reach === 'column') return target.active ? whole([target.active.column]) : []
    if (reach !== 'selection') return whole(target.columns)
    return ranges.map((range) => ({ ...range, columns: over(range.columns) }))
  }
  const found = selected().filter((range) => range.columns.length > 0)
  if (found.length === 0) return null
  return reach === 'all'
    ? { kind: 'view', ...everything(view.viewKey), ranges: found }
    : { kind: 'view', ...view, ranges: found }
}

/** All products, whatever the grid shows. */
export function everything(viewKey: string): { viewKey: string; query: ViewQuery; order: null } {
  return { viewKey: `all ${viewKey}`.slice(0, 64), query: { filter: '', search: '', sort: [] }, order: null }
}
