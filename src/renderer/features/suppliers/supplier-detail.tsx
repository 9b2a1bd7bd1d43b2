import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Kpi } from '../../../shared/kpis.ts'
import { KPIS } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, cx, Notice, Select } from '../../ui/index.ts'
import type { Counted } from './count-again.tsx'
import { CountedNotice } from './count-again.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import type { Behind } from './fault-rows.tsx'
import { FaultRows } from './fault-rows.tsx'
import { thresholdText } from './kpi-words.ts'
import type { Supplier } from './supplier-table.tsx'
import styles from './suppliers.module.css'
import { ThresholdForm } from './threshold-form.tsx'
import { TrendChart } from './trend.tsx'
import { YearsKept } from './years-kept.tsx'

/** Deliveries shown at first, and more each time. */
const STEP = 12

interface SupplierDetailProps {
  readonly supplier: Supplier
  readonly everyone: Result<'suppliers.list'>['thresholds']
  readonly yearsKept: number | null
  readonly kpi: Kpi
  readonly onKpi: (kpi: Kpi) => void
  /** The figure whose rows are shown. */
  readonly behind: Behind | null
  readonly onBehind: (behind: Behind | null) => void
}

/** One supplier: its trend beside its deliveries, what is asked of it, and the rows behind a figure. */
export function SupplierDetail(props: SupplierDetailProps): ReactNode {
  const { supplier, everyone, yearsKept, kpi, onKpi, behind, onBehind } = props
  const language = useLanguage()
  const { t } = language
  const [count, setCount] = useState(STEP)
  const [counted, setCounted] = useState<Counted | null>(null)
  const data = useQuery(
    'suppliers.deliveries',
    { supplier: supplier.code, from: 0, count },
    { keepPrevious: true },
  ).data
  const threshold = supplier.total?.thresholds[kpi]
  return (
    <>
      <section className={styles['card']} aria-labelledby="supplier-trend">
        <header className={styles['cardHeader']}>
          <h2 id="supplier-trend">
            {t('suppliers.trend')} <span translate="no">{supplier.name}</span>
          </h2>
          <span className={styles['spring']} />
          <Select
            label={t('suppliers.trend.kpi')}
            isQuiet
            value={kpi}
            choices={KPIS.map((each) => ({ value: each, text: t(`suppliers.kpi.${each}`) }))}
            onChange={onKpi}
          />
        </header>
        <div className={styles['trend']}>
          {supplier.recent.length > 0 && (
            <figure>
              <TrendChart kpi={kpi} deliveries={supplier.recent} threshold={threshold} />
              <figcaption className={styles['soft']}>
                {t(`suppliers.kpi.${kpi}.text`)}{' '}
                {t('suppliers.threshold.is', { threshold: thresholdText(kpi, threshold, language) })}
              </figcaption>
            </figure>
          )}
          <ThresholdForm supplier={supplier} everyone={everyone} />
        </div>
      </section>
      <section className={styles['card']} aria-label={t('suppliers.deliveries')}>
        <header className={styles['cardHeader']}>
          <h2>{t('suppliers.deliveries')}</h2>
          <p className={cx(styles['soft'], styles['clickHint'])}>{t('suppliers.deliveries.text')}</p>
        </header>
        {supplier.uncounted > 0 && (
          <div className={styles['cardNotice']}>
            <Notice>{t('suppliers.uncounted', { count: supplier.uncounted })}</Notice>
          </div>
        )}
        {counted && (
          <div className={styles['cardNotice']}>
            <CountedNotice counted={counted} />
          </div>
        )}
        {data && data.total > 0 && (
          <DeliveryTable
            deliveries={data.deliveries}
            open={behind?.of.kind === 'delivery' ? { delivery: behind.of.delivery, fault: behind.fault } : null}
            onOpen={({ id, fileName }, fault) =>
              onBehind({ of: { kind: 'delivery', delivery: id }, fault, name: fileName })
            }
            onCounted={setCounted}
          />
        )}
        {data && data.total > data.deliveries.length && (
          <div className={styles['cardFooter']}>
            <Button kind="quiet" onClick={() => setCount(count + STEP)}>
              {t('suppliers.deliveries.more')}
            </Button>
          </div>
        )}
        {data && data.total > 0 && <YearsKept years={yearsKept} />}
      </section>
      {behind && <FaultRows key={JSON.stringify(behind)} behind={behind} onClose={() => onBehind(null)} />}
    </>
  )
}
