import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import { useRuleNames } from './rule-names.ts'

interface BrokenRulesProps {
  /** By the rule's code. */
  readonly counts: Readonly<Record<string, number>>
  /** Shows the rows that break it. */
  readonly onShow: (rule: string) => void
}

/** Says which rules the values that come in break all the same. */
export function BrokenRules({ counts, onShow }: BrokenRulesProps): ReactNode {
  const { t } = useLanguage()
  const broken = Object.entries(counts)
  const nameOf = useRuleNames(broken.length > 0)
  if (broken.length === 0) return null
  const rules = broken.map(([code, count]) => t('policy.breaks.rule', { rule: nameOf(code), count })).join(', ')
  return (
    <Notice kind="info">
      {t('policy.breaks', { count: broken.reduce((sum, [, each]) => sum + each, 0), rules })}{' '}
      {broken.map(([code]) => (
        <Button key={code} kind="quiet" onClick={() => onShow(code)}>
          {t('rules.breaks.show', { rule: nameOf(code) })}
        </Button>
      ))}
    </Notice>
  )
}
