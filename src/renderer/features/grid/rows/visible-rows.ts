import type { RowMap } from '../groups/row-map.ts'
import { pageOf } from './page.ts'

/** The rows in view, and where they were scrolled to: 1 down, -1 up. */
export interface VisibleRows {
  readonly first: number
  readonly last: number
  readonly direction: 1 | -1
}

export function scrolledTo(before: VisibleRows, first: number, last: number): VisibleRows {
  return { first, last, direction: first === before.first ? before.direction : first > before.first ? 1 : -1 }
}

/** The places of the products in view; where only groups are, the next one. */
export function placesInView(
  { first, last }: VisibleRows,
  map: RowMap,
): { readonly first: number; readonly last: number } {
  const places = map.placesIn(first, last)
  if (places) return places
  const next = Math.max(0, (map.placesIn(0, last)?.last ?? -1) + 1)
  return { first: next, last: next }
}

/** Pages in view first, then one ahead and one behind. */
export function* pagesWanted(visible: VisibleRows, map: RowMap, products: number): Generator<number> {
  const lastPage = Math.max(0, pageOf(products - 1))
  const places = placesInView(visible, map)
  const first = pageOf(places.first)
  const last = Math.min(lastPage, pageOf(places.last))
  for (let page = first; page <= last; page++) yield page
  const ahead = visible.direction > 0 ? [last + 1, first - 1] : [first - 1, last + 1]
  for (const page of ahead) if (page >= 0 && page <= lastPage) yield page
}
