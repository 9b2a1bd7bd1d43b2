import type { PublishRecord } from '../../../shared/contract/publish.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { readStep, writeStep, type ReadContext } from '../../runtime/module.ts'
import { all, get, run, sql } from '../../store/sql.ts'
import type { ShopLanguage } from './connectors/lightspeed-ecom/desired.ts'
import type { FieldChange } from './connectors/lightspeed-ecom/operations.ts'
import type { Cause, PlannedProduct } from './connectors/lightspeed-ecom/plan.ts'
import type { Taxonomy } from './connectors/lightspeed-ecom/taxonomy.ts'
import type { Work } from './connectors/lightspeed-ecom/work.ts'
import { loadLinks } from './remote-refs.ts'

export type PlanCounts = Result<'publish.plan'>['counts']

/** What a run needs of the shop as the plan found it. */
export interface PlanContext {
  readonly languages: readonly ShopLanguage[]
  readonly taxonomy: Taxonomy
  readonly newest: { readonly productId: number; readonly variantId: number; readonly linkId: number }
}

export interface PlanRow {
  readonly id: number
  readonly connectionId: number
  readonly state: 'planned' | 'running' | 'done' | 'paused' | 'cancelled' | 'stale'
  readonly counts: PlanCounts
  readonly context: PlanContext
  readonly startedAt: string | null
}

/** What a record keeps beside its columns. `work` goes when the product is done; what was changed stays as the receipt. */
interface Detail {
  readonly fields: readonly FieldChange[]
  readonly cause: Cause | null
  readonly work: Pick<Work, 'desired' | 'remote'> | null
  /** A run has begun to send it: what is in the shop may differ from `work`. */
  readonly isTouched: boolean
}

export function loadPlan({ db }: ReadContext, planId: number): PlanRow {
  const row = get(db, sql.selectFrom('publish_plan').selectAll().where('id', '=', planId))
  if (!row) throw new AppError('not-found', 'This plan does not exist any more. Make a new one.', { planId })
  return {
    id: row.id,
    connectionId: row.connection_id,
    state: row.state,
    counts: JSON.parse(row.counts) as PlanCounts, // written below
    context: JSON.parse(row.context) as PlanContext,
    startedAt: row.started_at,
  }
}

/** Adds a plan and forgets earlier ones of the connection that nobody ran; their records go with them. */
export const beginPlanStep = writeStep(
  'publish.beginPlan',
  (
    { db, clock },
    {
      connectionId,
      filter,
      counts,
      context,
    }: { connectionId: number; filter: string; counts: PlanCounts; context: PlanContext },
  ): number => {
    const insert = db.transaction((): number => {
      const never = sql
        .selectFrom('publish_plan')
        .select('id')
        .where('connection_id', '=', connectionId)
        .where('state', '=', 'planned')
      run(db, sql.deleteFrom('publish_record').where('plan_id', 'in', never))
      run(db, sql.deleteFrom('publish_plan').where('connection_id', '=', connectionId).where('state', '=', 'planned'))
      const values = {
        connection_id: connectionId,
        filter,
        state: 'planned' as const,
        counts: JSON.stringify(counts),
        context: JSON.stringify(context),
        created_at: clock.now().toISOString(),
        started_at: null,
        ended_at: null,
      }
      return run(db, sql.insertInto('publish_plan').values(values)).lastInsertRowid
    })
    return insert()
  },
)

export const addRecordsStep = writeStep(
  'publish.addRecords',
  ({ db }, { planId, products }: { planId: number; products: readonly PlannedProduct[] }): void => {
    const insert = db.prepare(
      'INSERT INTO publish_record (plan_id, product_id, sku, name, state, detail, calls) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    db.transaction(() => {
      for (const { productId, sku, name, state, cause, changes, calls, work } of products) {
        const pending = work ? { desired: work.desired, remote: work.remote } : null
        const detail: Detail = { fields: changes, cause, work: pending, isTouched: false }
        insert.run(planId, productId, sku, name, state, JSON.stringify(detail), calls)
      }
    })()
  },
)

