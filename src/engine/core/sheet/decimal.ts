import { MAX_SIGNIFICANT_DIGITS, formatNumber } from '../values/numbers.ts'

/** An exact decimal number: `digits` / 10^`scale`. Prices are counted in these, since 0.1 + 0.2 is not 0.3 in doubles. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

export type Direction = 'up' | 'down' | 'nearest'

/** More decimals than any stored number has; what a division is cut off at before it is rounded. */
const DIVISION_SCALE = 30

/** The decimal of a text such as `-12.50` or `.95`; the caller has checked that it is one. */
export function decimalOf(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.')
  return { digits: BigInt(`${whole === '' || whole === '-' ? `${whole}0` : whole}${fraction}`), scale: fraction.length }
}

/** The decimal of a stored number: of its shortest text. */
export function decimalOfNumber(value: number): Decimal {
  return decimalOf(formatNumber(value, '.'))
}

/** The shortest text: `12.5` for 12.50. */
export function decimalText({ digits, scale }: Decimal): string {
  const isNegative = digits < 0n
  const all = String(isNegative ? -digits : digits).padStart(scale + 1, '0')
  const whole = all.slice(0, all.length - scale)
  const fraction = all.slice(all.length - scale).replace(/0+$/, '')
  return `${isNegative && digits !== 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** As a number of at most 15 significant digits, the most that is stored. */
export function decimalNumber(decimal: Decimal): number {
  const text = decimalText(decimal)
  const significant = text.replace(/[-.]/g, '').replace(/^0+/, '').length
  return significant <= MAX_SIGNIFICANT_DIGITS ? Number(text) : Number(Number(text).toPrecision(MAX_SIGNIFICANT_DIGITS))
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: rescaled(a, scale) + rescaled(b, scale), scale }
}

export function negate({ digits, scale }: Decimal): Decimal {
  return { digits: -digits, scale }
}

export function isAbove(a: Decimal, b: Decimal): boolean {
  const scale = Math.max(a.scale, b.scale)
  return rescaled(a, scale) > rescaled(b, scale)
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** Exact to 30 decimals; null for a division by zero. */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  if (b.digits === 0n) return null
  const digits = (a.digits * 10n ** BigInt(DIVISION_SCALE + b.scale)) / b.digits
  return { digits, scale: DIVISION_SCALE + a.scale }
}

/** Rounded to so many decimals, halves away from zero as shops and spreadsheets do. */
export function roundTo(value: Decimal, decimals: number): Decimal {
  return value.scale <= decimals ? value : roundToMultiple(value, { digits: 1n, scale: decimals }, ZERO, 'nearest')
}

export const ZERO: Decimal = { digits: 0n, scale: 0 }

/**
 * The number nearest to `value` (or next above, below) among `offset` + n x `step`; halves away from zero. 4.95 with
 * step 1 and offset 0.95 is itself.
 */
export function roundToMultiple(value: Decimal, step: Decimal, offset: Decimal, direction: Direction): Decimal {
  const scale = Math.max(value.scale, step.scale, offset.scale)
  const size = rescaled(step, scale)
  const start = rescaled(offset, scale)
  const distance = rescaled(value, scale) - start
  let low = distance / size
  if (distance % size !== 0n && distance < 0n) low -= 1n // BigInt division cuts towards zero
  const rest = distance - low * size
  const isUp =
    rest !== 0n &&
    (direction === 'up' ||
      (direction === 'nearest' && (rest * 2n > size || (rest * 2n === size && low * size + start >= 0n))))
  return { digits: (low + (isUp ? 1n : 0n)) * size + start, scale }
}

function rescaled({ digits, scale }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - scale)
}
