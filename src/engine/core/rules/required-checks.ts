import { parseColumnKey } from '../../../shared/column-key.ts'
import { keysOf, scopesOf } from '../completeness/required-keys.ts'
import type { KeptRule } from '../structure/model.ts'
import type { CellCheck, Fault, JudgedProduct } from './compiled-rules.ts'
import type { RuleScope, Scope } from './rule-scope.ts'
import { holdsHere, isIn, isOwn } from './rule-scope.ts'

/** A value in every channel and language of the rule, also in columns that no product has a value in yet. */
export function requiredChecks(scope: RuleScope, rule: KeptRule): CellCheck[] {
  const families = scope.families(rule)
  return scope.attributes(rule).flatMap((attribute) => {
    const keys = new Set(
      scopesOf(scope.structure)
        .filter(({ channel, locale }) => isIn(rule.where.channels, channel.code) && isIn(rule.where.locales, locale))
        .flatMap(({ channel, locale }) => keysOf(attribute, channel, locale)),
    )
    return [...keys].map((column): CellCheck => {
      const at = scope.placeOf(scope.structure.slots.get(column))
      const condition = scope.condition(rule, scopeIn(column))
      const cell = { key: column, attribute }
      const seen = [cell, ...(condition.at === -1 ? [] : [scope.slots[condition.at] ?? cell])]
      const fault: Fault = { params: {}, due: null }
      const judges = (product: JudgedProduct): boolean =>
        (families === null || families.has(product.familyId ?? 0)) &&
        holdsHere(product.place, attribute) &&
        condition.holds(product) &&
        isOwn(product.place, seen)
      return {
        rule,
        column,
        at,
        reads: [at, condition.at].filter((place) => place !== -1),
        judges,
        fault: (product) => ((at === -1 || (product.values[at] ?? null) === null) && judges(product) ? fault : null),
        fix: () => null,
      }
    })
  })
}

function scopeIn(column: string): Scope {
  return parseColumnKey(column) ?? { channel: null, locale: null, currency: null }
}
