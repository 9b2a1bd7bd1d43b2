/** Attribute codes whose values are GTINs: `ean`, `ean13`, and everything that starts with `gtin`. */
const GTIN_ATTRIBUTE = /^(?:ean(?:[-_]?(?:8|13|14|code))?|gtin.*)$/i

const GTIN_LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14])

export function isGtinAttribute(code: string): boolean {
  return GTIN_ATTRIBUTE.test(code)
}

/** A GTIN as people and files write it, blanks and hyphens between its digits taken out; zeros stay. */
export function tidyGtin(text: string): string {
  return /^[\d\s-]+$/.test(text) ? text.replace(/[\s-]/g, '') : text
}

export type GtinFault = { readonly kind: 'length' } | { readonly kind: 'check-digit'; readonly expected: number }

/** What is wrong with a GTIN (8, 12, 13 or 14 digits, the last one a check digit); null when nothing is. */
export function gtinFault(text: string): GtinFault | null {
  if (!/^\d+$/.test(text) || !GTIN_LENGTHS.has(text.length)) return { kind: 'length' }
  const expected = gtinCheckDigit(text.slice(0, -1))
  return Number(text.at(-1)) === expected ? null : { kind: 'check-digit', expected }
}

/** The digit that completes a GTIN: weights 3 and 1 from the right, up to the next ten. */
export function gtinCheckDigit(digits: string): number {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1)
  }
  return (10 - (sum % 10)) % 10
}
