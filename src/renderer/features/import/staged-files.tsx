import type { ReactNode } from 'react'
import { call, queries, settled, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, toast } from '../../ui/index.ts'
import { openDelivery } from './import-session.ts'

/** Files that were read and, by the rules of their profile, wait for somebody to look. */
export function StagedFiles(): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const waiting = useQuery('import.waiting', {}).data?.imports ?? []
  if (waiting.length === 0) return null
  const handleDiscard = async (importId: number): Promise<void> => {
    const outcome = await settled(call('import.discard', { importId }))
    queries.invalidate('import.waiting')
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <section aria-label={t('import.waiting.title')}>
      <h3>{t('import.waiting.title')}</h3>
      {waiting.map(({ importId, fileName, stagedAt }) => (
        <Notice
          key={importId}
          actions={
            <>
              <Button kind="quiet" onClick={() => void handleDiscard(importId)}>
                {t('import.waiting.discard')}
              </Button>
              <Button onClick={() => openDelivery({ importId, fileName })}>{t('import.waiting.open')}</Button>
            </>
          }
        >
          {fileName}, {format.dateTime(stagedAt)}
        </Notice>
      ))}
    </section>
  )
}
