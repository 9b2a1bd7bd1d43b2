import { expect, test } from 'vitest'
import { dayBounds, lastFriday, toField, yesterday } from './moments.ts'

test('the last Friday at five is never in the future, and never more than a week ago', () => {
  expect(toField(lastFriday(new Date(2026, 10, 22, 9, 30)))).toBe('2026-11-20T17:00')
  expect(toField(lastFriday(new Date(2026, 10, 20, 16, 59)))).toBe('2026-11-13T17:00')
  expect(toField(lastFriday(new Date(2026, 10, 20, 17, 1)))).toBe('2026-11-20T17:00')
  expect(toField(yesterday(new Date(2026, 2, 1, 8, 0)))).toBe('2026-02-28T08:00')
})

test('a day is from midnight to midnight where the person is; half a date is none', () => {
  const bounds = dayBounds('2026-05-31')
  expect(new Date(bounds?.first ?? '').getDate()).toBe(31)
  expect(new Date(bounds?.last ?? '').getHours()).toBe(23)
  expect(dayBounds('2026-')).toBeNull()
})
