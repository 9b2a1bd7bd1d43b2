import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { readStep, writeStep, type ReadContext } from '../../runtime/module.ts'
import { all, get, run, sql } from '../../store/sql.ts'
import { loadPlan, type PlanRow } from './plan-store.ts'

/** Starts or resumes a run. Refuses a plan that is done or was overtaken by a newer one. */
export const beginRunStep = writeStep('publish.beginRun', (context, { planId }: { planId: number }): PlanRow => {
  const { db, clock } = context
  const plan = loadPlan(context, planId)
  if (plan.state === 'done' || plan.state === 'stale') {
    const words =
      plan.state === 'done' ? 'has been sent already' : 'is out of date because another one was sent after it'
    throw new AppError('conflict', `This plan ${words}. Make a new one.`, { reason: plan.state })
  }
  refuseWhileSending(context, plan.connectionId)
  db.transaction(() => {
    run(
      db,
      sql
        .updateTable('publish_plan')
        .set({ state: 'stale' })
        .where('connection_id', '=', plan.connectionId)
        .where('id', '!=', planId)
        .where('state', 'in', ['paused', 'cancelled']),
    )
    const startedAt = plan.startedAt ?? clock.now().toISOString()
    run(db, sql.updateTable('publish_plan').set({ state: 'running', started_at: startedAt }).where('id', '=', planId))
  })()
  return plan
})

/** One run per shop at a time; what it is about to change cannot be planned either. */
export function refuseWhileSending({ db }: ReadContext, connectionId: number): void {
  const running = sql
    .selectFrom('publish_plan')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'running')
  if (!get(db, running)) return
  throw new AppError('conflict', 'Products are being sent to this shop. Wait until that is done, or stop it.', {
    reason: 'running',
  })
}

export interface RunCounts {
  readonly sent: number
  readonly unchanged: number
  readonly blocked: number
  readonly failed: number
  readonly waiting: number
}

/** Ends or interrupts a run and counts where its products stand. */
export const endRunStep = writeStep(
  'publish.endRun',
  ({ db, clock }, { planId, state }: { planId: number; state: 'done' | 'paused' | 'cancelled' }): RunCounts => {
    const endedAt = clock.now().toISOString()
    run(db, sql.updateTable('publish_plan').set({ state, ended_at: endedAt }).where('id', '=', planId))
    return countStates(db, planId)
  },
)

export const addCallsStep = writeStep(
  'publish.addCalls',
  ({ db }, { planId, calls }: { planId: number; calls: number }): number => {
    db.prepare('UPDATE publish_plan SET calls = calls + ? WHERE id = ?').run(calls, planId)
    return Number(db.prepare('SELECT calls FROM publish_plan WHERE id = ?').pluck().get(planId))
  },
)

/** Products of a plan that did not get into the shop, for planning them again. */
export const unsentStep = readStep('publish.unsent', 'reader', ({ db }, { planId }: { planId: number }): number[] =>
  all(
    db,
    sql
      .selectFrom('publish_record')
      .select('product_id')
      .where('plan_id', '=', planId)
      .where('state', 'in', ['failed', 'blocked', 'create', 'update'])
      .orderBy('product_id'),
  ).map(({ product_id }) => product_id),
)

export function listRuns({ db }: ReadContext, { connectionId, limit }: Parsed<'publish.runs'>): Result<'publish.runs'> {
  let query = sql.selectFrom('publish_plan').selectAll().where('started_at', 'is not', null)
  if (connectionId !== null) query = query.where('connection_id', '=', connectionId)
  const rows = all(db, query.orderBy('id', 'desc').limit(limit))
  const runs = rows.map((row) => {
    const { sent, failed, blocked, unchanged } = countStates(db, row.id)
    return {
      planId: row.id,
      connectionId: row.connection_id,
      state: row.state,
      startedAt: row.started_at ?? row.created_at,
      endedAt: row.ended_at,
      sent,
      failed,
      blocked,
      unchanged,
      calls: row.calls,
    }
  })
  return { runs }
}

function countStates(db: ReadContext['db'], planId: number): RunCounts {
  const rows = all(
    db,
    sql
      .selectFrom('publish_record')
      .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
      .where('plan_id', '=', planId)
      .groupBy('state'),
  )
  const count = (...states: string[]): number =>
    rows.reduce((sum, row) => (states.includes(row.state) ? sum + row.count : sum), 0)
  return {
    sent: count('sent'),
    unchanged: count('unchanged'),
    blocked: count('blocked'),
    failed: count('failed'),
    waiting: count('create', 'update'),
  }
}