/** One product of a plan that is still to be sent. */
export interface PendingRecord {
  readonly productId: number
  readonly state: 'create' | 'update'
  readonly work: Work
  readonly remoteId: number | null
  readonly isTouched: boolean
}

/** The next products to send, in the order of the plan, with what is known of them in the shop by now. */
export const pendingStep = readStep(
  'publish.pending',
  'worker',
  (
    context,
    { planId, connectionId, afterId, limit }: { planId: number; connectionId: number; afterId: number; limit: number },
  ): PendingRecord[] => {
    const rows = all(
      context.db,
      sql
        .selectFrom('publish_record')
        .select(['product_id', 'state', 'detail'])
        .where('plan_id', '=', planId)
        .where('state', 'in', ['create', 'update'])
        .where('product_id', '>', afterId)
        .orderBy('product_id')
        .limit(limit),
    )
    const details = rows.map(({ detail }) => JSON.parse(detail) as Detail)
    const wanted = rows.map(({ product_id }, i) => ({
      productId: product_id,
      variantIds: details[i]?.work?.desired.variants.map(({ productId }) => productId) ?? [],
    }))
    const links = loadLinks(context, connectionId, wanted)
    return rows.flatMap(({ product_id, state }, i): PendingRecord[] => {
      const work = details[i]?.work
      const link = links[i]
      if (!work || !link) return []
      return [
        {
          productId: product_id,
          state: state as 'create' | 'update', // by the condition above
          work: { ...work, memory: link.memory, variants: link.variants },
          remoteId: link.remoteId,
          isTouched: details[i]?.isTouched ?? false,
        },
      ]
    })
  },
)

/** Written before a batch is sent: from here on the shop may hold part of it. */
export const touchStep = writeStep(
  'publish.touch',
  ({ db }, { planId, productIds }: { planId: number; productIds: readonly number[] }): void => {
    const touch = db.prepare(
      `UPDATE publish_record SET detail = json_set(detail, '$.isTouched', json('true')) WHERE plan_id = ? AND product_id = ?`,
    )
    db.transaction(() => {
      for (const id of productIds) touch.run(planId, id)
    })()
  },
)

export interface RecordResult {
  readonly productId: number
  readonly state: 'sent' | 'failed'
  readonly cause: Cause | null
}

/** The receipt of finished products. */
export const finishRecordsStep = writeStep(
  'publish.finishRecords',
  ({ db }, { planId, results }: { planId: number; results: readonly RecordResult[] }): void => {
    const finish = db.prepare(
      `UPDATE publish_record SET state = ?, detail = json_set(detail, '$.work', NULL, '$.cause', json(?)) WHERE plan_id = ? AND product_id = ?`,
    )
    db.transaction(() => {
      for (const { productId, state, cause } of results) finish.run(state, JSON.stringify(cause), planId, productId)
    })()
  },
)

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

export function planRows(
  context: ReadContext,
  { planId, state, from, count }: Parsed<'publish.planRows'>,
): Result<'publish.planRows'> {
  const { db } = context
  const { counts } = loadPlan(context, planId)
  let query = sql.selectFrom('publish_record').where('plan_id', '=', planId)
  if (state !== null) query = query.where('state', '=', state)
  const total =
    get(
      db,
      query.select((eb) => eb.fn.countAll<number>().as('count')),
    )?.count ?? 0
  const rows = all(db, query.selectAll().orderBy('product_id').limit(count).offset(from))
  return { total, counts, records: rows.map(toRecord) }
}

function toRecord(row: {
  product_id: number
  sku: string
  name: string
  state: string
  detail: string
  calls: number
}): PublishRecord {
  const { fields, cause } = JSON.parse(row.detail) as Detail
  return {
    productId: row.product_id,
    sku: row.sku,
    name: row.name,
    state: row.state as PublishRecord['state'], // written by this module only
    cause: cause ? { ...cause, columns: [...cause.columns] } : null,
    fields: fields.map(({ field, language, variantSku, before, after }) => ({
      field,
      language,
      variant: variantSku,
      before,
      after,
    })),
    calls: row.calls,
  }
}

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
