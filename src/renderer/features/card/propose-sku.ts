/** So many are tried at once: whether they are free is one question. */
const TRIED = 50

/**
 * SKUs that could follow this one, the nearest first: its last number counted up with its zeros (`TEN-0109`,
 * `TEN-0110`), or `-2`, `-3` behind one that has none. Pure.
 */
export function nextSkus(sku: string): readonly string[] {
  const match = /^(.*?)(\d{1,15})(\D*)$/.exec(sku)
  if (!match) return Array.from({ length: TRIED }, (_, index) => `${sku}-${index + 2}`)
  const [, before = '', digits = '', after = ''] = match
  return Array.from(
    { length: TRIED },
    (_, index) => `${before}${String(Number(digits) + index + 1).padStart(digits.length, '0')}${after}`,
  )
}

/** A filter for the products that have one of these SKUs. */
export function skuFilter(skus: readonly string[]): string {
  return `sku in (${skus.map((sku) => `"${sku.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(', ')})`
}

/** Whether a SKU is as its family's pattern has it; every SKU is where there is none, or one that cannot be read. */
export function fitsPattern(sku: string, pattern: string | null): boolean {
  if (pattern === null) return true
  try {
    return new RegExp(pattern, 'u').test(sku)
  } catch {
    return true
  }
}
