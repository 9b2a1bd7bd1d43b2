import type { TextFormat } from '../../../shared/contract/common.ts'

/** How the dates of a column are written, counted over its values. Plain data. */
export interface DateCounts {
  /** Beyond doubt in any order: ISO, a month by name, dots ("05.09.2024" is never month first). */
  clear: number
  dayFirst: number
  monthFirst: number
  /** "03-04-2024": 3 April or 4 March. */
  unclear: number
  /** Five digits, a spreadsheet's day number: a date only among dates. */
  serial: number
}

export function noDates(): DateCounts {
  return { clear: 0, dayFirst: 0, monthFirst: 0, unclear: 0, serial: 0 }
}

export type DateShape = keyof DateCounts

const ISO =
  /^(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:[T ]\d{1,2}:\d{2}.*)?$/
const NUMERIC = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?$/
const NAMED = /^(?:\d{1,2}[-. ]+\p{L}{3,}\.?[-., ]+\d{2,4}|\p{L}{3,}\.? \d{1,2},? \d{4})$/u
/** Day numbers of 1954 to 2064. */
const SERIAL = /^(?:[2-5]\d{4})$/

/** What one text says as a date; null when it is none. */
export function dateShape(text: string): DateShape | null {
  const trimmed = text.trim()
  if (ISO.test(trimmed) || NAMED.test(trimmed)) return 'clear'
  if (SERIAL.test(trimmed)) return 'serial'
  const match = NUMERIC.exec(trimmed)
  if (match === null) return null
  const first = Number(match[1])
  const second = Number(match[3])
  if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) return null
  if (first > 12) return 'dayFirst'
  if (second > 12) return 'monthFirst'
  return match[2] === '.' || first === second ? 'clear' : 'unclear'
}

/** The order that the column's own dates prove; null when they prove none or contradict each other. */
export function provenOrder({ dayFirst, monthFirst }: DateCounts): TextFormat['dateOrder'] | null {
  if (dayFirst > 0 && monthFirst === 0) return 'dmy'
  return monthFirst > 0 && dayFirst === 0 ? 'mdy' : null
}

/** A spreadsheet's day number as a date, for files where the format got lost on the way. */
export function serialToDate(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
}
