import { TourFailure } from './tour-step.ts'

const LOOK_EVERY_MS = 50
/** Generous: the machine may be busy; nobody waits this long for a step that works. */
const PATIENCE_MS = 60_000

/** Waits until `look` finds something and answers with it; a TourFailure when it takes too long. */
export async function until<Found>(
  what: string,
  look: () => Found | null | undefined | false,
  patienceMs = PATIENCE_MS,
): Promise<Found> {
  const end = performance.now() + patienceMs
  for (;;) {
    const found = look()
    if (found !== null && found !== undefined && found !== false) return found
    if (performance.now() > end)
      throw new TourFailure('tour.failure.waited', `Waited ${Math.round(patienceMs / 1_000)} s for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** The control of this selector, once it is there and can be used. */
export function control(selector: string): Promise<HTMLElement> {
  return until(`the control ${selector}`, () => {
    const element = document.querySelector<HTMLElement>(selector)
    return element && !isDisabled(element) && element.getClientRects().length > 0 ? element : null
  })
}

/** Clicks a control as a person would: it must be there, and not be disabled. */
export async function click(selector: string): Promise<void> {
  const element = await control(selector)
  element.scrollIntoView({ block: 'nearest' })
  element.focus()
  element.click()
}

/** As long as the longest transition takes, and a slow machine's first drawing of a screen. */
const SETTLE_MS = 250

/** What was just changed is on the screen. */
export async function drawn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

function isDisabled(element: HTMLElement): boolean {
  return element instanceof HTMLButtonElement && element.disabled
}
