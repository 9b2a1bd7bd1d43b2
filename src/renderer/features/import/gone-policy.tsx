import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { Plan } from './import-session.ts'
import { setPolicy } from './import-session.ts'

interface GonePolicyProps {
  readonly importId: number
  readonly gone: Plan['gone']
}

/** Says what the rules do with products that are no longer delivered; of half a file, that they do nothing, until a person means it. */
export function GonePolicy({ importId, gone }: GonePolicyProps): ReactNode {
  const { t } = useLanguage()
  if (gone == null) return null
  const { action, count, of, isDone } = gone
  return (
    <Notice kind={isDone ? 'info' : 'warn'}>
      {t(isDone ? `rules.gone.${action}` : 'rules.gone.held', { count, of })}{' '}
      {isDone ? (
        <Button kind="quiet" onClick={() => void setPolicy(importId, { onGone: 'nothing' })}>
          {t('rules.gone.leave')}
        </Button>
      ) : (
        <Button kind="quiet" onClick={() => void setPolicy(importId, { goneLimitPercent: 100 })}>
          {t('rules.gone.mean')}
        </Button>
      )}
    </Notice>
  )
}
