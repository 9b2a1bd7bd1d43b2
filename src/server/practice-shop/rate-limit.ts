/** Allowed requests per 5 minutes, per hour and per day, in the order of the `X-RateLimit-*` headers. */
export type RateLimits = readonly [number, number, number]

/** A shop as the documentation's sample shows it; many have 300, 3000 and 12000. */
export const defaultRateLimits: RateLimits = [1000, 12_000, 288_000]

const spansMs = [300_000, 3_600_000, 86_400_000] as const

interface Window {
  startedAt: number
  used: number
}

export interface RateReadout {
  readonly limit: readonly number[]
  /** Requests left; -1 where the window is used up and the request was refused. */
  readonly remaining: readonly number[]
  readonly resetSeconds: readonly number[]
  readonly resetsAt: readonly number[]
}

/**
 * Counts the requests of one API key in fixed windows that turn on the clock (…:05:00, full hours, midnight of the
 * shop), plus a cap per second. A refused request is not counted.
 */
export class RateCounter {
  limits: RateLimits
  perSecond: number
  /** Requests that came before a reset the shop had announced to this key; a well-behaved client leaves it at 0. */
  earlyRetries = 0
  private readonly utcOffsetMs: number
  private readonly windows: Window[] = spansMs.map(() => ({ startedAt: 0, used: 0 }))
  private second: Window = { startedAt: 0, used: 0 }
  private announcedUntil = 0
  private penaltyUntil = 0

  constructor(limits: RateLimits, perSecond: number, utcOffsetMinutes: number) {
    this.limits = limits
    this.perSecond = perSecond
    this.utcOffsetMs = utcOffsetMinutes * 60_000
  }

  /** Takes one request at `now`; false means it must be answered with 429. */
  take(now: number): boolean {
    this.turn(now)
    if (now < this.announcedUntil) this.earlyRetries++
    const exhausted = this.windows.flatMap((w, i) => (w.used >= this.limits[i]! ? [this.resetAt(i)] : []))
    if (now < this.penaltyUntil) exhausted.push(this.penaltyUntil)
    if (exhausted.length > 0) {
      this.announcedUntil = Math.max(...exhausted)
      return false
    }
    if (this.perSecond > 0 && this.second.used >= this.perSecond) return false
    this.second.used++
    for (const window of this.windows) window.used++
    return true
  }

  /** Behaves as if the first window were used up for `ms` from now; how faults bring about a 429. */
  penalise(now: number, ms: number): void {
    this.penaltyUntil = now + ms
    this.announcedUntil = Math.max(this.announcedUntil, this.penaltyUntil)
  }

  readout(now: number, refused: boolean): RateReadout {
    this.turn(now)
    const penalised = now < this.penaltyUntil
    const remaining = this.windows.map((w, i) => {
      const left = Math.max(0, this.limits[i]! - w.used)
      return refused && (left === 0 || (i === 0 && penalised)) ? -1 : left
    })
    const resetsAt = spansMs.map((_, i) => (i === 0 && penalised ? this.penaltyUntil : this.resetAt(i)))
    return {
      limit: this.limits,
      remaining,
      resetSeconds: resetsAt.map((at) => Math.ceil((at - now) / 1000)),
      resetsAt,
    }
  }

  private resetAt(i: number): number {
    return this.windows[i]!.startedAt + spansMs[i]!
  }

  private turn(now: number): void {
    this.windows.forEach((window, i) => {
      const startedAt = Math.floor((now + this.utcOffsetMs) / spansMs[i]!) * spansMs[i]! - this.utcOffsetMs
      if (window.startedAt !== startedAt) Object.assign(window, { startedAt, used: 0 })
    })
    const second = Math.floor(now / 1000) * 1000
    if (this.second.startedAt !== second) this.second = { startedAt: second, used: 0 }
  }
}
