import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, FooterBar } from '../../ui/index.ts'
import { durationText } from './duration.ts'
import type { PlanInHand } from './publish-session.ts'
import { closePlan, comparePlan, runPlan, usePublishSession } from './publish-session.ts'
import styles from './publish.module.css'

/** What publishing costs, and the one button that sends. */
export function PlanFooter({
  plan,
  connection,
}: {
  readonly plan: PlanInHand
  readonly connection: ConnectionInfo
}): ReactNode {
  const language = useLanguage()
  const { t } = language
  const filter = usePublishSession((session) => session.filter)
  const { create, update, calls, seconds } = plan.counts
  const count = create + update
  if (plan.stage === 'running') return null
  return (
    <FooterBar>
      <Button onClick={() => void comparePlan(connection.id, filter)}>{t('publish.plan.again')}</Button>
      <Button kind="quiet" onClick={() => closePlan(connection.id)}>
        {t('publish.plan.close')}
      </Button>
      <span className={styles['spring']} />
      {plan.stage === 'planned' && (
        <>
          <span className={styles['soft']}>
            {count === 0
              ? t('publish.plan.cost.none')
              : t('publish.plan.cost', { calls, time: durationText(seconds, language) })}
          </span>
          <Button kind="primary" disabled={count === 0} data-tour="publish-run" onClick={() => void runPlan(plan)}>
            {count === 0 ? t('publish.plan.nothing') : t('publish.plan.send', { count })}
          </Button>
        </>
      )}
    </FooterBar>
  )
}
