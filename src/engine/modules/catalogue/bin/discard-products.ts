import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { problem } from '../../../core/values/problem.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { Share } from '../../../runtime/sliced.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { earlierReply } from '../../../store/long-step.ts'
import { summaryIfAny } from '../history/summary.ts'
import { foundInBin } from './bin.ts'

type Output = Result<'catalogue.discardProducts'>

/** Products between two rests, those below them not counted. */
const AT_ONCE = 50
/** Rejections in an answer. */
const REJECTIONS_MOST = 1_000

/**
 * Takes products out of the bin for good, variants before their models: what `emptyBinSlice` would do after 90 days, as
 * one step. Their values stay in the journal.
 */
export const discardProducts = slicedStep(
  'catalogue.discard',
  function* (
    { db, store }: WriteContext,
    { requestId, productIds, found }: Parsed<'catalogue.discardProducts'>,
  ): Generator<Share, Output> {
    const earlier = earlierReply<Pick<Output, 'rejections'>>(store, requestId)
    if (earlier) return { ...earlier.reply, changeSet: summaryIfAny(db, earlier.changeSetId) }
    const all = found ? [...productIds, ...foundInBin(db, store.structure(), found).map(({ id }) => id)] : productIds
    const rejections: Rejection[] = []
    const step = { kind: 'purge', label: { key: 'history.purge', params: {} }, origin: 'user', requestId }
    const { changeSetId } = yield* store.changeInSlices({ ...step, isUndoable: false }, function* (tx) {
      let gone = 0
      for (let from = 0; from < all.length; from += AT_ONCE) {
        for (const productId of all.slice(from, from + AT_ONCE)) {
          const ids = binnedWithAll(db, productId)
          if (ids) tx.removeProducts(ids)
          else if (rejections.length < REJECTIONS_MOST) rejections.push(notThere(productId))
          gone += ids?.length ?? 0
        }
        yield { done: Math.min(from + AT_ONCE, all.length), total: all.length }
      }
      tx.setLabel({ key: 'history.purge', params: { count: gone } })
      tx.setReply({ rejections } satisfies Pick<Output, 'rejections'>)
    })
    return { rejections, changeSet: summaryIfAny(db, changeSetId) }
  },
)

/** A product and all below it, the lowest first; null unless every one of them is in the bin. */
function binnedWithAll(db: Db, productId: number): readonly number[] | null {
  const rows = prepared(
    db,
    `WITH RECURSIVE tree (id, depth) AS (
       SELECT ?, 0 UNION ALL SELECT p.id, depth + 1 FROM product p JOIN tree ON p.parent_id = tree.id
     ) SELECT p.id, p.deleted_at AS deletedAt FROM tree JOIN product p ON p.id = tree.id ORDER BY depth DESC`,
  ).all(productId) as { id: number; deletedAt: string | null }[]
  const isBinned = rows.length > 0 && rows.every(({ deletedAt }) => deletedAt !== null)
  return isBinned ? rows.map(({ id }) => id) : null
}

function notThere(productId: number): Rejection {
  const why = problem('unknown-product', 'This product is not in the bin.')
  return toRejection(why, { productId, column: null, value: null })
}
