import type { Page, PageRequest } from './page.ts'
import { isOvertaken } from './page.ts'

type Renew = Exclude<PageRequest['renew'], null>

export interface RenewalOptions {
  /** What is asked for: the rows in view when the new view is there. */
  readonly request: (renew: Renew) => PageRequest
  readonly load: (request: PageRequest) => Promise<Page>
  /** The first rows of a new view; `isOutdated`: something changed since they were asked for. */
  readonly onView: (answer: Page, request: PageRequest, isOutdated: boolean) => void
  readonly onError: (error: Error) => void
}

/**
 * Asks for the view anew: in another order, or with other groups. That may take seconds; the engine gives up older
 * questions for newer ones, but an older answer that does come is shown until the newest is there.
 */
export interface Renewal {
  /** A view that is wanted from now on; `start` asks for it. */
  want(renew: Renew): void
  /** Asks, unless nothing else is wanted than what is shown, or it is under way. */
  start(): void
  isUnderWay(): boolean
  /** Something has changed. */
  outdate(): void
}

export function createRenewal({ request, load, onView, onError }: RenewalOptions): Renewal {
  /** Null when what is shown is what is wanted. */
  let wanted: Renew | null = 'order'
  /** Questions so far, and the one whose answer is shown. */
  let asked = 0
  let shown = 0
  let isUnderWay = false
  let isOutdated = false

  const ask = (renew: Renew): void => {
    const mine = ++asked
    const question = request(renew)
    isUnderWay = true
    isOutdated = false
    load(question).then(
      (answer) => {
        if (mine < shown) return
        shown = mine
        if (mine === asked) {
          isUnderWay = false
          wanted = null
        }
        onView(answer, question, isOutdated)
      },
      (error: Error) => {
        if (mine !== asked) return
        if (isOvertaken(error)) return ask(renew)
        isUnderWay = false
        onError(error)
      },
    )
  }

  return {
    want: (renew) => {
      wanted = wanted === 'order' ? 'order' : renew // an order comes with the groups as they are then
      isUnderWay = false
    },
    start: () => {
      if (wanted && !isUnderWay) ask(wanted)
    },
    isUnderWay: () => isUnderWay,
    outdate: () => {
      isOutdated = true
    },
  }
}
