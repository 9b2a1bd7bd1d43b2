import type { ModelChange } from '../../../shared/contract/model-change.ts'
import type { ModelImpact } from '../../../shared/contract/model.ts'
import type { Parsed } from '../../../shared/contract/index.ts'
import { planModel } from '../../core/model/plan-model.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { gatherUses, planChanges, readModelRows, structureAfter } from '../catalogue/index.ts'
import { completenessChange } from '../quality/index.ts'
import { previewValues } from './preview-values.ts'

/** What a list of changes would do to products, counted on a reading connection: nothing is written, nobody waits. */
export function impact({ db, structure, clock }: ReadContext, input: Parsed<'model.impact'>): ModelImpact {
  const before = structure()
  const options = { ...input, now: clock.now().toISOString() }
  const plan = planChanges(db, before, input.changes, options)
  const uses = gatherUses(db, before, input.changes)
  const forms = input.changes.map(withoutForm)
  const unmoved = planModel(readModelRows(db), forms, {
    uses: byPosition(input.changes, forms, uses),
    now: options.now,
  })
  const { scopes, channels } = completenessChange(db, before, structureAfter(db, unmoved.after))
  const after = structureAfter(db, plan.after)
  return {
    rejections: [...plan.rejections],
    uses: input.changes.flatMap((change) =>
      (uses.get(change) ?? []).map(({ what, count }) => ({ entity: change.entity, code: change.code, what, count })),
    ),
    archived: [...plan.archived],
    scopes: [...scopes],
    channels: [...channels],
    values: plan.values.map((change) => ({
      ...previewValues(db, before, after, change, input.format),
      newOptions: [...(plan.newOptions.get(change.code) ?? [])],
    })),
  }
}

/**
 * A change as completeness sees it: moving values to another form fills what it empties, so a new form by itself makes
 * nothing incomplete. What cannot be read is counted with the values.
 */
function withoutForm(change: ModelChange): ModelChange {
  if (change.entity !== 'attribute' || change.action !== 'update' || !change.fields) return change
  const {
    type: _type,
    isScopable: _scopable,
    isLocalizable: _localizable,
    measurementFamily: _family,
    ...fields
  } = change.fields
  return { ...change, fields }
}

function byPosition<T>(
  from: readonly ModelChange[],
  to: readonly ModelChange[],
  values: ReadonlyMap<ModelChange, T>,
): Map<ModelChange, T> {
  return new Map(
    to.flatMap((change, index) => {
      const value = values.get(from[index] ?? change)
      return value === undefined ? [] : [[change, value] as const]
    }),
  )
}
