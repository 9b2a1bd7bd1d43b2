import type { ReactNode } from 'react'
import { useJob } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Progress, Screen } from '../../ui/index.ts'
import styles from './import.module.css'

/** While a file is being read. */
export function ReadingPanel({ fileName }: { readonly fileName: string }): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('import.stage')
  return (
    <Screen title={t('import.title')} subtitle={fileName}>
      <div className={styles['centre']}>
        <div className={styles['waiting']}>
          <Progress
            label={t('import.reading.title', { file: fileName })}
            share={progress?.total ? progress.done / progress.total : null}
            text={progress ? t('import.reading.rows', { count: progress.done }) : ''}
          />
          <p className={styles['soft']}>{t('import.reading.text')}</p>
          <Button onClick={cancel}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </Screen>
  )
}
