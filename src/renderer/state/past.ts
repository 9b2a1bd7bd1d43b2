import { create } from 'zustand'
import type { Moment } from '../../shared/contract/history.ts'
import type { Output } from '../../shared/contract/index.ts'
import { call } from '../engine/index.ts'

/** A moment as the engine knows it: its place in the journal, and what people call it. */
export interface Then extends Pick<Output<'history.moment'>, 'place' | 'stepsSince'> {
  /** The time that was asked for, or that of the last change before; null before the first. */
  readonly at: string | null
}

interface Past {
  /** The moment that the grid shows; null = now. */
  readonly shown: Then | null
  /** The moments that are compared; */
  readonly compared: { readonly from: Then; readonly to: Then } | null
}

export const usePast = create<Past>(() => ({ shown: null, compared: null }))

/** Shows the catalogue as it was. Rejects with the engine's error. */
export async function showPast(moment: Moment): Promise<void> {
  usePast.setState({ shown: await thenOf(moment) })
}

export function backToNow(): void {
  usePast.setState({ shown: null })
}

/** Opens what differs between a moment and now. Rejects with the engine's error. */
export async function compareWithNow(from: Then | Moment): Promise<void> {
  const to = await thenOf({ kind: 'now' })
  usePast.setState({ compared: { from: 'place' in from ? from : await thenOf(from), to } })
}

export function closeComparison(): void {
  usePast.setState({ compared: null })
}

async function thenOf(moment: Moment): Promise<Then> {
  const { place, at, stepsSince } = await call('history.moment', { moment })
  return { place, stepsSince, at: moment.kind === 'time' ? moment.at : at }
}
