import { create } from 'zustand'

export interface SortKey {
  /** A column of the grid, without its scope: `name` follows the language in view. */
  readonly column: string
  readonly descending: boolean
}

/** A column whose values are counted beside the grid. */
export interface FacetChoice {
  readonly column: string
  readonly order: 'count' | 'name'
}

/** Which products the grid shows and in which order. */
export interface ProductView {
  /** In the filter language (docs/filter-language.md). */
  readonly filter: string
  readonly search: string
  readonly sort: readonly SortKey[]
  /** Columns of the grid by which products stand together, the outermost first; at most three. */
  readonly group: readonly string[]
  /** Null: those that every catalogue has. */
  readonly facets: readonly FacetChoice[] | null
}

export const useProductView = create<ProductView>(() => ({ filter: '', search: '', sort: [], group: [], facets: null }))

export function setProductView(change: Partial<ProductView>): void {
  useProductView.setState(change)
}
