import type { MessageRef } from '../../../shared/contract/common.ts'
import type { ModelChange } from '../../../shared/contract/model-change.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { WriteContext } from '../../runtime/module.ts'
import { planChanges, summaryOf, writeModelPlan } from '../catalogue/index.ts'

type Output = Result<'model.change'>

/** Makes changes of the model as one step; where one of them is refused, none is made and the reasons come back. */
export function changeModel({ db, store, clock }: WriteContext, input: Parsed<'model.change'>): Output {
  const earlier = store.replyTo<{ changeSetId: number }>(input.requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
  const options = { ...input, now: clock.now().toISOString() }
  const plan = planChanges(db, store.structure(), input.changes, options)
  if (plan.rejections.length > 0) return { changeSet: null, rejections: [...plan.rejections] }
  const { changeSetId } = store.change(
    { kind: 'structure', label: labelOf(input.changes), origin: 'user', requestId: input.requestId },
    (tx) => {
      writeModelPlan(db, tx, plan, options)
      tx.setReply({ changeSetId: tx.changeSetId })
    },
  )
  return { changeSet: changeSetId === null ? null : summaryOf(db, changeSetId), rejections: [] }
}

/** `history.model.<action>.<kind>`, by the name of the first and how many more; `history.model` for a mixture. */
function labelOf(changes: readonly ModelChange[]): MessageRef {
  const [first] = changes
  const isOneKind = changes.every(({ entity, action }) => entity === first?.entity && action === first.action)
  if (!first || !isOneKind) return { key: 'history.model', params: { count: changes.length, name: first?.code ?? '' } }
  const more = changes.length > 1 ? ` +${changes.length - 1}` : ''
  return { key: `history.model.${first.action}.${first.entity}`, params: { name: `${first.code}${more}` } }
}
