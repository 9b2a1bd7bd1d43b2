import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Progress } from './progress.tsx'
import styles from './waiting.module.css'

export interface WaitingProps {
  /** What is under way. */
  readonly label: string
  readonly progress: { readonly done: number; readonly total: number | null } | null
  /** How far it is, in words. */
  readonly text: string
  /** What the person should know meanwhile. */
  readonly note?: string
  readonly onCancel: () => void
}

/** In the middle of a screen that has nothing else to show until a job is done. */
export function Waiting({ label, progress, text, note, onCancel }: WaitingProps): ReactNode {
  const { t } = useLanguage()
  return (
    <div className={styles['centre']}>
      <div className={styles['waiting']}>
        <Progress label={label} progress={progress} text={text} />
        {note !== undefined && <p>{note}</p>}
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </div>
  )
}
