import type { Result } from '../../../../shared/contract/index.ts'
import type { TileKpi } from '../../../../shared/contract/tiles.ts'
import { percentOf } from '../tiles/figure.ts'

export type TrendDay = Result<'quality.trend'>['days'][number]
export type Mark = Result<'quality.trend'>['marks'][number]

/** A figure on a day: its exact share in percent for drawing, and in whole percent as people read it. */
export interface Point {
  readonly day: string
  readonly exact: number
  readonly percent: number
}

const DAY_MS = 86_400_000

/** Within so many days a figure may not get worse by more than its tile says. */
const WEEK_DAYS = 7

/** Days on which something was asked of a figure, oldest first. */
export function pointsOf(kpi: TileKpi, days: readonly TrendDay[]): readonly Point[] {
  return days.flatMap(({ day, figures }) => {
    const figure = figures[kpi]
    const percent = figure && percentOf(kpi, figure)
    if (!figure || percent === null) return []
    const wrong = (100 * figure.wrong) / figure.of
    return [{ day, exact: kpi === 'redundancy' ? wrong : 100 - wrong, percent }]
  })
}

/**
 * By how many points a figure is worse now than at its best within a week, where that is more than it may be; null where
 * it is not. A figure that was last kept longer ago stands for the beginning of the week.
 */
export function fallOf(kpi: TileKpi, points: readonly Point[], maxFall: number | null): number | null {
  const now = points.at(-1)
  if (maxFall === null || !now) return null
  const weekAgo = timeOf(now.day) - WEEK_DAYS * DAY_MS
  const first = points.findLastIndex(({ day }) => timeOf(day) <= weekAgo)
  const better = points.slice(Math.max(0, first), -1).map(({ exact }) => exact)
  if (better.length === 0) return null
  const fall = kpi === 'redundancy' ? now.exact - Math.min(...better) : Math.max(...better) - now.exact
  return fall > maxFall ? Math.round(fall * 10) / 10 : null
}

/** The day a year before a day. */
export function yearBefore(day: string): string {
  return new Date(timeOf(day) - 365 * DAY_MS).toISOString().slice(0, 10)
}

export function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
