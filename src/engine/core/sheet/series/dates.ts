import type { Series } from './continue-series.ts'

const DAY_MS = 86_400_000

interface Day {
  readonly days: number
  /** Months since year 0, and the day in the month. */
  readonly month: number
  readonly day: number
  readonly isLast: boolean
}

/**
 * Dates going on by days, or by months where each is the same day of its month, or the last of it; null without a
 * constant step.
 */
export function continueDates(texts: readonly string[], one: number): Series | null {
  const dates = texts.map(toDay)
  if (dates.some((date) => date === null)) return null
  const days = dates as readonly Day[] // none is null
  const last = days.at(-1)
  const first = days[0]
  if (!first || !last) return null
  if (days.length === 1) return (step) => fromDays(last.days + one * step)
  const months = constantStep(days.map(({ month }) => month))
  const isLast = days.every((each) => each.isLast)
  if (months !== null && months !== 0 && (isLast || days.every(({ day }) => day === first.day)))
    return (step) => fromMonth(last.month + months * step, isLast ? 31 : first.day)
  const byDay = constantStep(days.map((each) => each.days))
  return byDay === null ? null : (step) => fromDays(last.days + byDay * step)
}

export function constantStep(numbers: readonly number[]): number | null {
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0)
  return numbers.every((value, at) => at === 0 || value - (numbers[at - 1] ?? 0) === step) ? step : null
}

function toDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return {
    days: Date.UTC(year, month - 1, day) / DAY_MS,
    month: year * 12 + month - 1,
    day,
    isLast: new Date(Date.UTC(year, month, 0)).getUTCDate() === day,
  }
}

/** Null past the years that can be stored. */
function fromDays(days: number): string | null {
  const date = new Date(days * DAY_MS)
  const year = date.getUTCFullYear()
  return Number.isNaN(year) || year < 1000 || year > 9999 ? null : date.toISOString().slice(0, 10)
}

function fromMonth(month: number, day: number): string | null {
  const last = new Date(Date.UTC(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 0)).getUTCDate()
  return fromDays(Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, Math.min(day, last)) / DAY_MS)
}
