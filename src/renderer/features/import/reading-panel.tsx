import type { ReactNode } from 'react'
import { useJob } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Screen, Waiting } from '../../ui/index.ts'

/** While a file is being read. */
export function ReadingPanel({ fileName }: { readonly fileName: string }): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('import.stage')
  return (
    <Screen title={t('import.title')} subtitle={fileName}>
      <Waiting
        label={t('import.reading.title', { file: fileName })}
        progress={progress}
        text={progress ? t('import.reading.rows', { count: progress.done }) : ''}
        note={t('import.reading.text')}
        onCancel={cancel}
      />
    </Screen>
  )
}
