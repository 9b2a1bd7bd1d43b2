import type { Rejection } from '../../../../shared/contract/common.ts'
import type { ModelChange } from '../../../../shared/contract/model-change.ts'
import type { ValueChange } from '../../../core/model/plan-model.ts'
import { mergedValue } from '../../../core/model/merge-option.ts'
import { toEnd } from '../../../core/to-end.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { isEntityTable } from '../../../store/entities.ts'
import { indexUnique } from '../../../store/slots.ts'
import { convertAttribute } from './convert-attribute.ts'
import type { ChangesPlan, PlanOptions } from './plan-changes.ts'
import { planChanges } from './plan-changes.ts'
import { countHolders, scanBatches, slotsOfAttribute } from './scan-values.ts'

/**
 * Makes changes of the model inside a step: the rows, then the values that a new type, scope or merged option moves.
 * Answers with what was refused; the rest is written.
 */
export function writeModel(
  db: Db,
  tx: ChangeTx,
  changes: readonly ModelChange[],
  options: PlanOptions,
): readonly Rejection[] {
  const plan = planChanges(db, tx.structure(), changes, options)
  toEnd(writeModelPlan(db, tx, plan, options))
  return plan.rejections
}

/** As `writeModel`, from a plan in hand; rests between values, telling how many products of all it has been through. */
export function* writeModelPlan(
  db: Db,
  tx: ChangeTx,
  plan: ChangesPlan,
  { format }: PlanOptions,
): Generator<{ readonly done: number; readonly total: number }, void> {
  const before = tx.structure()
  tx.writeRows(
    plan.rows.map(({ table, id, row }) => {
      if (!isEntityTable(table)) throw new Error(`The model has no table ${table}`)
      return { table, id, row }
    }),
  )
  const total = plan.values.reduce(
    (sum, { attributeId }) => sum + countHolders(db, slotsOfAttribute(before, attributeId)),
    0,
  )
  let done = 0
  for (const change of plan.values) {
    const work =
      change.kind === 'convert'
        ? convertAttribute(db, tx, before, change.attributeId, format)
        : mergeOption(db, tx, before, change)
    for (const products of work) {
      done += products
      yield { done: Math.min(done, total), total }
    }
  }
  for (const slot of tx.structure().slots.values()) if (slot.attribute?.isUnique) indexUnique(db, slot)
}

function* mergeOption(
  db: Db,
  tx: ChangeTx,
  structure: StructureModel,
  { attributeId, from, into }: Extract<ValueChange, { kind: 'merge-option' }>,
): Generator<number, void> {
  for (const slot of slotsOfAttribute(structure, attributeId)) {
    const slots = [slot]
    for (const products of scanBatches(db, structure, slots)) {
      tx.writeProducts(
        products.flatMap(({ id, values: [value = null] }) => {
          const merged = mergedValue(value, from, into)
          return merged === value ? [] : [{ productId: id, slots, values: [merged] }]
        }),
      )
      yield products.length
    }
  }
}
