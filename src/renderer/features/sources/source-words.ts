import type { SourceInfo, SourceRun, SourceSchedule } from '../../../shared/contract/sources.ts'
import { fromWireError } from '../../../shared/errors.ts'
import type { WireError } from '../../../shared/errors.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText } from '../../i18n/index.ts'

/** A schedule in a phrase; the time zone beside it where it is not that of this computer. */
export function scheduleText(schedule: SourceSchedule, { t, formatLocale }: Language): string {
  if (schedule.kind === 'interval') {
    const { minutes } = schedule
    return minutes % 60 === 0
      ? t('sources.schedule.hours', { hours: minutes / 60 })
      : t('sources.schedule.minutes', { minutes })
  }
  const isHere = schedule.timeZone === new Intl.DateTimeFormat().resolvedOptions().timeZone
  const time = isHere ? schedule.time : `${schedule.time} (${schedule.timeZone.replaceAll('_', ' ')})`
  if (schedule.kind === 'month')
    return schedule.day === 31
      ? t('sources.schedule.monthEnd', { time })
      : t('sources.schedule.monthly', { day: String(schedule.day), time })
  if (schedule.weekdays.length === 0) return t('sources.schedule.daily', { time })
  const names = schedule.weekdays.toSorted((a, b) => a - b).map((day) => weekdayName(day, formatLocale))
  return t('sources.schedule.weekly', { days: new Intl.ListFormat(formatLocale, { type: 'unit' }).format(names), time })
}

/** From 1, Monday. */
export function weekdayName(day: number, locale: string): string {
  // 1 June 2026 is a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 5, day)))
}

/** When a source runs, in a phrase. */
export function whenText({ schedule, place }: Pick<SourceInfo, 'schedule' | 'place'>, language: Language): string {
  if (place.kind === 'folder') return language.t('sources.onArrival')
  return schedule === null ? language.t('sources.byHand') : scheduleText(schedule, language)
}

/** Why a run failed, or waits for a look. */
export function causeText(cause: NonNullable<SourceRun['cause']>, language: Language): string {
  return errorText(fromWireError(cause as WireError), language) // what the engine noted of an error
}

export type RunState = SourceRun['outcome'] | 'discarded'

export function runState({ outcome, importState }: SourceRun): RunState {
  return outcome === 'staged' && (importState === 'discarded' || importState === null) ? 'discarded' : outcome
}

export type SourceState = RunState | 'new' | 'paused'

export function sourceState({ isPaused, lastRun }: SourceInfo): SourceState {
  if (lastRun?.outcome === 'running') return 'running'
  if (isPaused) return 'paused'
  return lastRun === null ? 'new' : runState(lastRun)
}

export const STATE_KIND = {
  new: 'neutral',
  running: 'accent',
  paused: 'neutral',
  staged: 'warn',
  committed: 'good',
  unchanged: 'neutral',
  failed: 'bad',
  cancelled: 'neutral',
  discarded: 'neutral',
} as const satisfies Readonly<Record<SourceState, string>>
