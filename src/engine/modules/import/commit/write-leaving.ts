import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { JobContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import { AppError } from '../../../../shared/errors.ts'
import { gatherFacts, writePlan } from '../../catalogue/index.ts'
import type { Leaving } from '../plan/gone-products.ts'
import { continueImport } from './commit-steps.ts'

/** Products in one transaction: a cell edit that comes in between waits some 40 ms. */
const AT_ONCE = 500

interface LeavingChunk {
  readonly changeSetId: number
  readonly action: Leaving['outcome']['action']
  readonly productIds: readonly number[]
}

/** Phases products out, or puts them into the bin, models with their variants: in the step of the import. */
export const writeLeavingChunk = writeStep(
  'import.writeLeaving',
  ({ db, store, clock }: WriteContext, { changeSetId, action, productIds }: LeavingChunk): void =>
    continueImport(store, changeSetId, (tx) => {
      if (action === 'phase-out') {
        tx.writeProducts(
          productIds.map((productId) => ({ productId, slots: [SYSTEM_SLOT.status], values: ['phase-out'] })),
        )
        return
      }
      const structure = tx.structure()
      const intents = productIds.map((productId) => ({ kind: 'delete-product' as const, productId }))
      const read = readIntents(structure, intents, STORED_FORMAT)
      const { writes } = planIntents(structure, read, gatherFacts(db, structure, read.needs), clock.now().toISOString())
      writePlan(tx, writes)
    }),
)

/** Does to products that are no longer delivered what the policy says. */
export async function writeLeaving(
  context: JobContext,
  changeSetId: number,
  { outcome: { action }, productIds }: Leaving,
): Promise<void> {
  for (let from = 0; from < productIds.length; from += AT_ONCE) {
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    await context.run(writeLeavingChunk, { changeSetId, action, productIds: productIds.slice(from, from + AT_ONCE) })
  }
}
