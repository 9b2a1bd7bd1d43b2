import type { MessageRef } from '../../../shared/contract/common.ts'
import type { ModelChange } from '../../../shared/contract/model-change.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WriteContext } from '../../runtime/module.ts'
import type { Share } from '../../runtime/sliced.ts'
import { slicedStep } from '../../runtime/sliced.ts'
import { hasOpenLongStep } from '../../store/long-step.ts'
import { planChanges, summaryIfAny, summaryOf, writeModelPlan } from '../catalogue/index.ts'

type Output = Result<'model.change'>

/**
 * Makes changes of the model as one step; where one of them is refused, none is made and the reasons come back. One
 * transaction however many values move: nobody, a shop least of all, may see a model and values that do not fit.
 */
export const changeModel = slicedStep(
  'model.makeChange',
  function* ({ db, store, clock }: WriteContext, input: Parsed<'model.change'>): Generator<Share, Output> {
    const earlier = store.replyTo<{ changeSetId: number }>(input.requestId)
    if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
    const options = { ...input, now: clock.now().toISOString() }
    const plan = planChanges(db, store.structure(), input.changes, options)
    if (plan.rejections.length > 0) return { changeSet: null, rejections: [...plan.rejections] }
    if (plan.values.length > 0 && hasOpenLongStep(db))
      throw new AppError('conflict', 'An operation on many cells is under way. Wait for it, or cancel it.', {
        reason: 'step-under-way',
      })
    const { changeSetId } = yield* store.changeInSlices(
      { kind: 'structure', label: labelOf(input.changes), origin: 'user', requestId: input.requestId },
      function* (tx) {
        yield* writeModelPlan(db, tx, plan, options)
        tx.setReply({ changeSetId: tx.changeSetId })
      },
    )
    return { changeSet: summaryIfAny(db, changeSetId), rejections: [] }
  },
)

/** `history.model.<action>.<kind>`, by the name of the first and how many more; `history.model` for a mixture. */
function labelOf(changes: readonly ModelChange[]): MessageRef {
  const [first] = changes
  const isOneKind = changes.every(({ entity, action }) => entity === first?.entity && action === first.action)
  if (!first || !isOneKind) return { key: 'history.model', params: { count: changes.length, name: first?.code ?? '' } }
  const more = changes.length > 1 ? ` +${changes.length - 1}` : ''
  return { key: `history.model.${first.action}.${first.entity}`, params: { name: `${first.code}${more}` } }
}
