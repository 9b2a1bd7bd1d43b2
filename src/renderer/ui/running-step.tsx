import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { IconButton } from './button.tsx'
import type { ProgressProps } from './progress.tsx'
import { Progress } from './progress.tsx'
import styles from './running-step.module.css'

export interface RunningStepProps extends Pick<ProgressProps, 'label' | 'progress'> {
  readonly onCancel: () => void
}

/** How far the step is that a button began, beside that button, and the way to call it off. */
export function RunningStep({ label, progress, onCancel }: RunningStepProps): ReactNode {
  const { t } = useLanguage()
  return (
    <span className={styles['running']}>
      <Progress isCompact label={label} progress={progress} />
      <IconButton isSmall icon={X} label={t('app.job.cancel')} onClick={onCancel} />
    </span>
  )
}
