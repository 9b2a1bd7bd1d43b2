import type { TextFormat } from './contract/common.ts'
import { assertNever } from './errors.ts'

// First letters of the months in English, Dutch, French and Swedish, folded; longer names start with these.
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'fev'],
  ['mar', 'maa', 'mrt'],
  ['apr', 'avr'],
  ['may', 'mei', 'mai', 'maj'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec'],
]

/** Two-digit years from here on are of the last century. */
const CENTURY_PIVOT = 70

/**
 * Reads a date as `2026-05-31`: ISO in any order asked for (a time behind it is dropped), digits in the order of the
 * person, or a month by name. Null for anything else, also for a day that does not exist and for the wrong order: in
 * a column where one date cannot be in the order given, the others are probably wrong without showing it.
 */
export function parseDate(text: string, order: TextFormat['dateOrder']): string | null {
  const trimmed = text.trim()
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(trimmed)
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const digits = /^(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})(?: \d{1,2}:\d{2}.*)?$/.exec(trimmed)
  if (digits) {
    const [first, second, third] = [digits[1] ?? '', digits[2] ?? '', digits[3] ?? '']
    if (first.length > 2)
      return order === 'ymd' || first.length === 4 ? toIso(year(first), Number(second), Number(third)) : null
    switch (order) {
      case 'dmy':
        return toIso(year(third), Number(second), Number(first))
      case 'mdy':
        return toIso(year(third), Number(first), Number(second))
      case 'ymd':
        return third.length > 2 ? null : toIso(year(first), Number(second), Number(third))
    }
  }
  const named =
    /^(\d{1,2})[-. ]+(\p{L}{3,})[-., ]+(\d{4}|\d{2})$/u.exec(trimmed) ??
    swapped(/^(\p{L}{3,})\.? (\d{1,2}),? (\d{4})$/u.exec(trimmed))
  const month = named ? monthNumber(named[2] ?? '') : null
  return named && month !== null ? toIso(year(named[3] ?? ''), month, Number(named[1])) : null
}

/** A stored date in the order asked for: `31-05-2026`, `05/31/2026` or `2026-05-31`. */
export function formatDate(value: string, order: TextFormat['dateOrder']): string {
  const [y = '', m = '', d = ''] = value.split('-')
  switch (order) {
    case 'dmy':
      return `${d}-${m}-${y}`
    case 'mdy':
      return `${m}/${d}/${y}`
    case 'ymd':
      return value
    default:
      return assertNever(order)
  }
}

function swapped(match: RegExpExecArray | null): string[] | null {
  return match ? ['', match[2] ?? '', match[1] ?? '', match[3] ?? ''] : null
}

function monthNumber(name: string): number | null {
  const folded = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const index = MONTHS.findIndex((starts) => starts.some((start) => folded.startsWith(start)))
  return index === -1 ? null : index + 1
}

function year(text: string): number {
  const value = Number(text)
  return text.length > 2 ? value : value + (value < CENTURY_PIVOT ? 2000 : 1900)
}

function toIso(y: number, m: number, d: number): string | null {
  if (y < 1000 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

function daysIn(y: number, m: number): number {
  if (m === 2) return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(m) ? 30 : 31
}
