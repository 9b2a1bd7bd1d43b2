import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { Description, Plan } from './import-session.ts'
import { setPolicy } from './import-session.ts'

interface StopNoticeProps {
  readonly importId: number
  readonly plan: Plan
  readonly policy: Description['policy']
}

/** Says before anything is tried that by the rules of this import nothing comes in, and lets the person take in the rest. */
export function StopNotice({ importId, plan, policy }: StopNoticeProps): ReactNode {
  const { t } = useLanguage()
  if (policy.onInvalidValue !== 'stop' || plan.inDoubt === 0) return null
  return (
    <Notice kind="bad">
      {t('policy.stop', { count: plan.inDoubt })}{' '}
      <Button kind="quiet" onClick={() => void setPolicy(importId, { onInvalidValue: 'skip-value' })}>
        {t('policy.stop.skip')}
      </Button>
    </Notice>
  )
}
