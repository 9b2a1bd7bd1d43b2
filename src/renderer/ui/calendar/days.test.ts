import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, firstDayOfWeek, moved, startOfWeek, today, weekNumber, weeksOf } from './days.ts'

const key = (name: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  ...held,
})
const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('weeks begin on Monday in the Netherlands, on Sunday in the United States', () => {
  expect(['nl-NL', 'nl-BE', 'fr-FR', 'sv-SE', 'en-GB', 'en-US'].map(firstDayOfWeek)).toEqual([1, 1, 1, 1, 1, 7])
})

test('May 2026 begins on a Friday and is shown from Monday 27 April, in America from Sunday 26', () => {
  const weeks = weeksOf('2026-05-31', 1)
  expect(weeks).toHaveLength(6)
  expect(weeks[0]?.[0]).toBe('2026-04-27')
  expect(weeks[4]?.at(-1)).toBe('2026-05-31')
  expect(weeksOf('2026-05-31', 7)[0]?.[0]).toBe('2026-04-26')
})

test.each([
  ['2025-12-29', 1],
  ['2026-05-25', 22],
  ['2026-12-28', 53],
  ['2027-01-04', 1],
])('the week of %s is number %i', (monday, number) => {
  expect(weekNumber(monday)).toBe(number)
})

test('a month on from the 31st is the last day there is', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
})

test.each([
  ['ArrowDown', {}, '2026-06-07'],
  ['ArrowLeft', {}, '2026-05-30'],
  ['Home', {}, '2026-05-25'],
  ['End', {}, '2026-05-31'],
  ['PageUp', {}, '2026-04-30'],
  ['PageDown', { shiftKey: true }, '2027-05-31'],
  [';', { ctrlKey: true }, today()],
  ['x', {}, null],
] as const)('%s %j from 31 May 2026', (name, held, to) => {
  expect(moved('2026-05-31', key(name, held), 1)).toBe(to)
})

test('days go there and back, and stand once in their month, in the column of their weekday', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -800, max: 800 }), fc.constantFrom(1, 6, 7), (day, days, firstDay) => {
      expect(addDays(addDays(day, days), -days)).toBe(day)
      const weeks = weeksOf(day, firstDay)
      const week = weeks.find((each) => each.includes(day))
      expect(week?.[0]).toBe(startOfWeek(day, firstDay))
      expect(weeks.flat().filter((each) => each === day)).toHaveLength(1)
    }),
  )
})
