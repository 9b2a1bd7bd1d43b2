import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { setPolicy } from './import-session.ts'

interface OlderRowsProps {
  readonly importId: number
  readonly count: number
  readonly policy: Description['policy']['onOlderRow']
}

/** Says that rows are older than what the catalogue holds, what becomes of them, and lets the person decide otherwise. */
export function OlderRows({ importId, count, policy }: OlderRowsProps): ReactNode {
  const { t } = useLanguage()
  if (count === 0) return null
  const isSkipping = policy === 'skip-row'
  return (
    <Notice kind="warn">
      {t('import.staging.older', { count })}{' '}
      {t(isSkipping ? 'import.staging.older.skipped' : 'import.staging.older.taken')}{' '}
      <Button
        kind="quiet"
        onClick={() => void setPolicy(importId, { onOlderRow: isSkipping ? 'take-row' : 'skip-row' })}
      >
        {t(isSkipping ? 'import.staging.older.take' : 'import.staging.older.skip')}
      </Button>
    </Notice>
  )
}
