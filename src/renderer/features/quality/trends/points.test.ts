import { expect, test } from 'vitest'
import type { TrendDay } from './points.ts'
import { fallOf, pointsOf, yearBefore } from './points.ts'

const day = (at: string, wrong: number, of = 100): TrendDay => {
  const figure = { of, wrong }
  const none = { of: 0, wrong: 0 }
  return {
    day: at,
    figures: {
      completeness: figure,
      conformity: none,
      consistency: none,
      uniqueness: none,
      redundancy: figure,
      freshness: null,
    },
  }
}

test('days on which nothing was asked of a figure have no point', () => {
  const days = [day('2026-03-01', 20), day('2026-03-02', 7)]
  expect(pointsOf('completeness', days).map(({ percent }) => percent)).toEqual([80, 93])
  expect(pointsOf('redundancy', days).map(({ percent }) => percent)).toEqual([20, 7])
  expect([pointsOf('conformity', days), pointsOf('freshness', days)]).toEqual([[], []])
})

test('a fall counts from the best of the week, by more than is allowed, and not from before', () => {
  const at = (...days: TrendDay[]) => pointsOf('completeness', days)
  const fallen = at(day('2026-03-01', 0), day('2026-03-08', 10), day('2026-03-10', 4), day('2026-03-15', 10))
  expect(fallOf('completeness', fallen, 5)).toBe(6)
  expect(fallOf('completeness', fallen, 6)).toBeNull()
  expect(fallOf('completeness', fallen, null)).toBeNull()
  expect(fallOf('completeness', at(day('2026-03-15', 50)), 5)).toBeNull()
  // Nothing was kept within the week: what stood before it stood at its beginning.
  expect(fallOf('completeness', at(day('2026-01-01', 0), day('2026-03-15', 10)), 5)).toBe(10)
})

test('of redundancy, rising is falling', () => {
  const risen = pointsOf('redundancy', [day('2026-03-14', 1), day('2026-03-15', 9)])
  expect(fallOf('redundancy', risen, 5)).toBe(8)
  expect(
    fallOf(
      'redundancy',
      risen.toReversed().map((point, at) => ({ ...point, day: `2026-03-1${at}` })),
      5,
    ),
  ).toBeNull()
})

test('a year before a day is a day', () => {
  expect(yearBefore('2026-03-15')).toBe('2025-03-15')
})
