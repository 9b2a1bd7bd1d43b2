import { expect, test } from 'vitest'
import type { SourceSchedule } from '../../../../shared/contract/sources.ts'
import { nextRuns } from './next-run.ts'

const nightly = (time: string, weekdays: number[] = [], timeZone = 'Europe/Amsterdam'): SourceSchedule => ({
  kind: 'days',
  time,
  timeZone,
  weekdays,
})
const runs = (schedule: SourceSchedule, after: string, count = 3): string[] =>
  nextRuns(schedule, new Date(after), count).map((at) => at.toISOString().replace(':00.000Z', 'Z'))

test('03:00 in Amsterdam is 03:00 there before and after both changes of the clock', () => {
  expect(runs(nightly('03:00'), '2026-03-27T12:00:00Z')).toEqual([
    '2026-03-28T02:00Z',
    '2026-03-29T01:00Z',
    '2026-03-30T01:00Z',
  ])
  expect(runs(nightly('03:00'), '2026-10-23T12:00:00Z')).toEqual([
    '2026-10-24T01:00Z',
    '2026-10-25T02:00Z',
    '2026-10-26T02:00Z',
  ])
})

test('a time that the clock skips in spring comes when the gap ends, once', () => {
  expect(runs(nightly('02:30'), '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29T01:00Z', '2026-03-30T00:30Z'])
})

test('a time that comes twice in autumn is taken once', () => {
  expect(runs(nightly('02:30'), '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30Z', '2026-10-26T01:30Z'])
})

test('every day of two years has exactly one run, in five time zones', () => {
  for (const timeZone of [
    'Europe/Amsterdam',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  ]) {
    const day = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
    for (const time of ['00:00', '02:00', '02:30', '03:00', '23:59']) {
      const days = nextRuns(nightly(time, [], timeZone), new Date('2026-01-01T00:00:00Z'), 730).map((at) =>
        day.format(at),
      )
      expect(new Set(days).size, `${timeZone} ${time}`).toBe(730)
    }
  }
})

test('Mondays and Sundays only', () => {
  expect(runs(nightly('06:00', [1, 7]), '2026-11-18T12:00:00Z')).toEqual([
    '2026-11-22T05:00Z',
    '2026-11-23T05:00Z',
    '2026-11-29T05:00Z',
  ])
})

test('the 31st is the last day of every month, the 30th that of February only, the 28th plainly itself', () => {
  const monthly = (day: number): SourceSchedule => ({ kind: 'month', day, time: '12:00', timeZone: 'UTC' })
  const days = (day: number): string[] =>
    nextRuns(monthly(day), new Date('2027-01-01T00:00:00Z'), 4).map((at) => at.toISOString().slice(5, 10))
  expect(days(31)).toEqual(['01-31', '02-28', '03-31', '04-30'])
  expect(days(30)).toEqual(['01-30', '02-28', '03-30', '04-30'])
  expect(days(29)).toEqual(['01-29', '02-28', '03-29', '04-29'])
  expect(days(28)).toEqual(['01-28', '02-28', '03-28', '04-28'])
  expect(nextRuns(monthly(29), new Date('2028-02-01T00:00:00Z'), 2).map((at) => at.toISOString().slice(5, 10))).toEqual(
    ['02-29', '03-29'],
  )
})

test('every 45 minutes counts from the moment before', () => {
  expect(runs({ kind: 'interval', minutes: 45 }, '2026-10-25T00:30:00Z')).toEqual([
    '2026-10-25T01:15Z',
    '2026-10-25T02:00Z',
    '2026-10-25T02:45Z',
  ])
})
