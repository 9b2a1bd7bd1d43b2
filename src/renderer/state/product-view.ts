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
  /** A column of the grid whose products stand together; null for none. */
  readonly group: string | null
}

export const useProductView = create<ProductView>(() => ({ filter: '', search: '', sort: [], group: null }))

export function setProductView(change: Partial<ProductView>): void {
  useProductView.setState(change)
}
