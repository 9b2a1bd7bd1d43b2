import { FileInput } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, EmptyState, Screen } from '../../ui/index.ts'
import { chooseFile, useImportSession } from './import-session.ts'
import { ProfileCard } from './profile-card.tsx'
import { openProfile } from './profile.ts'
import { StagedFiles } from './staged-files.tsx'
import { WaitingFiles } from './waiting-files.tsx'

/** Before there is a file. */
export function StartPanel(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const profile = useImportSession((session) => session.profile)
  const waiting = useImportSession((session) => session.waiting)
  if (waiting && waiting.groups.length + waiting.refused.length > 0) return <WaitingFiles waiting={waiting} />
  if (profile) {
    return (
      <Screen title={t('import.title')}>
        <ProfileCard profile={profile} />
      </Screen>
    )
  }
  return (
    <Screen title={t('import.title')}>
      <EmptyState
        icon={FileInput}
        title={t('import.empty.title')}
        text={
          <>
            {t('import.empty.text')}
            <br />
            {t('import.empty.formats')}
          </>
        }
      >
        <Button kind="primary" onClick={() => void chooseFile()}>
          {t('import.chooseFile')}
        </Button>
        <Button onClick={() => void openProfile(language)}>{t('import.profile.open')}</Button>
      </EmptyState>
      <StagedFiles />
    </Screen>
  )
}
