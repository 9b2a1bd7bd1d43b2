import type { ReactNode } from 'react'
import { KPIS } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'
import { percentText, thresholdText } from './kpi-words.ts'
import { Figure } from './figure.tsx'
import styles from './suppliers.module.css'

interface DeliveryNoticeProps {
  readonly score: NonNullable<Result<'import.plan'>['score']>
  /** Only what misses its threshold, on one line; nothing where all is well. */
  readonly isBrief?: boolean
}

/** The five figures of the delivery at hand; what misses its threshold in words. */
export function DeliveryNotice({ score, isBrief = false }: DeliveryNoticeProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const missed = score.breaches.map((kpi) =>
    t('suppliers.breach.text', {
      kpi: t(`suppliers.kpi.${kpi}`),
      percent: percentText(kpi, score.kpis[kpi], language),
      threshold: thresholdText(kpi, score.thresholds[kpi], language),
    }),
  )
  if (isBrief && missed.length === 0) return null
  return (
    <div className={styles['deliveryNotice']}>
      <Notice kind={missed.length > 0 ? 'warn' : 'good'}>
        {missed.length > 0 ? `${t('suppliers.breach.title')} ${missed.join(' ')}` : t('suppliers.breach.nothing')}
      </Notice>
      {!isBrief && (
        <dl className={styles['strip']}>
          {KPIS.map((kpi) => (
            <div key={kpi}>
              <dt>{t(`suppliers.kpi.${kpi}`)}</dt>
              <dd>
                <Figure score={score} kpi={kpi} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
