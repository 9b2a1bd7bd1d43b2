import { ArrowLeft, FolderSync, Globe, Plus, Server, ServerCog } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SourceInfo, SourcePlace } from '../../../shared/contract/sources.ts'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, Screen, Way } from '../../ui/index.ts'
import { openProfile } from './open-profile.ts'
import { SourceForm } from './source-form.tsx'
import { SourceTable } from './source-table.tsx'
import { SourceView } from './source-view.tsx'
import { makeSource, showList, useSourcesSession } from './sources-session.ts'
import styles from './sources.module.css'

const KINDS = [
  { kind: 'http', icon: Globe },
  { kind: 'ftp', icon: Server },
  { kind: 'sftp', icon: ServerCog },
  { kind: 'folder', icon: FolderSync },
] as const satisfies readonly { readonly kind: SourcePlace['kind']; readonly icon: unknown }[]
const NONE: readonly SourceInfo[] = []

export function SourcesScreen(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { data, error } = useQuery('sources.list', {})
  const { sourceId, making } = useSourcesSession()
  const sources = data?.sources ?? NONE
  const source = sources.find(({ id }) => id === sourceId)
  const back = (
    <Button kind="quiet" icon={ArrowLeft} onClick={showList}>
      {t('sources.back')}
    </Button>
  )

  if (error && !data) {
    return (
      <Screen title={t('sources.title')}>
        <Notice kind="bad">{errorText(error, language)}</Notice>
      </Screen>
    )
  }
  if (!data) return <Screen title={t('sources.title')}>{null}</Screen>
  if (making) {
    const title =
      making.kind === 'profile' ? t('sources.form.fromProfile', { name: making.profile.name }) : t('sources.form.new')
    return (
      <Screen title={title} actions={back}>
        <SourceForm key={making.kind === 'profile' ? making.profile.ticket : making.place} from={making} />
      </Screen>
    )
  }
  if (source) return <SourceView key={source.id} source={source} back={back} />
  return (
    <Screen
      title={t('sources.title')}
      actions={
        <>
          <Button onClick={() => void openProfile(language)}>{t('sources.openProfile')}</Button>
          {sources.length > 0 && (
            <Button kind="primary" icon={Plus} onClick={() => makeSource({ kind: 'place', place: 'http' })}>
              {t('sources.new')}
            </Button>
          )}
        </>
      }
    >
      {sources.length === 0 ? <FirstSource /> : <SourceTable sources={sources} />}
    </Screen>
  )
}

/** Before there is a source: what one is for, and the places it can fetch from. */
function FirstSource(): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['first']}>
      <h2>{t('sources.empty.title')}</h2>
      <p>{t('sources.empty.text')}</p>
      <div className={styles['ways']}>
        {KINDS.map(({ kind, icon }) => (
          <Way key={kind} icon={icon} title={t(`sources.kind.${kind}`)} text={t(`sources.kind.${kind}.text`)}>
            <Button
              aria-label={`${t(`sources.kind.${kind}`)}: ${t('sources.kind.start')}`}
              onClick={() => makeSource({ kind: 'place', place: kind })}
            >
              {t('sources.kind.start')}
            </Button>
          </Way>
        ))}
      </div>
      <p className={styles['soft']}>{t('sources.openOnly')}</p>
    </div>
  )
}
