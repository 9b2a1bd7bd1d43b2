/** A day as it is stored: `2026-05-31`. Days are counted in UTC, where each has 24 hours. */
export type Day = string

const MS_PER_DAY = 86_400_000

/** Days shown of a month: six weeks, so that the calendar is as high in every month. */
const WEEKS = 6

/** The day it is where the person is. */
export function today(now = new Date()): Day {
  return dayOf(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()))
}

export function addDays(day: Day, days: number): Day {
  return dayOf(time(day) + days * MS_PER_DAY)
}

/** The same day of another month, or the last of it when it has fewer days. */
export function addMonths(day: Day, months: number): Day {
  const from = new Date(time(day))
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return dayOf(first.setUTCDate(Math.min(from.getUTCDate(), last)))
}

/** Day of the week a locale's weeks begin with: 1 is Monday, 7 Sunday. */
export function firstDayOfWeek(locale: string): number {
  // A method in the standard, a property in older engines; TypeScript's own types know neither.
  const known = new Intl.Locale(locale) as { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo }
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}
interface WeekInfo {
  readonly firstDay: number
}

/** The first day of the week that a day is in. */
export function startOfWeek(day: Day, firstDay: number): Day {
  const weekday = new Date(time(day)).getUTCDay()
  return addDays(day, -((weekday - firstDay + 7) % 7))
}

/** The weeks that show the month of a day, days of the months before and after among them. */
export function weeksOf(day: Day, firstDay: number): readonly (readonly Day[])[] {
  const start = startOfWeek(`${day.slice(0, 8)}01`, firstDay)
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, index) => addDays(start, week * 7 + index)),
  )
}

/** Number of the week by ISO 8601, as diaries in Europe have it. Of a week that begins on a Monday. */
export function weekNumber(monday: Day): number {
  const thursday = addDays(monday, 3)
  return 1 + Math.floor((time(thursday) - time(`${thursday.slice(0, 4)}-01-01`)) / MS_PER_DAY / 7)
}

export interface MoveKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
}

/** Where a key goes from a day; null for a key that goes nowhere. */
export function moved(day: Day, { key, shiftKey, ctrlKey }: MoveKey, firstDay: number): Day | null {
  const months = shiftKey || ctrlKey ? 12 : 1
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return startOfWeek(day, firstDay)
    case 'End':
      return addDays(startOfWeek(day, firstDay), 6)
    case 'PageUp':
      return addMonths(day, -months)
    case 'PageDown':
      return addMonths(day, months)
    default:
      return key === ';' && ctrlKey ? today() : null // as in the sheet
  }
}

function time(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Days before the year 1000 would need more care than they are worth: nobody sells then. */
function dayOf(moment: number): Day {
  return new Date(Math.max(moment, Date.UTC(1000, 0, 1))).toISOString().slice(0, 10)
}
