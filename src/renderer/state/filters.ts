/** Filters that screens write for the grid, in the filter language (docs/filter-language.md). */

/** Exactly the product with this SKU. */
export function skuFilter(sku: string): string {
  return `sku = ${quoted(sku)}`
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
