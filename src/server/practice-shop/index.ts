// A local stand-in for a Lightspeed eCom shop (C-Series API), for tests and for whoever wants to publish without an
// account. It follows the rules written down in docs/practice-shop.md, the unpleasant ones included: the default
// variant, silent filters, unique slugs, rounded prices, three rate limit windows, and faults on request.
// It never leaves 127.0.0.1 and never calls anyone.

import type { Server } from 'node:http'
import { systemClock, type ShopClock } from './clock.ts'
import { FaultDice, formatFaultSpec, parseFaultSpec } from './faults.ts'
import { assertNoFlaws, findFlaws, type ShopFlaws } from './inspect.ts'
import { ShopFile } from './journal.ts'
import { defaultRateLimits, RateCounter, type RateLimits } from './rate-limit.ts'
import { allRoutes } from './routes.ts'
import { setFaults, type LoggedCall, type Running } from './running.ts'
import { apply, listen } from './server.ts'
import { defaultSettings, emptyState, type ShopSettings, type ShopState } from './state.ts'

export type { ShopClock } from './clock.ts'
export type { RateLimits } from './rate-limit.ts'
export type { LoggedCall } from './running.ts'
export type { ShopFlaws } from './inspect.ts'
export type { Row, ShopSettings, ShopState } from './state.ts'

export interface PracticeShopOptions {
  /** By default the port of last time if it is still free, else any. */
  readonly port?: number
  /** Where the shop is kept between runs; without it, it is gone when it stops. */
  readonly statePath?: string
  /** See `parseFaultSpec`. */
  readonly faults?: string
  readonly clock?: ShopClock
  /** Requests per 5 minutes, hour and day. */
  readonly rateLimits?: RateLimits
  /** Requests per second; 0 for as many as come. */
  readonly perSecond?: number
  readonly key?: string
  readonly secret?: string
  /** What differs from a shop in nl (default), en and fr with 21 and 9 % tax. For a new shop only. */
  readonly settings?: Partial<ShopSettings>
}

export interface PracticeShop {
  readonly origin: string
  readonly key: string
  readonly secret: string
  /** The live state; to look at, not to change. */
  readonly state: ShopState
  readonly calls: readonly LoggedCall[]
  /** Requests that came before a reset the shop had announced, those already on their way included. */
  readonly earlyRetries: () => number
  readonly setFaults: (spec: string) => void
  readonly faults: () => string
  readonly setRateLimits: (limits: RateLimits) => void
  readonly flaws: () => ShopFlaws
  readonly assertNoFlaws: () => void
  /** Cuts every connection and saves. */
  readonly stop: () => Promise<void>
}

/** Starts a shop on 127.0.0.1. Rejects where `port` is taken, `faults` does not parse or the file is not a shop. */
export async function startPracticeShop(options: PracticeShopOptions = {}): Promise<PracticeShop> {
  const faults = parseFaultSpec(options.faults ?? '')
  const file = options.statePath === undefined ? null : new ShopFile(options.statePath)
  const loaded = file?.load() ?? null
  const state = loaded?.state ?? emptyState({ ...defaultSettings(), ...options.settings })
  state.key = options.key ?? state.key
  state.secret = options.secret ?? state.secret
  const clock = options.clock ?? systemClock
  const rate = new RateCounter(
    options.rateLimits ?? defaultRateLimits,
    options.perSecond ?? 20,
    state.settings.utcOffsetMinutes,
  )
  const routes = allRoutes(() => rate.readout(clock.now().getTime(), false))
  const running: Running = { state, clock, rate, routes, file, log: [], dice: new FaultDice(faults), origin: '' }
  for (const entry of loaded?.entries ?? []) {
    apply(running, entry.request, entry.nowMs)
    state.sequence = entry.sequence
  }
  const server = await listenSomewhere(running, options.port)
  state.port = Number(new URL(running.origin).port)
  file?.save(state)
  return {
    origin: running.origin,
    key: state.key,
    secret: state.secret,
    state,
    calls: running.log,
    earlyRetries: () => rate.earlyRetries,
    setFaults: (spec) => setFaults(running, parseFaultSpec(spec)),
    faults: () => formatFaultSpec(running.dice.spec),
    setRateLimits: (limits) => void (rate.limits = limits),
    flaws: () => findFlaws(state),
    assertNoFlaws: () => assertNoFlaws(state),
    stop: () => stop(server, file, state),
  }
}

async function listenSomewhere(running: Running, port: number | undefined): Promise<Server> {
  if (port !== undefined) return listen(running, port)
  try {
    return await listen(running, running.state.port)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listen(running, 0)
  }
}

async function stop(server: Server, file: ShopFile | null, state: ShopState): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
  file?.save(state)
}
