import { Cron } from 'croner'
import type { SourceSchedule } from '../../../../shared/contract/sources.ts'

/**
 * The first moment after `after` that a schedule names. A time that the clock skips in spring comes at the end of the
 * gap, one that comes twice in autumn at its first coming: once a day in any case. Intervals count from `after`.
 */
export function nextRun(schedule: SourceSchedule, after: Date): Date {
  switch (schedule.kind) {
    case 'interval':
      return new Date(after.getTime() + schedule.minutes * 60_000)
    case 'days': {
      const weekdays = schedule.weekdays.length === 0 ? '*' : schedule.weekdays.map((day) => day % 7).join(',')
      return byPattern(`* * ${weekdays}`, schedule, after)
    }
    case 'month':
      // Months without that day would be left out: the last day stands for it.
      return schedule.day > 28 ? lastDays(schedule, after) : byPattern(`${schedule.day} * *`, schedule, after)
  }
}

/** The next `count` runs, each after the one before. */
export function nextRuns(schedule: SourceSchedule, after: Date, count: number): Date[] {
  const found: Date[] = []
  for (let at = after; found.length < count; found.push(at)) at = nextRun(schedule, at)
  return found
}

type Timed = Exclude<SourceSchedule, { kind: 'interval' }>

function byPattern(days: string, { time, timeZone }: Timed, after: Date): Date {
  const [hour = '0', minute = '0'] = time.split(':')
  const next = new Cron(`${Number(minute)} ${Number(hour)} ${days}`, { timezone: timeZone, paused: true }).nextRun(
    after,
  )
  if (next === null) throw new Error(`No next run of ${days}`)
  return next
}

/** The day of the month, or its last where it is shorter: whichever comes first is that of the next month to come. */
function lastDays(schedule: Extract<SourceSchedule, { kind: 'month' }>, after: Date): Date {
  const days = [`${schedule.day} * *`, 'L 2 *', ...(schedule.day === 31 ? ['30 4,6,9,11 *'] : [])]
  const candidates = days.map((pattern) => byPattern(pattern, schedule, after).getTime())
  return new Date(Math.min(...candidates))
}
