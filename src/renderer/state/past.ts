import { create } from 'zustand'
import type { MessageRef } from '../../shared/contract/common.ts'
import type { Moment } from '../../shared/contract/history.ts'
import type { Output } from '../../shared/contract/index.ts'
import type { Selection } from '../../shared/contract/sheet.ts'
import { call } from '../engine/index.ts'

/** A moment as a person chooses it; one at a step goes by the step's name. */
export interface ChosenMoment {
  readonly moment: Moment
  readonly step: MessageRef | null
}

/** A moment as the engine knows it: its place in the journal, and what people call it. */
export interface Then extends ChosenMoment, Pick<Output<'history.moment'>, 'place' | 'stepsSince'> {
  /** The time that was asked for, or that of the last change before; null before the first. */
  readonly at: string | null
}

interface Past {
  /** The moment that the grid shows; null = now. */
  readonly shown: Then | null
  /** The moments that are compared, the earlier one first. */
  readonly compared: { readonly from: Then; readonly to: Then } | null
  /** Selected cells that somebody wants back as they were; `from` is null until it is chosen. */
  readonly puttingBack: { readonly selection: Selection; readonly from: Then | null } | null
}

export const usePast = create<Past>(() => ({ shown: null, compared: null, puttingBack: null }))

export const NOW: ChosenMoment = { moment: { kind: 'now' }, step: null }

/** Shows the catalogue as it was. Rejects with the engine's error. */
export async function showPast(chosen: ChosenMoment): Promise<void> {
  usePast.setState({ shown: await thenOf(chosen) })
}

export function backToNow(): void {
  usePast.setState({ shown: null })
}

/** Opens what differs between two moments, whichever is named first. Rejects with the engine's error. */
export async function compare(one: ChosenMoment, other: ChosenMoment): Promise<void> {
  const [first, second] = await Promise.all([thenOf(one), thenOf(other)])
  const isInOrder = first.place < second.place || (first.place === second.place && other.moment.kind === 'now')
  usePast.setState({ compared: isInOrder ? { from: first, to: second } : { from: second, to: first } })
}

export function closeComparison(): void {
  usePast.setState({ compared: null })
}

/** Asks when the selected cells were as they should be; in a view of the past that is known. */
export function putSelectionBack(selection: Selection): void {
  usePast.setState({ puttingBack: { selection, from: usePast.getState().shown } })
}

/** Finds the place of a moment in the journal. Rejects with the engine's error. */
export async function thenOf(chosen: ChosenMoment): Promise<Then> {
  const { moment, step } = chosen
  const { place, at, stepsSince } = await call('history.moment', { moment })
  return { moment, step, place, stepsSince, at: moment.kind === 'time' ? moment.at : at }
}
