import type { RuleCheck } from '../../../shared/contract/rules.ts'
import { VAT_ATTRIBUTES } from '../../../shared/vat.ts'
import type { KeptRule } from '../structure/model.ts'
import { formatNumber } from '../values/numbers.ts'
import { comparing } from './compare-judge.ts'
import type { CellCheck } from './compiled-rules.ts'
import type { RuleScope } from './rule-scope.ts'
import { areBeside } from './rule-scope.ts'

/** A value held beside another one of the same product, in the same channel, language and currency. */
export function compareChecks(
  scope: RuleScope,
  rule: KeptRule,
  check: Extract<RuleCheck, { kind: 'compare' }>,
): CellCheck[] {
  const other = scope.structure.attributes.get(check.other)
  if (!other) return []
  return scope.targets(rule).flatMap((slot): CellCheck[] => {
    const pairs = scope
      .slotsOf(other)
      .filter((each) => areBeside(slot, each))
      .flatMap((beside) => {
        const compares = comparing(scope.structure, check, slot, beside)
        return compares ? [{ beside, compares }] : []
      })
    if (pairs.length === 0) return []
    const vat = check.withoutVat
      ? (VAT_ATTRIBUTES.map((code) => scope.structure.slots.get(code)).find((each) => each !== undefined) ?? null)
      : null
    const begun = scope.begin(rule, slot, [...pairs.map(({ beside }) => beside), vat])
    const vatAt = scope.placeOf(vat)
    const others = pairs.map(({ beside, compares }) => ({ at: scope.placeOf(beside), key: beside.key, compares }))
    return [
      {
        ...begun,
        judges: (product) => (product.values[begun.at] ?? null) !== null && begun.applies(product),
        fault: (product) => {
          const value = product.values[begun.at] ?? null
          if (value === null) return null
          const rate = vatAt === -1 ? null : (product.values[vatAt] ?? null)
          const wrong = others.find(({ at, compares }) => !compares(value, product.values[at] ?? null, rate))
          if (!wrong || !begun.applies(product)) return null
          const against = product.values[wrong.at] ?? null
          const shown = typeof against === 'number' ? formatNumber(against, '.') : (against ?? '')
          return { params: { is: check.is, other: wrong.key, otherValue: shown }, due: null }
        },
        fix: () => null,
      },
    ]
  })
}
