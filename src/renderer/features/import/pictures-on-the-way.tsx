import type { ReactNode } from 'react'
import { useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { call, newRequestId, startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import styles from './import.module.css'

/** Failures that are named; the others are counted. */
const NAMED = 20

/** The pictures that an import waits for: on the way, not agreed to yet, or failed with their cause and another try. */
export function PicturesOnTheWay({ importId }: { readonly importId: number }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isOffline, setOffline] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const waiting = useQuery('pictures.waiting', { importId }).data?.imports[0]
  const failed = useQuery('pictures.failed', { importId, from: 0, count: NAMED }).data
  if (waiting === undefined) return null
  const handleFetch = async (retry: boolean): Promise<void> => {
    setError(null)
    const outcome = await startJob('pictures.fetch', { requestId: newRequestId(), importId, retry })
    if (outcome.ok) setOffline(outcome.value.isOffline)
    else setError(outcome.error)
  }
  const handleAllow = async (host: string): Promise<void> => {
    await call('import.allowPictures', { importId, hosts: [host] })
    await handleFetch(false)
  }
  return (
    <>
      {waiting.hosts.map(({ host, count }) => (
        <Notice
          key={host}
          kind="info"
          actions={<Button onClick={() => void handleAllow(host)}>{t('importPictures.fetch.yes', { host })}</Button>}
        >
          {t('importPictures.fetch', { count, host })}
        </Notice>
      ))}
      {waiting.pictures > 0 && (
        <Notice
          kind="info"
          actions={<Button onClick={() => void handleFetch(false)}>{t('importPictures.now')}</Button>}
        >
          {t(isOffline ? 'importPictures.offline' : 'importPictures.waiting', { count: waiting.pictures })}
        </Notice>
      )}
      {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
      {failed !== undefined && failed.total > 0 && (
        <Notice
          kind="warn"
          actions={<Button onClick={() => void handleFetch(true)}>{t('importPictures.again')}</Button>}
        >
          {t('importPictures.failed', { count: failed.total })}
          <ul className={styles['pictureFailures']}>
            {failed.pictures.map(({ line, sku, picture, reason, details }) => (
              <li key={`${line} ${picture}`}>
                {t('importPictures.failed.row', { line, sku, picture })}{' '}
                <span className={styles['soft']}>
                  {errorText(new AppError('not-found', reason, { ...details, reason }), language)}
                </span>
              </li>
            ))}
            {failed.total > failed.pictures.length && (
              <li>{t('importPictures.failed.more', { count: failed.total - failed.pictures.length })}</li>
            )}
          </ul>
        </Notice>
      )}
    </>
  )
}
