import type { ReactNode } from 'react'
import { useState } from 'react'
import { call, startJob, useLiveJob } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import { compare } from './import-session.ts'

/** Tells which pictures the rows name that are not here, and asks before anything is fetched from a server. */
export function PicturesNotice({ importId, count }: { readonly importId: number; readonly count: number }): ReactNode {
  const { t } = useLanguage()
  const { last: named } = useLiveJob('import.pictures', count > 0 ? { importId } : null)
  /** What was said here since they were counted. */
  const [said, setSaid] = useState<Readonly<Record<string, boolean>>>({})
  if (count === 0 || named === undefined) return null
  const hosts = named.hosts.map((each) => ({ ...each, isAllowed: said[each.host] ?? each.isAllowed }))
  const handleAllow = async (host: string, isAllowed: boolean): Promise<void> => {
    await call('import.allowPictures', { importId, hosts: [host], isAllowed })
    setSaid({ ...said, [host]: isAllowed })
  }
  const handleFolder = async (): Promise<void> => {
    const file = await window.desktop.openFileDialog('folder')
    if (!file) return
    const outcome = await startJob('import.pictureFolder', { importId, ticket: file.id })
    if (outcome.ok) await compare(importId)
  }
  return (
    <>
      {hosts.map(({ host, count: pictures, isAllowed }) => (
        <Notice key={host} kind="info">
          {t(isAllowed ? 'importPictures.agreed' : 'importPictures.fetch', { count: pictures, host })}{' '}
          <Button kind="quiet" onClick={() => void handleAllow(host, !isAllowed)}>
            {isAllowed ? t('importPictures.fetch.no') : t('importPictures.fetch.yes', { host })}
          </Button>
        </Notice>
      ))}
      {named.files > 0 && <Notice kind="info">{t('importPictures.files', { count: named.files })}</Notice>}
      {named.missing > 0 && (
        <Notice kind="warn">
          {t('importPictures.missing', { count: named.missing, names: named.missingNames.slice(0, 3).join(', ') })}{' '}
          <Button kind="quiet" onClick={() => void handleFolder()}>
            {t('importPictures.folder')}
          </Button>
        </Notice>
      )}
    </>
  )
}
