import type { QualityRule } from '../../../../shared/contract/rules.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'

/** The rules of the catalogue by code, for their names in the person's language. */
export function useRules(): {
  readonly rules: ReadonlyMap<string, QualityRule>
  readonly nameOf: (code: string) => string
  readonly hintOf: (code: string) => string
} {
  const { label } = useLanguage()
  const { data } = useQuery('quality.rules', {}, { keepPrevious: true })
  const rules = new Map((data?.rules ?? []).map(({ rule }) => [rule.code, rule]))
  return {
    rules,
    nameOf: (code) => label(rules.get(code)?.labels ?? {}, code),
    hintOf: (code) => label(rules.get(code)?.hints ?? {}, ''),
  }
}
