import { assertNever } from '../../../../../shared/errors.ts'
import { dateCell, numberCell, textCell } from '../cells.ts'
import type { SourceCell } from '../source.ts'
import { serialToIso } from './serial-date.ts'

/** What a number format makes of a number, as far as the meaning of the value goes. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'date'; readonly showsTime: boolean }
  | { readonly kind: 'time' }
  /** "000000": the zeros shown belong to the value. */
  | { readonly kind: 'padded'; readonly digits: number }

const plain: NumberFormat = { kind: 'plain' }

/** The format behind one of the numbers that need no definition in the workbook. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' }
  if (id === 22) return { kind: 'date', showsTime: true }
  if (
    (id >= 14 && id <= 17) ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  ) {
    return { kind: 'date', showsTime: false }
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56 || (id >= 45 && id <= 47)) {
    return { kind: 'time' }
  }
  return plain
}

/** Reads a format code as the workbook holds it (always in its English letters). */
export function parseFormat(code: string): NumberFormat {
  const section = firstSection(code)
  const bare = section
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
  // Elapsed time ("[h]:mm") is a quantity, not a moment.
  if (/\[[hms]+\]/i.test(bare)) return plain
  const letters = bare.replace(/\[[^\]]*\]/g, '')
  if (/^general$/i.test(letters.trim())) return plain
  if (/[yd]/i.test(letters) || /m{3,}/i.test(letters)) return { kind: 'date', showsTime: /[hs]/i.test(letters) }
  if (/[hs]/i.test(letters)) return { kind: 'time' }
  if (letters.includes('%')) return { kind: 'percent' }
  const digits = letters.replace(/[\s-]/g, '')
  if (/^0{2,}$/.test(digits)) return { kind: 'padded', digits: digits.length }
  return plain
}

function firstSection(code: string): string {
  let isQuoted = false
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charAt(at)
    if (character === '\\') at += 1
    else if (character === '"') isQuoted = !isQuoted
    else if (character === ';' && !isQuoted) return code.slice(0, at)
  }
  return code
}

/**
 * The cell for a stored number under its format: dates become dates, "000123" keeps its zeros as text, and a percentage
 * is the text a person sees ("21%"), because suppliers mean 21 by it.
 */
export function formattedCell(decimal: string, format: NumberFormat, uses1904: boolean): SourceCell {
  switch (format.kind) {
    case 'plain':
      return numberCell(decimal)
    case 'date':
    case 'time': {
      const iso = serialToIso(Number(decimal), uses1904, format.kind === 'time' || format.showsTime)
      if (iso === undefined) return numberCell(decimal)
      // A time of day has no date to it; written as people write it.
      return format.kind === 'time' && Number(decimal) < 1 ? textCell(iso.slice(11)) : dateCell(iso)
    }
    case 'padded':
      return /^\d+$/.test(decimal) ? decimal.padStart(format.digits, '0') : numberCell(decimal)
    case 'percent':
      return `${shiftPoint(decimal, 2)}%`
    default:
      return assertNever(format)
  }
}

/**
 * A stored number as canonical decimal text: no exponent, no trailing zeros, and of fractions the 15 digits that a
 * spreadsheet shows, so 0.1 + 0.2 is "0.3". Whole numbers keep every digit written, for the sake of long codes.
 * Undefined when the text is no number.
 */
export function canonicalDecimal(stored: string): string | undefined {
  if (stored.length <= 15 && /^(?:0|[1-9]\d*)$/.test(stored)) return stored
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/.exec(stored)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return undefined
  let digits = whole + fraction
  let point = whole.length + Number(exponent)
  const leading = /^0*/.exec(digits)?.[0].length ?? 0
  digits = digits.slice(leading)
  point -= leading
  if (digits === '') return '0'
  if (digits.length > 15 && digits.length > point && point < 15) {
    const rounded = Number(`0.${digits}`).toPrecision(15)
    if (rounded.startsWith('1')) point += 1
    digits = rounded.replace('.', '').replace(/^0/, '')
  }
  const minus = sign === '-' ? '-' : ''
  if (point >= digits.length) return minus + digits + '0'.repeat(point - digits.length)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits
  const cut = Math.max(point, 1)
  const tail = padded.slice(cut).replace(/0+$/, '')
  return minus + padded.slice(0, cut) + (tail === '' ? '' : `.${tail}`)
}

/** Moves the decimal point to the right without arithmetic, so nothing is rounded. */
function shiftPoint(decimal: string, places: number): string {
  return canonicalDecimal(`${decimal}e${places}`) ?? decimal
}
