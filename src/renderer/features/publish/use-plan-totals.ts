import { useRef } from 'react'
import type { PublishRecord } from '../../../shared/contract/publish.ts'
import { queries, useEngineEvent, useQuery } from '../../engine/index.ts'
import type { PlanInHand } from './publish-session.ts'

export type PlanTotals = Readonly<Record<'all' | PublishRecord['state'], number>>

/** A run that sends ten a second need not be counted ten times a second. */
const REFRESH_MS = 500

/** How many records of a plan are in which state; follows a run while it sends. */
export function usePlanTotals({ planId, stage }: PlanInHand): PlanTotals {
  const refreshedAt = useRef(0)
  useEngineEvent('job.progress', () => {
    if (stage !== 'running' || performance.now() - refreshedAt.current < REFRESH_MS) return
    refreshedAt.current = performance.now()
    queries.invalidate('publish.planRows')
  })
  return {
    all: useTotal(planId, null),
    create: useTotal(planId, 'create'),
    update: useTotal(planId, 'update'),
    unchanged: useTotal(planId, 'unchanged'),
    blocked: useTotal(planId, 'blocked'),
    waiting: useTotal(planId, 'waiting'),
    sent: useTotal(planId, 'sent'),
    failed: useTotal(planId, 'failed'),
  }
}

function useTotal(planId: number, state: PublishRecord['state'] | null): number {
  return useQuery('publish.planRows', { planId, state, from: 0, count: 1 }).data?.total ?? 0
}
