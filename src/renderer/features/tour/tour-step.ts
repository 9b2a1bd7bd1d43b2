import type { Language, MessageKey } from '../../i18n/index.ts'
import { errorText } from '../../i18n/index.ts'

/** A figure, a word of the catalogue, or a share of a whole. */
export type TourValue = number | string | { readonly share: number }

/** Figures by the message that names them. */
export type TourNumbers = Readonly<Partial<Record<MessageKey, TourValue>>>

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
  /** What it came to, on the screen. */
  readonly outcome?: string
  /** Brings the control into view. */
  readonly arrive?: () => void
  readonly isDone: () => boolean
  readonly act: () => Promise<void>
  readonly result: () => Promise<TourNumbers>
}

type FailureKey = Extract<MessageKey, `tour.failure.${string}`>

/** The app did not do what a step asked of it. Its message is for the log; the person reads `failureText`. */
export class TourFailure extends Error {
  override readonly name = 'TourFailure'
  readonly key: FailureKey

  constructor(key: FailureKey, message: string) {
    super(message)
    this.key = key
  }
}

/** Why a step could not be done, in the person's language. */
export function failureText(error: Error, language: Language): string {
  return error instanceof TourFailure ? language.t(error.key) : errorText(error, language)
}
