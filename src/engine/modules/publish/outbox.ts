import { readStep, writeStep } from '../../runtime/module.ts'
import { all, sql } from '../../store/sql.ts'
import type { Cause } from './connectors/lightspeed-ecom/plan.ts'
import type { Work } from './connectors/lightspeed-ecom/work.ts'
import type { RecordDetail } from './plan-store.ts'
import { loadLinks } from './remote-refs.ts'

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
    const details = rows.map(({ detail }) => JSON.parse(detail) as RecordDetail)
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
