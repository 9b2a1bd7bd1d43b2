import type { ReactNode } from 'react'
import { useEffect, useEffectEvent } from 'react'
import type { SourceInfo } from '../../../shared/contract/sources.ts'
import { AppError } from '../../../shared/errors.ts'
import { queries, useCommand, useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import styles from './sources.module.css'

interface ConnectionTestProps {
  readonly sourceId: number
  readonly hostKey: SourceInfo['hostKey']
  /** Every rise tests by itself: the source was just saved. */
  readonly round: number
}

/** Signs in and shows what would be fetched, or why that does not go; a server's key is shown the first time. */
export function ConnectionTest({ sourceId, hostKey, round }: ConnectionTestProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const test = useJob('sources.test')
  const trust = useCommand('sources.trustHostKey')
  const start = useEffectEvent(() => void test.start({ sourceId }))
  const forget = useEffectEvent(() => test.reset())
  useEffect(() => {
    if (round > 0) start()
    else forget() // the result of another source's test
  }, [round])

  const shown = keyIn(test.error)
  const handleTrust = async (key: string): Promise<void> => {
    const trusted = await trust.run({ sourceId, hostKey: key })
    queries.invalidate('sources.list')
    if (trusted.ok) await test.start({ sourceId })
  }
  const facts = test.result && [
    t('sources.test.files', { files: test.result.files }),
    ...(test.result.bytes === null ? [] : [t('sources.test.size', { size: format.bytes(test.result.bytes) })]),
    ...(test.result.modifiedAt === null
      ? []
      : [t('sources.test.changed', { when: format.dateTime(test.result.modifiedAt) })]),
  ]
  return (
    <section className={styles['test']} aria-live="polite">
      <Button isBusy={test.state === 'running'} onClick={() => void test.start({ sourceId })}>
        {test.state === 'running' ? t('sources.test.running') : t('sources.test')}
      </Button>
      {hostKey !== null && (
        <p className={styles['soft']}>
          {t('sources.hostKey.known')}: <code>{hostKey}</code>
        </p>
      )}
      {test.state === 'failed' && test.error && shown?.isNew !== true && (
        <Notice kind="bad" title={t('sources.test.failed')}>
          {errorText(test.error, language)}
        </Notice>
      )}
      {shown && (
        <Notice
          kind="warn"
          title={t(shown.isNew ? 'sources.hostKey.new' : 'sources.hostKey.changed')}
          actions={
            <Button isBusy={trust.isRunning} onClick={() => void handleTrust(shown.key)}>
              {t('sources.hostKey.trust')}
            </Button>
          }
        >
          {t('sources.hostKey.text')}
          <br />
          <code>{shown.key}</code>
        </Notice>
      )}
      {test.result && (
        <Notice kind="good" title={t('sources.test.ok', { name: test.result.fileName })}>
          {facts?.join(' ')}
        </Notice>
      )}
    </section>
  )
}

/** The key that a server showed, where that is what a test stopped at. */
function keyIn(error: Error | undefined): { readonly key: string; readonly isNew: boolean } | null {
  if (!(error instanceof AppError)) return null
  const { reason, hostKey } = error.details
  if (typeof hostKey !== 'string') return null
  return { key: hostKey, isNew: reason === 'source-host-key-new' }
}
