import { create } from 'zustand'

export interface SortKey {
  /** A column of the grid, without its scope: `name` follows the language in view. */
  readonly column: string
  readonly descending: boolean
}

/** Which products the grid shows and in which order. */
export interface ProductView {
  /** In the filter language (docs/filter-language.md). */
  readonly filter: string
  readonly search: string
  readonly sort: readonly SortKey[]
  /** Columns of the grid by which products stand together, the outermost first; at most three. */
  readonly group: readonly string[]
}

export const useProductView = create<ProductView>(() => ({ filter: '', search: '', sort: [], group: [] }))

export function setProductView(change: Partial<ProductView>): void {
  useProductView.setState(change)
}
