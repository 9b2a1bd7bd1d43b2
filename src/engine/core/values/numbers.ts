import type { TextFormat } from '../../../shared/contract/common.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'

/** More than this a double cannot keep: the shortest decimal of the double would no longer be what was typed. */
export const MAX_SIGNIFICANT_DIGITS = 15

/** Numbers outside are refused: they are mistakes, and nobody could read them. */
const MAX_NUMBER = 1e15
const MIN_NUMBER = 1e-15

/**
 * Reads a number as people and files write it: either decimal mark, thousands in groups of three, a sign on either
 * side, an exponent. `decimal` decides where both readings are possible (`1.234` is 1234 with a decimal comma); where
 * only one is, that is taken (`12.50`, `1,234.5`). Answers with a problem for anything else.
 */
export function parseNumber(text: string, decimal: TextFormat['decimal']): number | Problem {
  const match = /^([+\-−]?)\s*([\d.,'’\s]*\d[.,]?)(?:[eE]([+-]?\d{1,3}))?(-?)$/.exec(text.trim())
  const plain = match ? toPlainDecimal(match[2] ?? '', decimal) : null
  if (!match || plain === null || (match[1] && match[4])) return notANumber(text)
  const isNegative = match[1] === '-' || match[1] === '−' || match[4] === '-'
  return fromDecimal(isNegative, plain, Number(match[3] ?? 0))
}

/** Decimals of the shortest text of a number: 1 for 12.50. */
export function decimalsOf(value: number): number {
  return formatNumber(value, '.').split('.')[1]?.length ?? 0
}

/** Rounds away what binary arithmetic adds (0.1 + 0.2), as spreadsheets do when they show a number. */
export function roundToSignificant(value: number): number {
  return Number.isSafeInteger(value) && Math.abs(value) < MAX_NUMBER
    ? value
    : Number(value.toPrecision(MAX_SIGNIFICANT_DIGITS))
}

/** The shortest decimal text of a number, never with an exponent. */
export function formatNumber(value: number, decimal: TextFormat['decimal']): string {
  const text = String(value)
  const plain = text.includes('e') ? expand(text) : text
  return decimal === ',' ? plain.replace('.', ',') : plain
}

function notANumber(text: string): Problem {
  return problem('not-a-number', `"${text.trim().slice(0, 100)}" is not a number.`)
}

/** Digits with at most one point, or null: which separator groups and which one divides is decided here. */
function toPlainDecimal(text: string, decimal: TextFormat['decimal']): string | null {
  if (/^\d+$/.test(text)) return text
  const other = decimal === ',' ? '.' : ','
  const lastDecimal = text.lastIndexOf(decimal)
  const lastOther = text.lastIndexOf(other)
  const divider =
    lastDecimal !== -1 && lastOther !== -1
      ? lastDecimal > lastOther
        ? decimal
        : other
      : lastDecimal !== -1
        ? decimal
        : other
  const at = text.lastIndexOf(divider)
  const rest = text.slice(at + 1)
  const isOnly = text.indexOf(divider) === at
  const mayGroup = divider === other ? lastDecimal === -1 : lastOther === -1 && !isOnly
  if (at === -1 || (mayGroup && isGrouped(text))) return ungroup(text)
  if (!/^\d*$/.test(rest)) return null
  // The same mark groups and divides ("2,849,83" in some French price lists): clear as long as cents are cents.
  if (!isOnly && (rest.length === 0 || rest.length > 2)) return null
  const whole = text.slice(0, at)
  const digits = whole === '' ? '0' : ungroup(whole)
  return digits === null ? null : `${digits}.${rest}`
}

/** Whether every group but the first has three digits, all with one mark, and the first is not a lone zero. */
function isGrouped(text: string): boolean {
  return /^[1-9]\d{0,2}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/.test(text)
}

function ungroup(text: string): string | null {
  if (/^\d+$/.test(text)) return text
  return isGrouped(text) ? text.replace(/\D/g, '') : null
}

function fromDecimal(isNegative: boolean, plain: string, exponent: number): number | Problem {
  const digits = plain.replace('.', '').replace(/^0+/, '').replace(/0+$/, '')
  if (digits === '') return 0
  if (digits.length > MAX_SIGNIFICANT_DIGITS) {
    return problem('too-many-digits', `A number has at most ${MAX_SIGNIFICANT_DIGITS} digits.`, {
      limit: MAX_SIGNIFICANT_DIGITS,
    })
  }
  const value = Number(`${plain}e${exponent}`)
  if (value >= MAX_NUMBER) return problem('number-too-large', 'This number is too large.', { limit: MAX_NUMBER })
  if (value < MIN_NUMBER) return problem('too-many-decimals', 'This number has too many decimals.', { limit: 15 })
  return isNegative ? -value : value
}

/** `1.5e-7` as `0.00000015`. */
function expand(text: string): string {
  const [mantissa = '', exponent = ''] = text.split('e')
  const isNegative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits.padEnd(point, '0')
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return isNegative ? `-${plain}` : plain
}
