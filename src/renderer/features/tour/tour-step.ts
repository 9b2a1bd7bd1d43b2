import type { MessageKey } from '../../i18n/index.ts'

/** Figures by the message that names them. */
export type TourNumbers = Readonly<Partial<Record<MessageKey, string | number>>>

type TitleKey = Extract<MessageKey, `tour.${string}.title`>
export type StepName = TitleKey extends `tour.${infer Name}.title` ? Name : never

/**
 * One step: what it points at, whether a person has done it already, how to do it through the real controls, and what
 * it came to. `act` throws a TourFailure when the app does not do what it should.
 */
export interface TourStep {
  readonly name: StepName
  /** The control that does it. */
  readonly target: string | null
  /** Brings the control into view. */
  readonly arrive?: () => void
  readonly isDone: () => boolean
  readonly act: () => Promise<void>
  readonly result: () => Promise<TourNumbers>
}

/** The app did not do what a step asked of it; the message says what was waited for. */
export class TourFailure extends Error {
  override readonly name = 'TourFailure'
}
