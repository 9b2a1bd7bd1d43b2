import type { RowStore } from '../rows/row-store.ts'
import type { Sheet } from '../sheet/sheet.ts'

/** Moves the cursor so many products, as far as there are, over the rows of groups; rows on the way need not be loaded. */
export function walk(sheet: Pick<Sheet, 'active' | 'move'>, store: RowStore, products: number): void {
  const map = store.map()
  const place = map.placeAt(sheet.active().row)
  const last = (store.total() ?? 0) - 1
  if (place === null || last < 0) return sheet.move(products, 0)
  const to = Math.min(Math.max(0, place + products), last)
  sheet.move(map.rowAt(to) - map.rowAt(place), 0)
}
