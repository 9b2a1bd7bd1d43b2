import type { Language } from '../../i18n/index.ts'
import { figuresOf } from './figures.ts'
import { TOUR_STEPS } from './steps.ts'
import { endTour, useTour } from './tour-session.ts'
import type { TourNumbers, TourStep } from './tour-step.ts'
import { failureText } from './tour-step.ts'
import { drawn } from './waiting.ts'

/** Does the step in view, unless the person has, and shows the next one. Answers with what it came to. */
export async function finishStep(): Promise<TourNumbers | null> {
  const { step: at, isWorking } = useTour.getState()
  const step = at === null ? undefined : TOUR_STEPS[at]
  if (at === null || !step || isWorking) return null
  useTour.setState({ isWorking: true, failure: null })
  try {
    const numbers = await perform(step)
    if (useTour.getState().step !== at) return null // the tour was ended meanwhile
    if (at === TOUR_STEPS.length - 1) endTour()
    else showStep(at + 1, { of: step.name, numbers })
    return numbers
  } catch (error) {
    if (useTour.getState().step === at) useTour.setState({ isWorking: false, failure: toError(error) })
    return null
  }
}

/** Puts a step in view and brings what it points at onto the screen. */
export function showStep(at: number, outcome: ReturnType<typeof useTour.getState>['outcome'] = null): void {
  TOUR_STEPS[at]?.arrive?.()
  useTour.setState({ step: at, isWorking: false, outcome, failure: null })
}

async function perform(step: TourStep): Promise<TourNumbers> {
  if (!step.isDone()) await step.act()
  return step.result()
}

/**
 * Takes the tour without a person: every step for real, each reported to main with its numbers and a picture of what it
 * came to.
 */
export async function runUnattended(language: Language): Promise<void> {
  for (const [at, step] of TOUR_STEPS.entries()) {
    step.arrive?.()
    useTour.setState({ step: at, isUnattended: true, isWorking: true, outcome: null, failure: null })
    await drawn()
    try {
      const numbers = await perform(step)
      useTour.setState({ outcome: { of: step.name, numbers }, isWorking: false })
      await drawn()
      await window.desktop.tourReport({
        step: at + 1,
        text: language.t(`tour.${step.name}.title`),
        numbers: named(numbers, language),
      })
    } catch (error) {
      const failure = toError(error)
      useTour.setState({ failure, isWorking: false })
      await drawn()
      const text = `${language.t(`tour.${step.name}.title`)}: ${failureText(failure, language)} (${failure.message})`
      await window.desktop.tourReport({ step: at + 1, text, numbers: {} })
      return window.desktop.tourDone(false)
    }
  }
  await window.desktop.tourDone(true)
  endTour()
}

function named(numbers: TourNumbers, language: Language): Record<string, string> {
  return Object.fromEntries(figuresOf(numbers, language).map(({ name, value }) => [name, value]))
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
