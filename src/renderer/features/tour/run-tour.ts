import type { Language } from '../../i18n/index.ts'
import { TOUR_STEPS } from './steps.ts'
import { endTour, useTour } from './tour-session.ts'
import type { TourNumbers, TourStep } from './tour-step.ts'
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
    else showStep(at + 1, numbers)
    return numbers
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    if (useTour.getState().step === at) useTour.setState({ isWorking: false, failure })
    return null
  }
}

/** Puts a step in view and brings what it points at onto the screen. */
export function showStep(at: number, numbers: TourNumbers = {}): void {
  TOUR_STEPS[at]?.arrive?.()
  useTour.setState({ step: at, isWorking: false, numbers, failure: null })
}

async function perform(step: TourStep): Promise<TourNumbers> {
  if (!step.isDone()) await step.act()
  return step.result()
}

/** Takes the tour without a person: every step for real, each reported to main with its numbers and a picture. */
export async function runUnattended(language: Language): Promise<void> {
  for (const [at, step] of TOUR_STEPS.entries()) {
    step.arrive?.()
    useTour.setState({ step: at, isUnattended: true, isWorking: true, numbers: {}, failure: null })
    await drawn()
    try {
      const numbers = await perform(step)
      useTour.setState({ numbers, isWorking: false })
      await drawn()
      await window.desktop.tourReport({
        step: at + 1,
        text: language.t(`tour.${step.name}.title`),
        numbers: named(numbers, language),
      })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      useTour.setState({ failure: reason, isWorking: false })
      await drawn()
      const text = `${language.t(`tour.${step.name}.title`)}: ${reason}`
      await window.desktop.tourReport({ step: at + 1, text, numbers: {} })
      return window.desktop.tourDone(false)
    }
  }
  await window.desktop.tourDone(true)
  endTour()
}

/** Figures under their names; the messages that name them have no parameters. */
function named(numbers: TourNumbers, { t }: Language): Record<string, string | number> {
  const plain = t as (key: string) => string
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [plain(key), value]))
}
