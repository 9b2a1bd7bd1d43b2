import type { Language } from '../../i18n/index.ts'
import type { Day } from './days.ts'

/** The words of a calendar in a locale. */
export interface CalendarWords {
  /** `May 2026` */
  month(day: Day): string
  /** `Sunday 31 May 2026` */
  day(day: Day): string
  weekday(day: Day): string
  /** Two or three letters. */
  weekdayShort(day: Day): string
}

const made = new Map<string, CalendarWords>()

/** Formatters are made once for a locale; making one costs a hundred times its use. */
export function calendarWords(locale: string): CalendarWords {
  let words = made.get(locale)
  if (!words) made.set(locale, (words = makeWords(locale)))
  return words
}

function makeWords(locale: string): CalendarWords {
  const format = (options: Intl.DateTimeFormatOptions): ((day: Day) => string) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (day) => formatter.format(new Date(`${day}T00:00:00Z`))
  }
  const short = format({ weekday: 'short' })
  return {
    month: format({ month: 'long', year: 'numeric' }),
    day: format({ dateStyle: 'full' }),
    weekday: format({ weekday: 'long' }),
    weekdayShort: (day) => short(day).replace('.', ''),
  }
}

/** How a day is typed: `dd-mm-yyyy`, in the letters and the order of the person. */
export function datePattern({ t, format }: Language): string {
  return format
    .date('2026-12-31')
    .replace('2026', t('ui.date.yearLetters'))
    .replace('12', t('ui.date.monthLetters'))
    .replace('31', t('ui.date.dayLetters'))
}
