import { call, queries } from '../../engine/index.ts'
import { go } from '../../state/navigation.ts'
import type { PlanInHand } from '../publish/index.tsx'
import { showConnection, usePublishSession } from '../publish/index.tsx'
import type { TourStep } from './tour-step.ts'
import { TourFailure } from './tour-step.ts'
import { click, control, until } from './waiting.ts'

/** A publish of the whole sample at the shop's pace takes minutes. */
const RUN_PATIENCE_MS = 240_000

let practiceId: number | null = null

function plan(): PlanInHand | null {
  const { plans, planError } = usePublishSession.getState()
  if (planError) throw planError
  const inHand = practiceId === null ? undefined : plans.get(practiceId)
  if (inHand?.error) throw inHand.error
  return inHand ?? null
}

async function findPractice(): Promise<number | null> {
  const { connections } = await call('publish.connections', {})
  return connections.find(({ isPractice }) => isPractice)?.id ?? null
}

/** The practice shop is started and connected. */
export const practiceStep: TourStep = {
  name: 'practice',
  target: '[data-tour="publish-practice"]',
  arrive: () => go({ screen: 'publish' }),
  isDone: () => practiceId !== null,
  act: async () => {
    const known = await findPractice()
    if (known === null) await click('[data-tour="publish-practice"]')
    else showConnection(known)
    await control('[data-tour="publish-compare"], [data-tour="publish-run"]')
    practiceId = await findPractice()
    queries.invalidate('publish.connections')
  },
  result: async () => {
    const { connections } = await call('publish.connections', {})
    const shop = connections.find(({ id }) => id === practiceId)
    if (!shop) throw new TourFailure('tour.failure.practice', 'The practice shop is not connected.')
    return { 'tour.number.shop': shop.name, 'tour.number.channel': shop.channel }
  },
}

/** One family: enough to see it all, and within the shop's limits in well under a minute. */
const PRODUCTS = 'family = tents'

/** What publishing would change in the shop. */
export const compareStep: TourStep = {
  name: 'compare',
  target: '[data-tour="publish-compare"]',
  arrive: () => go({ screen: 'publish', filter: PRODUCTS }),
  isDone: () => plan() !== null,
  act: async () => {
    await click('[data-tour="publish-compare"]')
    await until('the comparison with the shop', plan, RUN_PATIENCE_MS)
  },
  result: async () => {
    const { counts } = await until('the comparison with the shop', plan)
    return {
      'publish.state.create': counts.create,
      'publish.state.update': counts.update,
      'publish.state.unchanged': counts.unchanged,
      'publish.state.blocked': counts.blocked,
      'publish.column.calls': counts.calls,
    }
  },
}

/** The products are sent; the receipt says what became of each. */
export const publishStep: TourStep = {
  name: 'publish',
  target: '[data-tour="publish-run"]',
  outcome: '[data-tour="publish-receipt"]',
  arrive: () => go({ screen: 'publish' }),
  isDone: () => plan()?.stage === 'done',
  act: async () => {
    await click('[data-tour="publish-run"]')
    await until('the receipt of the publication', () => plan()?.stage === 'done', RUN_PATIENCE_MS)
  },
  result: async () => {
    const done = await until('the receipt of the publication', () => plan()?.result)
    if (done.sent === 0) throw new TourFailure('tour.failure.sent', 'Nothing was sent to the practice shop.')
    return {
      'publish.receipt.sent': done.sent,
      'publish.receipt.unchanged': done.unchanged,
      'publish.receipt.blocked': done.blocked,
      'publish.receipt.failed': done.failed,
      'publish.column.calls': done.calls,
    }
  },
}
