import type { RuleCheck } from '../../../shared/contract/rules.ts'
import type { KeptRule } from '../structure/model.ts'
import type { CellCheck, JudgedProduct } from './compiled-rules.ts'
import { UPDATED_COLUMN } from './compiled-rules.ts'
import { filledCheck } from './filled-check.ts'
import type { RuleScope } from './rule-scope.ts'

/** What may not grow too old: dates of the rule's attributes, or without any the product's last change. */
export function freshChecks(
  scope: RuleScope,
  rule: KeptRule,
  { attributes, days }: Extract<RuleCheck, { kind: 'fresh' }>,
): CellCheck[] {
  return attributes.length === 0 ? [updated(scope, rule, days)] : dated(scope, rule, days)
}

function updated(scope: RuleScope, rule: KeptRule, days: number): CellCheck {
  const families = scope.families(rule)
  const condition = scope.condition(rule, { channel: null, locale: null, currency: null })
  const judges = (product: JudgedProduct): boolean =>
    (families === null || families.has(product.familyId ?? 0)) && condition.holds(product)
  return {
    rule,
    column: UPDATED_COLUMN,
    at: -1,
    reads: condition.at === -1 ? [] : [condition.at],
    judges,
    fault: (product) =>
      product.updatedOn === null || !judges(product)
        ? null
        : { params: { days }, due: dayAfter(product.updatedOn, days) },
    fix: () => null,
  }
}

function dated(scope: RuleScope, rule: KeptRule, days: number): CellCheck[] {
  return scope.targets(rule).flatMap((slot): CellCheck[] => {
    if (slot.attribute?.type !== 'date') return []
    return [filledCheck(scope.begin(rule, slot), (value) => ({ params: { days }, due: dayAfter(String(value), days) }))]
  })
}

/** The first day on which something of this day is older than so many days. */
function dayAfter(day: string, days: number): string {
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? '9999-12-31' : new Date(time + (days + 1) * 86_400_000).toISOString().slice(0, 10)
}
