import type { ReactNode } from 'react'
import { useJob } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Progress } from '../../ui/index.ts'
import type { ImportPhase } from './import-session.ts'
import { commit } from './import-session.ts'
import styles from './import.module.css'

/** The one button that changes the catalogue: says how many products it touches, then how far it is. */
export function CommitButton({ phase }: { readonly phase: Extract<ImportPhase, { kind: 'open' }> }): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('import.commit')
  const { plan, busy, importId } = phase
  if (busy === 'committing') {
    return (
      <>
        <span className={styles['soft']}>{t('import.committing.text')}</span>
        <div className={styles['commitProgress']}>
          <Progress
            label={t('import.committing')}
            progress={progress}
            text={progress?.total ? t('app.job.progress', { done: progress.done, total: progress.total }) : ''}
          />
        </div>
        <Button onClick={cancel}>{t('ui.cancel')}</Button>
      </>
    )
  }
  const leaving = plan?.gone?.isDone === true ? plan.gone.count : 0
  const count = plan ? plan.receipt.created + plan.receipt.updated : 0
  return (
    <>
      {count > 0 && <span className={styles['soft']}>{t('import.commit.undoable')}</span>}
      <Button
        kind="primary"
        disabled={count + leaving === 0 || busy !== null}
        data-tour="import-commit"
        onClick={() => void commit(importId)}
      >
        {count > 0 ? t('import.commit', { count }) : leaving > 0 ? t('rules.gone.commit') : t('import.commit.nothing')}
      </Button>
    </>
  )
}
