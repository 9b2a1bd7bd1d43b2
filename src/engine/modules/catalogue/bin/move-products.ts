import type { Rejection } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { Share } from '../../../runtime/sliced.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import { earlierReply } from '../../../store/long-step.ts'
import { pluckStatement } from '../../../store/database.ts'
import { gatherFacts } from '../edit/gather-facts.ts'
import { writePlan } from '../edit/write-plan.ts'
import { summaryIfAny } from '../history/summary.ts'
import { foundInBin } from './bin.ts'

type Output = Result<'catalogue.moveProducts'>

/** Products moved between two rests. */
const AT_ONCE = 500
/** Rejections in an answer. */
const REJECTIONS_MOST = 1_000

/** Puts products into the bin, or takes them out of it, however many, as one step; models with their variants. */
export const moveProducts = slicedStep(
  'catalogue.move',
  function* (
    { db, store, clock }: WriteContext,
    { requestId, productIds: named, found, to }: Parsed<'catalogue.moveProducts'>,
  ): Generator<Share, Output> {
    const earlier = earlierReply<Pick<Output, 'rejections'>>(store, requestId)
    if (earlier) return { ...earlier.reply, changeSet: summaryIfAny(db, earlier.changeSetId) }
    const productIds = found ? [...named, ...foundInBin(db, store.structure(), found).map(({ id }) => id)] : named
    const kind = to === 'bin' ? 'delete' : 'restore'
    const now = clock.now().toISOString()
    const rejections: Rejection[] = []
    const moved = new Set<number>()
    const step = { kind, label: { key: `history.${kind}`, params: {} }, origin: 'user', requestId }
    const { changeSetId } = yield* store.changeInSlices(step, function* (tx) {
      for (let from = 0; from < productIds.length; from += AT_ONCE) {
        const some = productIds.slice(from, from + AT_ONCE)
        const structure = tx.structure()
        const intents = some.map((productId) => ({ kind: `${kind}-product` as const, productId }))
        const read = readIntents(structure, intents, STORED_FORMAT)
        const plan = planIntents(structure, read, gatherFacts(db, structure, read.needs), now)
        for (const id of writePlan(tx, plan.writes)) moved.add(id)
        rejections.push(...plan.rejections.slice(0, REJECTIONS_MOST - rejections.length))
        yield { done: from + some.length, total: productIds.length }
      }
      const [id = 0] = moved
      const sku = moved.size === 1 ? String(pluckStatement(db, 'SELECT sku FROM product WHERE id = ?').get(id)) : ''
      const params = { count: moved.size, products: moved.size, name: sku, column: 'deleted_at' }
      tx.setLabel({ key: `history.${kind}`, params })
      tx.setReply({ rejections } satisfies Pick<Output, 'rejections'>)
    })
    return { rejections, changeSet: summaryIfAny(db, changeSetId) }
  },
)
