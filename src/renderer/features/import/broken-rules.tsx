import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'

/** Says which rules the values that come in break all the same; `counts` by the rule's code. */
export function BrokenRules({ counts }: { readonly counts: Readonly<Record<string, number>> }): ReactNode {
  const { t, label } = useLanguage()
  const broken = Object.entries(counts)
  const known = useQuery('quality.rules', broken.length === 0 ? null : {}).data?.rules ?? []
  if (broken.length === 0) return null
  const nameOf = (code: string): string => label(known.find(({ rule }) => rule.code === code)?.rule.labels, code)
  const rules = broken.map(([code, count]) => t('policy.breaks.rule', { rule: nameOf(code), count })).join(', ')
  return (
    <Notice kind="info">{t('policy.breaks', { count: broken.reduce((sum, [, each]) => sum + each, 0), rules })}</Notice>
  )
}
