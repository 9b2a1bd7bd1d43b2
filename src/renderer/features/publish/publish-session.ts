import { create } from 'zustand'
import type { Result } from '../../../shared/contract/index.ts'
import type { Outcome } from '../../engine/index.ts'
import { newRequestId, queries, startJob } from '../../engine/index.ts'

export type PlanCounts = Result<'publish.plan'>['counts']
export type RunResult = Result<'publish.run'>
export type PublishTab = 'plan' | 'mapping' | 'runs' | 'settings'

/** One comparison with a shop and what became of it. */
export interface PlanInHand {
  readonly connectionId: number
  readonly planId: number
  readonly counts: PlanCounts
  readonly stage: 'planned' | 'running' | 'done'
  /** Of the run; null until it is over, and for one that was stopped. */
  readonly result: RunResult | null
  readonly error: Error | null
}

interface Session {
  /** The shop in view; null = the first one. */
  readonly connectionId: number | null
  readonly tab: PublishTab
  /** The form for a new connection is open. */
  readonly isConnecting: boolean
  /** Which products; the filter language, empty = all of the channel. */
  readonly filter: string
  /** The shop that is being compared with. */
  readonly planningFor: number | null
  readonly planError: Error | null
  /** By connection: leaving the screen loses nothing. */
  readonly plans: ReadonlyMap<number, PlanInHand>
}

export const usePublishSession = create<Session>(() => ({
  connectionId: null,
  tab: 'plan',
  isConnecting: false,
  filter: '',
  planningFor: null,
  planError: null,
  plans: new Map(),
}))

const set = usePublishSession.setState

export function showConnection(connectionId: number, tab: PublishTab = 'plan'): void {
  set({ connectionId, tab, isConnecting: false, planError: null })
}

export function showTab(tab: PublishTab): void {
  set({ tab })
}

export function setConnecting(isConnecting: boolean): void {
  set({ isConnecting })
}

export function setPublishFilter(filter: string): void {
  set({ filter })
}

/** Starts the practice shop, if need be, and shows its connection; `name` is for the first time. */
export async function openPracticeShop(
  channel: string | null,
  name: string,
): Promise<Outcome<Result<'publish.startPracticeShop'>>> {
  const outcome = await startJob('publish.startPracticeShop', { channel, name })
  if (outcome.ok) {
    queries.invalidate('publish.connections')
    showConnection(outcome.value.connectionId)
  }
  return outcome
}

/** Compares with what the shop has now. Sends nothing. */
export async function comparePlan(connectionId: number, filter: string): Promise<void> {
  await plan(connectionId, () => startJob('publish.plan', { connectionId, filter }))
}

/** Compares what failed or was not ready once more, and sends what can be sent now. */
export async function sendAgain({ connectionId, planId }: PlanInHand): Promise<void> {
  await plan(connectionId, () => startJob('publish.planFailed', { planId }))
  const next = usePublishSession.getState().plans.get(connectionId)
  if (next && next.planId !== planId && next.counts.create + next.counts.update > 0) await runPlan(next)
}

async function plan(connectionId: number, start: () => Promise<Outcome<Result<'publish.plan'>>>): Promise<void> {
  set({ planningFor: connectionId, planError: null })
  const outcome = await start()
  if (outcome.ok) putPlan({ connectionId, ...outcome.value, stage: 'planned', result: null, error: null })
  set({ planningFor: null, planError: outcome.ok || isCancelled(outcome.error) ? null : outcome.error })
}

/** Sends what the comparison listed. A run that was cut short goes on where it stopped. */
export async function runPlan(inHand: PlanInHand): Promise<void> {
  putPlan({ ...inHand, stage: 'running', result: null, error: null })
  const outcome = await startJob('publish.run', { planId: inHand.planId, requestId: newRequestId() })
  queries.invalidate('publish.planRows')
  const current = usePublishSession.getState().plans.get(inHand.connectionId)
  if (current?.planId !== inHand.planId) return
  if (outcome.ok) putPlan({ ...inHand, stage: 'done', result: outcome.value, error: null })
  else putPlan({ ...inHand, stage: 'done', result: null, error: outcome.error })
}

/** Shows an earlier run again. */
export function showPlan(inHand: PlanInHand): void {
  putPlan(inHand)
  showConnection(inHand.connectionId)
}

/** Puts the comparison away. */
export function closePlan(connectionId: number): void {
  set(({ plans }) => {
    const left = new Map(plans)
    left.delete(connectionId)
    return { plans: left, planError: null }
  })
}

function putPlan(inHand: PlanInHand): void {
  set(({ plans }) => ({ plans: new Map(plans).set(inHand.connectionId, inHand) }))
}

/** Somebody chose to stop: nothing went wrong. */
export function isCancelled(error: Error): boolean {
  return 'code' in error && error.code === 'cancelled'
}
