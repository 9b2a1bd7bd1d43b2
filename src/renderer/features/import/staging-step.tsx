import type { ReactNode } from 'react'
import { useState } from 'react'
import { useJob } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, FilterChips, Progress } from '../../ui/index.ts'
import type { FilterChip } from '../../ui/index.ts'
import type { Plan } from './import-session.ts'
import { compare } from './import-session.ts'
import styles from './import.module.css'
import { RejectionList } from './rejection-list.tsx'
import { RowDetail } from './row-detail.tsx'
import type { StepProps } from './source-step.tsx'
import type { StagedRow } from './staged-row.ts'
import { StagingSheet } from './staging-sheet.tsx'

export type OutcomeFilter = 'all' | 'create' | 'update' | 'unchanged' | 'skipped' | 'rejected'

/** Every row and what it would do to the catalogue, by outcome; nothing has been changed yet. */
export function StagingStep({ phase, description }: StepProps): ReactNode {
  const { t } = useLanguage()
  const [filter, setFilter] = useState<OutcomeFilter>('all')
  const [selected, setSelected] = useState<StagedRow | null>(null)
  const { plan, busy, importId } = phase
  if (busy === 'planning') return <Planning />
  if (plan === null) {
    return (
      <div className={styles['centre']}>
        <Button kind="primary" onClick={() => void compare(importId)}>
          {t('import.plan.again')}
        </Button>
      </div>
    )
  }
  const handleFilter = (next: OutcomeFilter): void => {
    setFilter(next)
    setSelected(null)
  }
  const outcome = filter === 'all' ? null : filter
  const count = chipsOf(plan, t).find((chip) => chip.value === filter)?.count ?? 0
  return (
    <div className={styles['staging']}>
      <div className={styles['chips']}>
        <FilterChips label={t('import.outcomes')} chips={chipsOf(plan, t)} value={filter} onChange={handleFilter} />
        {plan.newOptions > 0 && (
          <span className={styles['soft']}>{t('import.staging.newOptions', { count: plan.newOptions })}</span>
        )}
      </div>
      <div className={styles['stagingBody']}>
        {filter === 'rejected' ? (
          <RejectionList importId={importId} count={count} onSelect={setSelected} />
        ) : (
          <StagingSheet
            importId={importId}
            outcome={outcome}
            count={count}
            description={description}
            onSelect={setSelected}
          />
        )}
        <RowDetail row={selected} />
      </div>
      <output className="visually-hidden">
        {t('import.staging.announce', { count, outcome: t(`import.outcome.${filter}`) })}
      </output>
    </div>
  )
}

function Planning(): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('import.plan')
  return (
    <div className={styles['centre']}>
      <div className={styles['waiting']}>
        <Progress
          label={t('import.plan.running')}
          share={progress?.total ? progress.done / progress.total : null}
          text={progress?.total ? t('app.job.progress', { done: progress.done, total: progress.total }) : ''}
        />
        <Button onClick={cancel}>{t('ui.cancel')}</Button>
      </div>
    </div>
  )
}

function chipsOf({ receipt }: Plan, t: ReturnType<typeof useLanguage>['t']): readonly FilterChip<OutcomeFilter>[] {
  return [
    { value: 'all', text: t('import.outcome.all'), count: receipt.read },
    { value: 'create', text: t('import.outcome.create'), count: receipt.created, tone: 'good' },
    { value: 'update', text: t('import.outcome.update'), count: receipt.updated, tone: 'change' },
    { value: 'unchanged', text: t('import.outcome.unchanged'), count: receipt.unchanged },
    { value: 'skipped', text: t('import.outcome.skipped'), count: receipt.skipped, tone: 'warn' },
    { value: 'rejected', text: t('import.outcome.rejected'), count: receipt.rejected, tone: 'bad' },
  ]
}
