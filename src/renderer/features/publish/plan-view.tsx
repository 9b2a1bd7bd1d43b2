import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ConnectionInfo, PublishRecord } from '../../../shared/contract/publish.ts'
import { useLanguage } from '../../i18n/index.ts'
import { FilterChips } from '../../ui/index.ts'
import type { FilterChip } from '../../ui/index.ts'
import { PlanFooter } from './plan-footer.tsx'
import type { PlanInHand } from './publish-session.ts'
import styles from './publish.module.css'
import { RecordDetail } from './record-detail.tsx'
import { RecordList } from './record-list.tsx'
import { RunHeader } from './run-header.tsx'
import type { PlanTotals } from './use-plan-totals.ts'
import { usePlanTotals } from './use-plan-totals.ts'

export type RecordState = PublishRecord['state']
type StateFilter = 'all' | RecordState

/** A comparison with the shop and, once it is sent, its run and receipt: one list, filtered by state. */
export function PlanView({
  plan,
  connection,
}: {
  readonly plan: PlanInHand
  readonly connection: ConnectionInfo
}): ReactNode {
  const { t } = useLanguage()
  const [filter, setFilter] = useState<StateFilter>('all')
  const [selected, setSelected] = useState<number | null>(null)
  const totals = usePlanTotals(plan)
  const chips = (plan.stage === 'planned' ? planChips(plan, t) : runChips(totals, t)).filter(
    ({ value, count }) => count > 0 || value !== 'waiting',
  )
  const shown = chips.some(({ value }) => value === filter) ? filter : 'all'
  const count = chips.find(({ value }) => value === shown)?.count ?? 0
  const handleFilter = (next: StateFilter): void => {
    setFilter(next)
    setSelected(null)
  }
  return (
    <div className={styles['plan']}>
      {plan.stage !== 'planned' && (
        <RunHeader plan={plan} connection={connection} totals={totals} onShow={handleFilter} />
      )}
      <div className={styles['chips']}>
        <FilterChips label={t('publish.plan.counts')} chips={chips} value={shown} onChange={handleFilter} />
      </div>
      <div className={styles['planBody']}>
        <RecordList
          key={shown}
          planId={plan.planId}
          state={shown === 'all' ? null : shown}
          count={count}
          selected={selected}
          onSelect={setSelected}
        />
        <RecordDetail
          planId={plan.planId}
          state={shown === 'all' ? null : shown}
          index={selected}
          connection={connection}
        />
      </div>
      <PlanFooter plan={plan} connection={connection} />
    </div>
  )
}

type Translate = ReturnType<typeof useLanguage>['t']

function planChips({ counts }: PlanInHand, t: Translate): readonly FilterChip<StateFilter>[] {
  const { create, update, unchanged, blocked } = counts
  return [
    { value: 'all', text: t('publish.state.all'), count: create + update + unchanged + blocked },
    { value: 'create', text: t('publish.state.create'), count: create, tone: 'good' },
    { value: 'update', text: t('publish.state.update'), count: update, tone: 'change' },
    { value: 'unchanged', text: t('publish.state.unchanged'), count: unchanged },
    { value: 'blocked', text: t('publish.state.blocked'), count: blocked, tone: 'warn' },
  ]
}

function runChips(totals: PlanTotals, t: Translate): readonly FilterChip<StateFilter>[] {
  return [
    { value: 'all', text: t('publish.state.all'), count: totals.all },
    { value: 'create', text: t('publish.state.create'), count: totals.create, tone: 'good' },
    { value: 'update', text: t('publish.state.update'), count: totals.update, tone: 'change' },
    { value: 'waiting', text: t('publish.state.waiting'), count: totals.waiting },
    { value: 'sent', text: t('publish.state.sent'), count: totals.sent, tone: 'good' },
    { value: 'failed', text: t('publish.state.failed'), count: totals.failed, tone: 'bad' },
    { value: 'unchanged', text: t('publish.state.unchanged'), count: totals.unchanged },
    { value: 'blocked', text: t('publish.state.blocked'), count: totals.blocked, tone: 'warn' },
  ]
}
