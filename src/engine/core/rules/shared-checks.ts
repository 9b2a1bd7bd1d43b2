import type { CellValue } from '../../../shared/vocabulary.ts'
import { fingerprint } from '../clusters/index.ts'
import type { KeptRule, Slot } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import type { SharedCheck } from './compiled-rules.ts'
import type { RuleScope } from './rule-scope.ts'
import { spellingKey } from './spelling-key.ts'

/** Stands between what products share and how one of them writes it; in no text that is stored. */
export const FORM = '\u0001'

/** Checks between products: values that only one may have, products that say the same, and odd spellings. */
export function sharedChecks(scope: RuleScope, rule: KeptRule): SharedCheck[] {
  if (!isShared(rule)) return []
  return scope.targets(rule).flatMap((slot) => {
    const keyOf = keyFor(rule, slot)
    if (!keyOf) return []
    const begun = scope.begin(rule, slot)
    const isInFamily = rule.check.kind === 'unique' && rule.check.within === 'family'
    return [
      {
        ...begun,
        keyOf: (product) => {
          const value = product.values[begun.at] ?? null
          if (value === null || !begun.applies(product)) return null
          const key = keyOf(value)
          return key === null ? null : `${slot.id}/${isInFamily ? (product.familyId ?? 0) : ''}/${key}`
        },
      },
    ]
  })
}

export function isShared({ check: { kind } }: Pick<KeptRule, 'check'>): boolean {
  return kind === 'unique' || kind === 'alike' || kind === 'spelling'
}

/** Whether a rule is about how something is written, and not about sharing it. */
export function isSpelling({ check: { kind } }: Pick<KeptRule, 'check'>): boolean {
  return kind === 'spelling'
}

/** What products share, without how each writes it. */
export function groupOf(key: string): string {
  const end = key.indexOf(FORM)
  return end === -1 ? key : key.slice(0, end)
}

/** Those who break a rule, of all holders by key: who share a value; who write it otherwise than most do. */
export function brokenOf<T>(rule: Pick<KeptRule, 'check'>, holders: ReadonlyMap<string, readonly T[]>): T[] {
  if (!isSpelling(rule)) return [...holders.values()].flatMap((sharing) => (sharing.length > 1 ? sharing : []))
  const most = new Map<string, number>()
  for (const [key, sharing] of holders) most.set(groupOf(key), Math.max(most.get(groupOf(key)) ?? 0, sharing.length))
  return [...holders].flatMap(([key, sharing]) => (sharing.length < (most.get(groupOf(key)) ?? 0) ? sharing : []))
}

/** Null where the kind means nothing for the column. */
function keyFor({ check }: KeptRule, { attribute }: Slot): ((value: CellValue) => string | null) | null {
  const isText = attribute !== null && ['identifier', 'text', 'textarea'].includes(attribute.type)
  switch (check.kind) {
    case 'unique':
      return (value) => (typeof value === 'string' ? fold(value) : String(value))
    case 'alike': {
      const ignored = new Set(check.ignore.map(fingerprint))
      return isText
        ? (value) =>
            fingerprint(String(value))
              .split(' ')
              .filter((word) => !ignored.has(word))
              .join(' ') || null
        : null
    }
    case 'spelling':
      return isText
        ? (value) => {
            const key = spellingKey(String(value))
            return key === '' ? null : `${key}${FORM}${String(value)}`
          }
        : null
    default:
      return null
  }
}
