/** How an amount in one unit is worth in another: standard = amount * factor + offset. */
export interface ScaledUnit {
  readonly code: string
  readonly symbol: string
  readonly factor: number
  readonly offset: number
}

/** Digits that survive both ways between units of everyday size. */
const DIGITS = 12

/** An amount in another unit of its family, without the dust of binary fractions. Pure. */
export function convert(amount: number, from: ScaledUnit, to: ScaledUnit): number {
  return Number(((amount * from.factor + from.offset - to.offset) / to.factor).toPrecision(DIGITS))
}

/** The amount in the family's other units, those that give a handy number first. */
export function otherUnits(
  amount: number,
  from: ScaledUnit,
  units: readonly ScaledUnit[],
  count = 3,
): readonly { amount: number; symbol: string }[] {
  const size = (value: number): number => Math.abs(Math.log10(Math.abs(value) || 1) - 1)
  return units
    .filter(({ code }) => code !== from.code)
    .map((to) => ({ amount: convert(amount, from, to), symbol: to.symbol }))
    .toSorted((a, b) => size(a.amount) - size(b.amount))
    .slice(0, count)
}

/** A typed number in a person's format; null where it is none yet. */
export function typedNumber(text: string, decimal: ',' | '.'): number | null {
  const bare = text.replaceAll(/[\s\u00a0'’]/g, '')
  const plain = decimal === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}
