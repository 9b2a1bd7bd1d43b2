import { useQuery } from '../../../engine/index.ts'
import type { TrendDay } from './points.ts'
import { yearBefore } from './points.ts'

/** Today here, as figures name it. */
export function today(): string {
  return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** A year of the figures of a family: of all channels, and of one. */
export function useTrends(
  family: string | null,
  channel: string,
): { readonly whole: readonly TrendDay[]; readonly ofChannel: readonly TrendDay[] } {
  const since = yearBefore(today())
  const whole = useQuery('quality.trend', { family, since }, { keepPrevious: true }).data
  const ofChannel = useQuery('quality.trend', { family, channel, since }, { keepPrevious: true }).data
  return { whole: whole?.days ?? [], ofChannel: ofChannel?.days ?? [] }
}
