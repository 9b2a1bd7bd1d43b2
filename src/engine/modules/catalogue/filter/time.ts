import { parseDate } from '../../../../shared/dates.ts'
import { FilterError } from './filter-error.ts'

/** The moment a day of the person's calendar begins, as times are stored; a time of day may follow the date. */
export function startOf(text: string, at: number): Date {
  const [, day = text, time] = /^(\S+?)(?:[T ](\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text.trim()) ?? []
  const date = parseDate(day, 'ymd')
  if (date === null) throw new FilterError(`"${text}" is not a date like 2026-01-31.`, at, 'not-a-date', { text })
  return new Date(`${date}T${(time ?? '00:00').padStart(5, '0')}`)
}

export function nextDay(start: Date): Date {
  const next = new Date(start)
  next.setDate(next.getDate() + 1)
  return next
}
