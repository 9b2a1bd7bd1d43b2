import { call, settled } from '../../../engine/index.ts'
import { skusFilter } from '../../../state/filters.ts'
import type { CellPlace } from './edit-book.ts'

/** A filter names at most so many products. */
const MAX_NAMED = 300

/** A filter that shows only the products of these cells; null where there is none of them. */
export async function filterOfProducts(cells: readonly CellPlace[]): Promise<string | null> {
  const ids = [...new Set(cells.map(({ productId }) => productId))].slice(0, MAX_NAMED)
  const products = await Promise.all(ids.map((productId) => settled(call('catalogue.product', { productId }))))
  const skus = products.flatMap((found) => (found.ok ? String(found.value.values['sku'] ?? '') : []))
  return skus.length === 0 ? null : skusFilter(skus)
}
