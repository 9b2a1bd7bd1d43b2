import type { ReactNode } from 'react'
import { useState } from 'react'
import type { RowFilter } from '../../../shared/contract/import-repair.ts'
import { useJob, useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { FilterChip } from '../../ui/index.ts'
import { Button, FilterChips, Waiting } from '../../ui/index.ts'
import { DeliveryNotice, ReturnButton } from '../suppliers/index.tsx'
import type { Plan } from './import-session.ts'
import { compare } from './import-session.ts'
import styles from './import.module.css'
import { BrokenRules } from './broken-rules.tsx'
import { ChangedFilter } from './changed-filter.tsx'
import { EmptyFilter } from './empty-filter.tsx'
import { ForeignValues } from './foreign-values.tsx'
import { GoneProducts } from './gone-products.tsx'
import { GonePolicy } from './gone-policy.tsx'
import { PolicyButton } from './policy-form.tsx'
import { NewThingsButton, NewThingsNotice } from './new-things.tsx'
import { MatchedTwice, WhichProduct } from './matched-twice.tsx'
import { OlderRows } from './older-rows.tsx'
import { PicturesNotice } from './pictures-notice.tsx'
import { PriceJumps } from './price-jumps.tsx'
import { RefusedFilter } from './refused-filter.tsx'
import { RejectionList } from './rejection-list.tsx'
import { RowDetail } from './row-detail.tsx'
import type { StepProps } from './source-step.tsx'
import type { RowOutcome, StagedRow } from './staged-row.ts'
import { CarriedNotice } from './sheet/carried-notice.tsx'
import { StagingSheet } from './sheet/staging-sheet.tsx'
import { StopNotice } from './stop-notice.tsx'
import { useShownRows } from './sheet/use-shown-rows.ts'

/** What narrows the rows besides what becomes of them. */
type Narrow = Pick<RowFilter, 'empty' | 'refused' | 'changed' | 'breaks'>
const ANY: Narrow = { empty: null, refused: null, changed: null, breaks: null }

type Chip = 'all' | RowOutcome | 'problems' | 'repaired'

/** Every row and what it would do to the catalogue, by outcome; nothing has been changed yet. */
export function StagingStep({ phase, description }: StepProps): ReactNode {
  const { t } = useLanguage()
  const [filter, setFilter] = useState<Chip>('all')
  const [narrow, setNarrow] = useState<Narrow>(ANY)
  const [selected, setSelected] = useState<StagedRow | null>(null)
  /** How often the rows of the filter were put together anew. */
  const [again, setAgain] = useState(0)
  const { plan, busy, importId, round } = phase
  const problems = useQuery('import.rejections', plan && { importId, from: 0, count: 1 }).data?.total ?? 0
  const isOutcome = filter !== 'all' && filter !== 'problems' && filter !== 'repaired'
  const rows = useShownRows(
    importId,
    { outcome: isOutcome ? filter : null, isRepaired: filter === 'repaired', ...narrow },
    plan?.receipt.read ?? 0,
    `${round} ${again}`,
  )
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
  const handleFilter = (next: Chip): void => {
    setFilter(next)
    setSelected(null)
  }
  const handleNarrow = (next: Partial<Narrow>): void => {
    setNarrow({ ...narrow, ...next })
    setSelected(null)
    if (filter === 'problems') setFilter('all')
  }
  const handleAnew = (): void => setAgain((times) => times + 1)
  const showRefused = (refused: string): void => {
    setFilter('all')
    handleNarrow({ ...ANY, refused })
  }
  const { refused = {} } = plan
  const chips = chipsOf(plan, problems, t)
  const count = filter === 'problems' ? problems : (rows?.total ?? 0)
  return (
    <div className={styles['staging']}>
      <div className={styles['chips']}>
        <FilterChips label={t('import.outcomes')} chips={chips} value={filter} onChange={handleFilter} />
        <ChangedFilter
          counts={plan.changes ?? {}}
          value={narrow.changed}
          onChange={(changed) => handleNarrow({ changed })}
        />
        <EmptyFilter counts={plan.empty ?? {}} value={narrow.empty} onChange={(empty) => handleNarrow({ empty })} />
        <RefusedFilter counts={refused} value={narrow.refused} onChange={(next) => handleNarrow({ refused: next })} />
        <NewThingsButton importId={importId} description={description} plan={plan} />
        <PolicyButton importId={importId} description={description} />
        <span className={styles['spring']} />
        {description.returned == null && (
          <ReturnButton kind="quiet" of={{ kind: 'import', importId }} fileName={phase.fileName} />
        )}
      </div>
      <div className={styles['stagingNotices']}>
        {plan.score && <DeliveryNotice score={plan.score} isBrief />}
        <CarriedNotice carried={description.carried} />
        <NewThingsNotice importId={importId} description={description} plan={plan} />
        <StopNotice importId={importId} plan={plan} policy={description.policy} />
        <MatchedTwice count={refused['matched-twice'] ?? 0} onShow={() => showRefused('matched-twice')} />
        <PriceJumps
          importId={importId}
          count={refused['price-jump'] ?? 0}
          description={description}
          onShow={() => showRefused('price-jump')}
        />
        <PicturesNotice key={`pictures ${round}`} importId={importId} count={plan.pictures ?? 0} />
        <OlderRows importId={importId} count={refused['older-row'] ?? 0} policy={description.policy.onOlderRow} />
        <BrokenRules
          counts={plan.breaks ?? {}}
          onShow={(breaks) => handleNarrow({ breaks: narrow.breaks === breaks ? null : breaks })}
        />
        <GonePolicy importId={importId} gone={plan.gone} />
        {plan.gone == null && <GoneProducts key={round} importId={importId} />}
        <ForeignValues importId={importId} count={refused['foreign-owner'] ?? 0} description={description} />
      </div>
      {filter === 'problems' ? (
        <div className={styles['problems']}>
          <RejectionList importId={importId} count={count} />
        </div>
      ) : (
        <div className={styles['stagingBody']} data-tour="import-rows">
          {rows === null ? (
            <div />
          ) : (
            <StagingSheet
              importId={importId}
              description={description}
              plan={plan}
              rows={rows}
              isBusy={busy !== null}
              onSelect={setSelected}
              onFilterAnew={handleAnew}
            />
          )}
          <RowDetail row={selected}>
            {selected && (
              <WhichProduct
                importId={importId}
                description={description}
                row={selected}
                onChosen={() => {
                  setSelected(null)
                  handleAnew()
                }}
              />
            )}
          </RowDetail>
        </div>
      )}
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
    <Waiting
      label={t('import.plan.running')}
      progress={progress}
      text={progress ? t('import.reading.rows', { count: progress.done }) : ''}
      onCancel={cancel}
    />
  )
}

type Translate = ReturnType<typeof useLanguage>['t']

function chipsOf({ receipt, repairs }: Plan, problems: number, t: Translate): readonly FilterChip<Chip>[] {
  return [
    { value: 'all', text: t('import.outcome.all'), count: receipt.read },
    { value: 'create', text: t('import.outcome.create'), count: receipt.created, tone: 'good' },
    { value: 'update', text: t('import.outcome.update'), count: receipt.updated, tone: 'change' },
    { value: 'unchanged', text: t('import.outcome.unchanged'), count: receipt.unchanged },
    { value: 'skipped', text: t('import.outcome.skipped'), count: receipt.skipped, tone: 'warn' },
    { value: 'rejected', text: t('import.outcome.rejected'), count: receipt.rejected, tone: 'bad' },
    { value: 'problems', text: t('import.outcome.problems'), count: problems, tone: 'bad' },
    { value: 'repaired', text: t('import.outcome.repaired'), count: repairs.rows },
  ]
}
