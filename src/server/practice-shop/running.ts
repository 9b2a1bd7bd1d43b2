import type { ShopClock } from './clock.ts'
import { FaultDice, type FaultSpec } from './faults.ts'
import type { ShopFile } from './journal.ts'
import type { RateCounter } from './rate-limit.ts'
import type { Route } from './resource.ts'
import type { ShopState } from './state.ts'

/** One request the shop received, in order of arrival. Bodies are not kept: pictures would fill the memory. */
export interface LoggedCall {
  readonly number: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: string
  /** 0 where the connection was cut instead of answered. */
  readonly status: number
  readonly fault: string | null
}

/** What the parts of a running shop share. */
export interface Running {
  readonly state: ShopState
  readonly clock: ShopClock
  readonly rate: RateCounter
  readonly routes: readonly Route[]
  readonly file: ShopFile | null
  readonly log: LoggedCall[]
  dice: FaultDice
  origin: string
}

export function setFaults(running: Running, spec: FaultSpec): void {
  running.dice = new FaultDice(spec)
}
