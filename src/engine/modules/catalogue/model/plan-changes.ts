import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { ModelChange } from '../../../../shared/contract/model-change.ts'
import { NewOptions } from '../../../core/matching/new-options.ts'
import { attributeMove, moveValues } from '../../../core/model/convert.ts'
import type { ModelPlan } from '../../../core/model/plan-model.ts'
import { planModel } from '../../../core/model/plan-model.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { gatherUses } from './gather-uses.ts'
import { readModelRows, structureAfter } from './model-rows.ts'
import { scanValues } from './scan-values.ts'

export interface PlanOptions {
  readonly now: string
  /** How people write numbers and dates in the texts that a change of type reads anew. */
  readonly format: TextFormat
  /** Texts that become a select get the options they need. */
  readonly createOptions: boolean
}

export interface ChangesPlan extends ModelPlan {
  /** Texts that become options, by attribute. */
  readonly newOptions: ReadonlyMap<string, readonly string[]>
}

/** Looks up what the planner must know, and plans; a list of changes is read twice where it is to make options. */
export function planChanges(
  db: Db,
  structure: StructureModel,
  changes: readonly ModelChange[],
  { now, format, createOptions }: PlanOptions,
): ChangesPlan {
  const rows = readModelRows(db)
  const plan = planModel(rows, changes, { uses: gatherUses(db, structure, changes), now })
  const options = createOptions ? optionsNeeded(db, structure, plan, format) : []
  if (options.length === 0) return { ...plan, newOptions: new Map() }
  const all = [...changes, ...options.map(({ change }) => change)]
  const newOptions = new Map<string, string[]>()
  for (const { change, label } of options) newOptions.set(change.of, [...(newOptions.get(change.of) ?? []), label])
  return { ...planModel(rows, all, { uses: gatherUses(db, structure, changes), now }), newOptions }
}

function optionsNeeded(
  db: Db,
  structure: StructureModel,
  plan: ModelPlan,
  format: TextFormat,
): { readonly change: Extract<ModelChange, { entity: 'option' }> & { of: string }; readonly label: string }[] {
  if (plan.values.length === 0) return []
  const after = structureAfter(db, plan.after)
  const options = new NewOptions(after)
  for (const change of plan.values) {
    const attribute = after.attributesById.get(change.attributeId)
    const isSelect = attribute?.type === 'simple-select' || attribute?.type === 'multi-select'
    const move = isSelect ? attributeMove(structure, after, change.attributeId, format) : null
    if (!attribute || !move) continue
    for (const { values } of scanValues(db, structure, move.slots))
      for (const { value, problem } of moveValues(move, values).failed)
        if (problem.code === 'unknown-option') options.codeFor(attribute, String(value))
  }
  const locale = structure.defaultLocale
  return options.list().map(({ attribute, code, label }) => ({
    change: {
      entity: 'option' as const,
      action: 'create' as const,
      of: attribute,
      code,
      fields: { labels: { [locale]: label } },
      into: null,
    },
    label,
  }))
}
