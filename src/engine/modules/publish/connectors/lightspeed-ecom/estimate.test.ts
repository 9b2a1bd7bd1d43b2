import { expect, test } from 'vitest'
import { estimateSeconds } from './estimate.ts'

const now = new Date('2026-06-02T08:00:00Z')
const inSeconds = (seconds: number) => now.getTime() + seconds * 1000
const windows = (five: number, hour: number, day: number) => [
  { limit: 300, remaining: five, resetAt: inSeconds(60) },
  { limit: 3000, remaining: hour, resetAt: inSeconds(1800) },
  { limit: 12_000, remaining: day, resetAt: inSeconds(50_000) },
]

test('a handful of calls takes as long as the pace of the line', () => {
  expect(estimateSeconds(20, windows(300, 3000, 12_000), now, 10)).toBeCloseTo(2)
  expect(estimateSeconds(0, windows(300, 3000, 12_000), now)).toBe(0)
  expect(estimateSeconds(100, [], now, 10)).toBeCloseTo(10)
})

test('a used-up window is waited for, and so is every further one', () => {
  // 100 now, then 300 at each of 1:00, 6:00, 11:00.
  expect(estimateSeconds(1000, windows(100, 3000, 12_000), now)).toBeCloseTo(660 + 300 / (20 / 1.05), 0)
})

test('the hour and the day hold longer than five minutes', () => {
  expect(estimateSeconds(20, windows(300, 10, 12_000), now)).toBeGreaterThan(1800)
  expect(estimateSeconds(20, windows(300, 3000, 0), now)).toBeGreaterThan(50_000)
})
