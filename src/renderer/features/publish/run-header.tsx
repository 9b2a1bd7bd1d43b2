import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, Progress, Receipt } from '../../ui/index.ts'
import { durationText } from './duration.ts'
import type { PlanInHand } from './publish-session.ts'
import { isCancelled, runPlan, sendAgain } from './publish-session.ts'
import styles from './publish.module.css'
import { useCountdown } from './use-countdown.ts'
import type { PlanTotals } from './use-plan-totals.ts'

interface RunHeaderProps {
  readonly plan: PlanInHand
  readonly connection: ConnectionInfo
  readonly totals: PlanTotals
  readonly onShow: (state: 'failed') => void
}

/** How far the run is; afterwards, what became of it. */
export function RunHeader({ plan, connection, totals, onShow }: RunHeaderProps): ReactNode {
  if (plan.stage === 'running') return <Running connection={connection} />
  return <Outcome plan={plan} totals={totals} onShow={onShow} />
}

function Running({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('publish.run')
  const waiting = useCountdown(progress?.waitingSeconds ?? null)
  return (
    <div className={styles['running']} data-tour="publish-running">
      <Progress
        label={t('publish.run.title', { shop: connection.name })}
        progress={progress}
        text={progress?.total ? t('publish.run.progress', { done: progress.done, total: progress.total }) : ''}
      />
      <div className={styles['runningLine']} aria-live="polite">
        <span className={styles['soft']}>{waiting === null ? '' : t('publish.run.waiting', { seconds: waiting })}</span>
        <Button onClick={cancel}>{t('publish.run.cancel')}</Button>
      </div>
    </div>
  )
}

function Outcome({ plan, totals, onShow }: Pick<RunHeaderProps, 'plan' | 'totals' | 'onShow'>): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { result, error } = plan
  if (error) {
    const wasStopped = isCancelled(error)
    return (
      <div className={styles['notices']}>
        <Notice
          kind={wasStopped ? 'info' : 'bad'}
          {...(wasStopped ? {} : { title: t('publish.run.failed') })}
          actions={<Button onClick={() => void runPlan(plan)}>{t('publish.run.resume')}</Button>}
        >
          {wasStopped ? t('publish.run.cancelled') : errorText(error, language)}
        </Notice>
      </div>
    )
  }
  const failed = result?.failed ?? totals.failed
  const sent = result?.sent ?? totals.sent
  const isWhole = failed === 0
  return (
    <div className={styles['outcome']} data-tour="publish-receipt">
      <Receipt
        kind={isWhole ? 'good' : 'bad'}
        title={
          sent === 0 ? t('publish.receipt.none') : isWhole ? t('publish.receipt.title') : t('publish.receipt.partly')
        }
        text={
          result
            ? t('publish.receipt.time', { calls: result.calls, time: durationText(result.seconds, language) })
            : undefined
        }
        actions={
          failed > 0 && (
            <>
              <Button onClick={() => onShow('failed')}>{t('publish.receipt.showFailed')}</Button>
              <Button kind="primary" onClick={() => void sendAgain(plan)}>
                {t('publish.receipt.again', { count: failed })}
              </Button>
            </>
          )
        }
        numbers={[
          { name: t('publish.receipt.sent'), count: sent },
          { name: t('publish.receipt.unchanged'), count: result?.unchanged ?? totals.unchanged },
          { name: t('publish.receipt.blocked'), count: result?.blocked ?? totals.blocked },
          { name: t('publish.receipt.failed'), count: failed },
        ]}
      />
    </div>
  )
}
