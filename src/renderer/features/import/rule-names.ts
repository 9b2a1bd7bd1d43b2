import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'

/** What the rules of quality are called, by their code; asked for only where one is broken. */
export function useRuleNames(isNeeded: boolean): (code: string) => string {
  const { label } = useLanguage()
  const rules = useQuery('quality.rules', isNeeded ? {} : null).data?.rules ?? []
  return (code) => label(rules.find(({ rule }) => rule.code === code)?.rule.labels, code)
}
