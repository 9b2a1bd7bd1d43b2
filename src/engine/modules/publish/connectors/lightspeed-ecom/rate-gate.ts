import { AppError } from '../../../../../shared/errors.ts'
import type { Clock } from '../../../../runtime/clock.ts'

/** 20 per second is the shop's cap; 50 ms more than a second, so that jitter on the way does not break it. */
const BURST = 20
const BURST_SPAN_MS = 1050
/** Enough to hide the way there and back; more only makes the shop slower. */
export const DEFAULT_IN_FLIGHT = 4
/** A Reset of "0 seconds" still means to be a moment later. */
const LEAST_WAIT_MS = 1000

/** One of the shop's limits as its headers tell: requests per 5 minutes, hour or day. */
export interface RateWindow {
  readonly limit: number
  readonly remaining: number
  readonly resetAt: number
}

export interface RateGate {
  /**
   * Waits for its turn; in the order of asking. Rejects when `signal` is aborted before. `onWait` hears when it will
   * take more than a moment, and until when.
   */
  enter(signal?: AbortSignal, onWait?: (until: Date) => void): Promise<void>
  /** To be called once for every `enter`, with the answer's headers if there was one. */
  leave(status: number | null, headers: Headers | null): void
  /** As last told, in the order of the headers; empty before the first answer. */
  windows(): readonly RateWindow[]
}

/**
 * Lets requests through as fast as the shop allows and no faster. What it knows comes from the shop's own headers:
 * limits are never assumed. Requests under way count as used until their answer says otherwise, so several may be in
 * flight without running over; after a 429 nothing leaves before the announced reset.
 */
export function createRateGate(clock: Clock, maxInFlight = DEFAULT_IN_FLIGHT): RateGate {
  let windows: RateWindow[] = []
  let inFlight = 0
  let hasHeard = false
  let blockedUntil = 0
  let sentAt: number[] = []
  const waiting: { admit: () => void; onWait: ((until: Date) => void) | undefined }[] = []
  let timer: { at: number; abort: AbortController } | null = null

  const now = (): number => clock.now().getTime()

  /** When the next request may leave: now or earlier = at once, null = when an answer has come in. */
  const opensAt = (): number | null => {
    // The first answer tells the limits; until then one request at a time.
    if (inFlight >= (hasHeard ? maxInFlight : 1)) return null
    const at = now()
    let opens = blockedUntil
    if (sentAt.length >= BURST) opens = Math.max(opens, sentAt[sentAt.length - BURST]! + BURST_SPAN_MS)
    for (const window of windows) {
      const remaining = at >= window.resetAt ? window.limit : window.remaining
      if (remaining - inFlight > 0) continue
      if (remaining > 0) return null
      opens = Math.max(opens, window.resetAt)
    }
    return opens
  }

  const pump = (): void => {
    while (waiting.length > 0) {
      const opens = opensAt()
      if (opens === null) return
      if (opens > now()) return wakeAt(opens)
      const next = waiting.shift()!
      inFlight++
      sentAt = [...sentAt.slice(1 - BURST), now()]
      next.admit()
    }
  }

  const wakeAt = (at: number): void => {
    if (timer?.at === at) return
    forgetTimer()
    const abort = new AbortController()
    timer = { at, abort }
    if (at - now() > BURST_SPAN_MS) for (const { onWait } of waiting) onWait?.(new Date(at))
    clock.sleep(Math.max(0, at - now()), abort.signal).then(
      () => {
        timer = null
        pump()
      },
      () => {}, // forgotten: nobody waits, or a newer timer does
    )
  }

  const forgetTimer = (): void => {
    timer?.abort.abort()
    timer = null
  }

  return {
    enter: (signal, onWait) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(cancelled(signal))
        const abandon = (): void => {
          waiting.splice(waiting.indexOf(entry), 1)
          if (waiting.length === 0) forgetTimer()
          reject(cancelled(signal))
        }
        const entry = {
          onWait,
          admit: () => {
            signal?.removeEventListener('abort', abandon)
            resolve()
          },
        }
        signal?.addEventListener('abort', abandon, { once: true })
        waiting.push(entry)
        pump()
      }),
    leave: (status, headers) => {
      inFlight--
      hasHeard = true
      const told = headers ? readWindows(headers, now()) : []
      windows = told.length > 0 ? mergeWindows(windows, told) : windows.map(countOne)
      if (status === 429 && headers) blockedUntil = Math.max(blockedUntil, now() + waitAfterRefusal(headers, now()))
      pump()
    },
    windows: () => windows,
  }
}

function cancelled(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new AppError('cancelled', 'Cancelled.')
}

/** How long a 429 asks to wait, in ms: until the last exhausted window turns, else Retry-After, else a second. */
function waitAfterRefusal(headers: Headers, now: number): number {
  const remaining = positions(headers, 'x-ratelimit-remaining')
  const reset = positions(headers, 'x-ratelimit-reset')
  const exhausted = reset.filter((_, i) => (remaining[i] ?? 1) <= 0)
  const seconds = exhausted.length > 0 ? Math.max(...exhausted) : 0
  return Math.max(seconds * 1000, retryAfterMs(headers.get('retry-after'), now), LEAST_WAIT_MS)
}

function retryAfterMs(text: string | null, now: number): number {
  if (text === null) return 0
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? 0 : at - now
}

function readWindows(headers: Headers, now: number): RateWindow[] {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    positions(headers, `x-ratelimit-${name}`),
  )
  if (!limit || !remaining || !reset || limit.length === 0) return []
  if (remaining.length !== limit.length || reset.length !== limit.length) return []
  return limit.map((most, i) => ({
    limit: most,
    remaining: Math.max(0, remaining[i]!),
    resetAt: now + reset[i]! * 1000,
  }))
}

function positions(headers: Headers, name: string): number[] {
  const text = headers.get(name)
  if (text === null || !/^-?\d+(\/-?\d+)*$/.test(text.trim())) return []
  return text.trim().split('/').map(Number)
}

/** An answer that never came, or came from something before the shop, may have been counted all the same. */
const countOne = (window: RateWindow): RateWindow => ({ ...window, remaining: Math.max(0, window.remaining - 1) })

/** Answers overtake each other: within one window the lowest number is the newest. */
function mergeWindows(known: readonly RateWindow[], told: readonly RateWindow[]): RateWindow[] {
  return told.map((window, i) => {
    const before = known[i]
    // Seconds are rounded: the same reset is told up to a second apart.
    if (!before || Math.abs(before.resetAt - window.resetAt) > 1500) return window
    return {
      ...window,
      remaining: Math.min(before.remaining, window.remaining),
      resetAt: Math.max(before.resetAt, window.resetAt),
    }
  })
}
