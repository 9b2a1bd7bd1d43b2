import type { Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { writeStep, type ReadContext } from '../../runtime/module.ts'
import { get, run, sql } from '../../store/sql.ts'
import type { ShopLanguage } from './connectors/lightspeed-ecom/desired.ts'
import type { FieldChange } from './connectors/lightspeed-ecom/operations.ts'
import type { Cause, PlannedProduct } from './connectors/lightspeed-ecom/plan.ts'
import type { Taxonomy } from './connectors/lightspeed-ecom/taxonomy.ts'
import type { Work } from './connectors/lightspeed-ecom/work.ts'

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
export interface RecordDetail {
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
        const detail: RecordDetail = { fields: changes, cause, work: pending, isTouched: false }
        insert.run(planId, productId, sku, name, state, JSON.stringify(detail), calls)
      }
    })()
  },
)
