import { GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Button, EmptyState, Notice, Select, Waiting } from '../../ui/index.ts'
import { PlanView } from './plan-view.tsx'
import { comparePlan, setPublishFilter, usePublishSession } from './publish-session.ts'
import styles from './publish.module.css'
import { useProductView } from '../../state/product-view.ts'

/** Compare first, then publish: what would change in the shop, before anything is sent. */
export function PlanPanel({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { plans, planningFor, planError } = usePublishSession()
  const plan = plans.get(connection.id)
  if (planningFor === connection.id) return <Comparing />
  if (plan) return <PlanView key={plan.planId} plan={plan} connection={connection} />
  return (
    <div className={styles['beforePlan']}>
      {planError && (
        <div className={styles['notices']}>
          <Notice kind="bad" title={t('publish.plan.failed')}>
            {errorText(planError, language)}
          </Notice>
        </div>
      )}
      <EmptyState icon={GitCompareArrows} title={t('publish.plan.none.title')} text={t('publish.plan.none.text')}>
        <CompareButton connection={connection} />
      </EmptyState>
    </div>
  )
}

const ALL = ' all'
const VIEW = ' view'

/** Which products, and the comparison itself. */
function CompareButton({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const filter = usePublishSession((session) => session.filter)
  const view = useProductView()
  const chosen = filter === '' ? ALL : filter === view.filter ? VIEW : filter
  const choices = [
    { value: ALL, text: t('publish.plan.all', { channel: names.channel(connection.channel) }) },
    ...(view.filter === '' ? [] : [{ value: VIEW, text: t('publish.plan.inView'), hint: view.filter }]),
    ...(chosen === ALL || chosen === VIEW ? [] : [{ value: filter, text: filter }]),
  ]
  return (
    <>
      <Select
        label={t('publish.plan.what')}
        value={chosen}
        choices={choices}
        onChange={(value) => setPublishFilter(value === ALL ? '' : value === VIEW ? view.filter : value)}
      />
      <Button
        kind="primary"
        disabled={!connection.hasSecret}
        data-tour="publish-compare"
        onClick={() => void comparePlan(connection.id, filter)}
      >
        {t('publish.plan.start')}
      </Button>
    </>
  )
}

function Comparing(): ReactNode {
  const { t, ref } = useLanguage()
  const first = useJob('publish.plan')
  const again = useJob('publish.planFailed')
  const job = again.state === 'running' ? again : first
  const { progress } = job
  return (
    <Waiting
      label={(progress && ref({ key: progress.step, params: {} })) ?? t('publish.plan.running')}
      progress={progress}
      text={progress?.total ? t('app.job.progress', { done: progress.done, total: progress.total }) : ''}
      onCancel={job.cancel}
    />
  )
}
