import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { percentChange } from '../../../core/sheet/price-change.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { refuseCell } from '../../../core/values/refuse-cell.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { ReadContext, WriteContext } from '../../../runtime/module.ts'
import type { Share } from '../../../runtime/sliced.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import type { ProductWrite } from '../../../store/change-tx.ts'
import { prepared } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { earlierReply } from '../../../store/long-step.ts'
import { summaryIfAny } from '../../catalogue/index.ts'
import { waiting, waitingCount, waitingIds, waitingPage } from './waiting.ts'

type Approved = Result<'import.approvePrices'>

/** Prices written between two rests. */
const AT_ONCE = 500
/** Rejections in an answer. */
const REJECTIONS_MOST = 1_000

export function heldPrices(
  { db, structure }: ReadContext,
  { importId, from, count }: Parsed<'import.heldPrices'>,
): Result<'import.heldPrices'> {
  const which = waiting(db, structure(), { importId, ids: null })
  const prices = waitingPage(db, which, from, count)
  return {
    total: waitingCount(db, which),
    prices: prices.map((price) => ({ ...price, percent: percentChange(price.before, price.after, 2) })),
  }
}

/** Writes prices that wait, as one step; a value that meanwhile comes from a model stays, and is told. */
export const approvePrices = slicedStep(
  'import.approve',
  function* (
    { db, store, structure }: WriteContext,
    { requestId, importId, ids }: Parsed<'import.approvePrices'>,
  ): Generator<Share, Approved> {
    const earlier = earlierReply<Omit<Approved, 'changeSet'>>(store, requestId)
    if (earlier) return { ...earlier.reply, changeSet: summaryIfAny(db, earlier.changeSetId) }
    // Named once: what is written no longer waits.
    const all = waitingIds(db, waiting(db, structure(), { importId, ids }))
    const rejections: Rejection[] = []
    let approved = 0
    const label = (count: number) => ({ key: 'history.approve-prices', params: { count } })
    const step = { kind: 'approve-prices', label: label(all.length), origin: 'user', requestId }
    const { changeSetId } = yield* store.changeInSlices(step, function* (tx) {
      const note = prepared(db, 'UPDATE held_price SET approved_by = ? WHERE id = ?')
      for (let from = 0; from < all.length; from += AT_ONCE) {
        const which = waiting(db, tx.structure(), { importId, ids: all.slice(from, from + AT_ONCE) })
        const writes: ProductWrite[] = []
        for (const { id, productId, column: key, after } of waitingPage(db, which, 0, AT_ONCE)) {
          const resolved = resolveColumn(tx.structure(), key)
          const refusal = resolved.ok
            ? refuseCell(resolved.column, placeOf(db, tx.structure(), productId))
            : resolved.problem
          if (refusal === null) {
            writes.push({ productId, slots: [tx.slot(key)], values: [after] })
            note.run(tx.changeSetId, id)
          } else if (rejections.length < REJECTIONS_MOST)
            rejections.push(toRejection(refusal, { column: key, productId, value: String(after) }))
        }
        tx.writeProducts(writes)
        approved += writes.length
        yield { done: from + AT_ONCE, total: all.length }
      }
      tx.setLabel(label(approved))
      tx.setReply({ approved, rejections } satisfies Omit<Approved, 'changeSet'>)
    })
    return { approved, rejections, changeSet: summaryIfAny(db, changeSetId) }
  },
)

/** Says that prices stay as they are, or takes that back; nothing of the catalogue changes by it. */
export function declinePrices(
  { db, structure, clock }: WriteContext,
  { importId, ids, isDeclined }: Parsed<'import.declinePrices'>,
): Result<'import.declinePrices'> {
  const which = isDeclined ? waitingIds(db, waiting(db, structure(), { importId, ids })) : (ids ?? [])
  prepared(db, 'UPDATE held_price SET declined_at = ? WHERE id IN (SELECT value FROM json_each(?))').run(
    isDeclined ? clock.now().toISOString() : null,
    JSON.stringify(which),
  )
  return { ids: [...which] }
}
