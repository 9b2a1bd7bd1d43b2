import type { SourceSchedule } from '../../../shared/contract/sources.ts'
import type { SourceDraft } from './source-draft.ts'

/** A schedule in the fields of its form. */
export function scheduleFields(schedule: SourceSchedule): Partial<SourceDraft> {
  switch (schedule.kind) {
    case 'interval':
      return { schedule: 'interval', minutes: String(schedule.minutes) }
    case 'days':
      return { schedule: 'days', time: schedule.time, timeZone: schedule.timeZone, weekdays: schedule.weekdays }
    case 'month':
      return { schedule: 'month', time: schedule.time, timeZone: schedule.timeZone, day: String(schedule.day) }
  }
}

/** The schedule as typed; null for none, and while it cannot be right. */
export function scheduleOf(draft: SourceDraft): SourceSchedule | null {
  const { time, timeZone } = draft
  if (draft.kind === 'folder' || draft.schedule === 'hand') return null
  if (draft.schedule === 'interval')
    return isWhole(draft.minutes, 1, 1_440) ? { kind: 'interval', minutes: Number(draft.minutes) } : null
  if (!isTime(time)) return null
  if (draft.schedule === 'days') return { kind: 'days', time: time.trim(), timeZone, weekdays: [...draft.weekdays] }
  return isWhole(draft.day, 1, 31) ? { kind: 'month', time: time.trim(), timeZone, day: Number(draft.day) } : null
}

export const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most

export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.trim())
