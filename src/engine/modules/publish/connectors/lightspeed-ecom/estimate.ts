import type { RateWindow } from './rate-gate.ts'

/** The gate's own pace: 20 in 1.05 s. */
const GATE_PACE = 20 / 1.05
/** Lengths of the shop's windows, in the order of its headers. */
const SPANS_MS = [300_000, 3_600_000, 86_400_000]

/**
 * Seconds that `calls` requests take from `now` on, under the shop's limits as last told: full pace until a window is
 * used up, then a wait until it turns. `pace` is what the line allows, in requests per second.
 */
export function estimateSeconds(calls: number, windows: readonly RateWindow[], now: Date, pace = GATE_PACE): number {
  const perMs = Math.min(pace, GATE_PACE) / 1000
  const start = now.getTime()
  let at = start
  let left = calls
  const state = windows.map((window) => ({ ...window }))
  for (;;) {
    for (const [i, window] of state.entries()) {
      if (at < window.resetAt) continue
      const span = SPANS_MS[i] ?? SPANS_MS[0]!
      window.resetAt += span * (Math.floor((at - window.resetAt) / span) + 1)
      window.remaining = window.limit
    }
    const usedUp = state.filter((window) => window.remaining <= 0)
    if (usedUp.length > 0) {
      at = Math.max(...usedUp.map((window) => window.resetAt))
      continue
    }
    const untilTurn = Math.min(Infinity, ...state.map((window) => window.resetAt)) - at
    const batch = Math.min(left, Math.ceil(untilTurn * perMs), ...state.map((window) => window.remaining))
    left -= batch
    at += batch / perMs
    if (left <= 0) return (at - start) / 1000
    for (const window of state) window.remaining -= batch
  }
}
