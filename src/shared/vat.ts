/**
 * The other side of a price, exact to the cent: `12.10` incl. at 21 % is `10.00` excl. Amounts are decimal texts with a
 * point, rates whole or decimal percents; half a cent goes up. Null when either is no number. Pure.
 */
export function otherSideOfVat(price: string, rate: string, isIncluded: boolean): string | null {
  const amount = scaled(price)
  const percent = scaled(rate)
  if (!amount || !percent || percent.units < 0n) return null
  // factor = (100 + rate) / 100, over the scale of the rate
  const factor = 100n * 10n ** percent.scale + percent.units
  const base = 100n * 10n ** percent.scale
  const [numerator, denominator] = isIncluded ? [base, factor] : [factor, base]
  const cents = divideRounded(amount.units * numerator * 100n, denominator * 10n ** amount.scale)
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function scaled(text: string): { readonly units: bigint; readonly scale: bigint } | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: BigInt(fraction.length) }
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n
  const half = ((isNegative ? -dividend : dividend) * 2n + divisor) / (divisor * 2n)
  return isNegative ? -half : half
}

/** Attributes that hold the rate of a product go by one of these codes. */
export const VAT_ATTRIBUTES = ['vat', 'vat_rate', 'tax', 'tax_rate', 'btw', 'tva', 'moms'] as const

/** The percent in the code of a rate such as `vat-21` or `btw_9`; null where it names none. */
export function rateOfCode(code: string): string | null {
  return /(?:^|[^\d])(\d{1,2}(?:[.,]\d{1,2})?)\s*%?$/.exec(code)?.[1]?.replace(',', '.') ?? null
}
