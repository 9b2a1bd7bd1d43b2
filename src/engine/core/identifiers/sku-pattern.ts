/** How a shop numbers its products: `TEN-` and six digits. */
export interface SkuPattern {
  readonly prefix: string
  readonly digits: number
}

/** Of a shop that numbers nothing yet. */
export const FIRST_PATTERN: SkuPattern = { prefix: 'NEW-', digits: 4 }

/** The commonest pattern among SKUs that end in a number; null where none does. */
export function skuPattern(skus: readonly string[]): SkuPattern | null {
  const counts = new Map<string, { readonly pattern: SkuPattern; count: number }>()
  for (const sku of skus) {
    const match = /^(.*?)(\d{1,15})$/.exec(sku)
    if (!match) continue
    const [, prefix = '', number = ''] = match
    const key = `${prefix} ${number.length}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { pattern: { prefix, digits: number.length }, count: 1 })
  }
  const [first] = [...counts.values()].toSorted((a, b) => b.count - a.count)
  return first?.pattern ?? null
}

/** The number of a SKU of this pattern; null for another. */
export function numberOf(sku: string, { prefix, digits }: SkuPattern): number | null {
  const rest = sku.startsWith(prefix) ? sku.slice(prefix.length) : ''
  return rest.length === digits && /^\d+$/.test(rest) ? Number(rest) : null
}

/** `TEN-000042`; a number that has become longer than its zeros stays whole. */
export function skuOf({ prefix, digits }: SkuPattern, number: number): string {
  return `${prefix}${String(number).padStart(digits, '0')}`
}
