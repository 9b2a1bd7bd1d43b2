import type { CellValue } from '../../../shared/vocabulary.ts'
import type { KeptRule, StructureModel } from '../structure/model.ts'
import { cellJudge } from './cell-judge.ts'
import { compareChecks } from './compare-checks.ts'
import type { CellCheck, CompiledRules, Fault } from './compiled-rules.ts'
import { UPDATED_COLUMN } from './compiled-rules.ts'
import { filledCheck } from './filled-check.ts'
import { freshChecks } from './fresh-checks.ts'
import { requiredChecks } from './required-checks.ts'
import { RuleScope } from './rule-scope.ts'
import { sharedChecks } from './shared-checks.ts'

export type { CellCheck, CompiledRules, Fault, JudgedProduct, SharedCheck } from './compiled-rules.ts'
export { judge, UPDATED_COLUMN } from './compiled-rules.ts'

/** Makes rules ready to judge products: those switched on, in the columns that the catalogue has for them. */
export function compileRules(structure: StructureModel, rules: readonly KeptRule[]): CompiledRules {
  const scope = new RuleScope(structure)
  const on = rules.filter(({ isOn }) => isOn)
  const checks = on.flatMap((rule) => checksOf(scope, rule))
  const shared = on.flatMap((rule) => sharedChecks(scope, rule))
  return {
    slots: scope.slots,
    places: scope.places,
    checks,
    shared,
    checksAt: byPlace(checks),
    sharedAt: byPlace(shared),
    timed: checks.filter(({ column }) => column === UPDATED_COLUMN),
  }
}

function byPlace<T extends { readonly reads: readonly number[] }>(checks: readonly T[]): Map<number, T[]> {
  const map = new Map<number, T[]>()
  for (const check of checks)
    for (const place of new Set(check.reads)) {
      const list = map.get(place)
      if (list) list.push(check)
      else map.set(place, [check])
    }
  return map
}

function checksOf(scope: RuleScope, rule: KeptRule): CellCheck[] {
  switch (rule.check.kind) {
    case 'unique':
    case 'alike':
    case 'spelling':
      return []
    case 'required':
      return requiredChecks(scope, rule)
    case 'fresh':
      return freshChecks(scope, rule, rule.check)
    case 'compare':
      return compareChecks(scope, rule, rule.check)
    default:
      return cellChecks(scope, rule)
  }
}

/** Of kinds that judge a filled cell by itself. */
function cellChecks(scope: RuleScope, rule: KeptRule): CellCheck[] {
  return scope.targets(rule).flatMap((slot): CellCheck[] => {
    const cell = cellJudge(scope.structure, rule.check, slot)
    if (!cell) return []
    const fault = (value: CellValue): Fault | null => {
      const params = cell.fault(value)
      return params && { params, due: null }
    }
    return [filledCheck(scope.begin(rule, slot), fault, (value) => cell.fix(value))]
  })
}
