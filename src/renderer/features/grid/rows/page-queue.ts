import type { Page } from './page.ts'
import { PAGE, isOvertaken } from './page.ts'

export interface PageQueueOptions {
  /** Loads rows of the view as it is shown. */
  readonly load: (from: number, count: number) => Promise<Page>
  /** Pages worth having, the most urgent first. */
  readonly wanted: () => Iterable<number>
  readonly isNeeded: (page: number) => boolean
  /** `isOutdated`: it changed while it was on its way. */
  readonly onPage: (page: number, answer: Page, isOutdated: boolean) => void
  readonly onOvertaken: () => void
  readonly onError: (error: Error) => void
}

/** Asks for pages of the view as it is shown. */
export interface PageQueue {
  /** Asks for what is wanted and needed, as far as there is room. */
  fill(): void
  request(page: number): void
  /** Asks for one row, beside the queue; null when the engine left the question for a newer one. */
  requestRow(place: number, onRow: (answer: Page | null) => void): void
  isUnderWay(page: number): boolean
  /** Those pages under way that this holds for have changed meanwhile. */
  outdate(hasChanged: (page: number) => boolean): void
  /** Another view or other columns: answers to what was asked before are dropped. */
  startAnew(): void
}

/** More would only queue up in the engine in front of what the person scrolls to next. */
const MAX_UNDER_WAY = 2

export function createPageQueue(options: PageQueueOptions): PageQueue {
  const { load, onError } = options
  /** Rises with every start. */
  let version = 0
  let underWay = new Set<number>()
  let outdated = new Set<number>()

  const request = (page: number): void => {
    const mine = version
    const settle = (then: () => void): void => {
      if (mine !== version) return
      underWay.delete(page)
      then()
    }
    underWay.add(page)
    load(page * PAGE, PAGE).then(
      (answer) => settle(() => options.onPage(page, answer, outdated.delete(page))),
      (error: Error) => settle(() => (isOvertaken(error) ? options.onOvertaken() : onError(error))),
    )
  }

  return {
    request,
    fill: () => {
      for (const page of options.wanted()) {
        if (underWay.size >= MAX_UNDER_WAY) return
        if (!underWay.has(page) && options.isNeeded(page)) request(page)
      }
    },
    requestRow: (place, onRow) => {
      const mine = version
      const settle = (answer: Page | null): void => {
        if (mine === version) onRow(answer)
      }
      load(place, 1).then(settle, (error: Error) => (isOvertaken(error) ? settle(null) : onError(error)))
    },
    isUnderWay: (page) => underWay.has(page),
    outdate: (hasChanged) => {
      for (const page of underWay) if (hasChanged(page)) outdated.add(page)
    },
    startAnew: () => {
      version++
      underWay = new Set()
      outdated = new Set()
    },
  }
}
