/** Filters that screens write for the grid, in the filter language (docs/filter-language.md). */

/** Exactly the product with this SKU. */
export function skuFilter(sku: string): string {
  return `sku = ${quoted(sku)}`
}

/** Exactly the products with these SKUs. */
export function skusFilter(skus: readonly string[]): string {
  return `sku in (${skus.map(quoted).join(', ')})`
}

/** Exactly the products that a step of the history changed. */
export function changedByFilter(changeSetId: number): string {
  return `changed by ${changeSetId}`
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
