import type { PublishRecord } from '../../../shared/contract/publish.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { all, get, sql } from '../../store/sql.ts'
import { loadPlan, type RecordDetail } from './plan-store.ts'

/** A page of a plan: before the run what will happen to each product, after it what did. */
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
  const { fields, cause } = JSON.parse(row.detail) as RecordDetail
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
