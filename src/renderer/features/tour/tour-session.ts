import { create } from 'zustand'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Language } from '../../i18n/index.ts'
import type { StepName, TourNumbers } from './tour-step.ts'

/** What the words of a step depend on. */
export interface TourPlace {
  readonly language: Language
  readonly structure: Structure
}

interface TourState {
  /** Step in view, from 0; null while there is no tour. */
  readonly step: number | null
  /** Goes by itself and reports to main; nobody is there to click. */
  readonly isUnattended: boolean
  /** The step is being done. */
  readonly isWorking: boolean
  /** What the newest step that was done came to: the one before, or, where nobody clicks, the one in view. */
  readonly outcome: { readonly of: StepName; readonly numbers: TourNumbers } | null
  /** Why the last step could not be done. */
  readonly failure: Error | null
}

const OFF: TourState = { step: null, isUnattended: false, isWorking: false, outcome: null, failure: null }

export const useTour = create<TourState>(() => OFF)

/** Opens the tour at its first step. */
export function startTour(): void {
  useTour.setState({ ...OFF, step: 0 })
}

export function endTour(): void {
  useTour.setState(OFF)
}
