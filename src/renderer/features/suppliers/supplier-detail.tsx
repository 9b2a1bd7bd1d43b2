import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Kpi } from '../../../shared/kpis.ts'
import { KPIS } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice, Select } from '../../ui/index.ts'
import type { Delivery, Fault } from './delivery-table.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { FaultRows } from './fault-rows.tsx'
import { thresholdText } from './kpi-words.ts'
import type { Supplier } from './supplier-table.tsx'
import styles from './suppliers.module.css'
import { ThresholdForm } from './threshold-form.tsx'
import { TrendChart } from './trend.tsx'

/** Deliveries shown at first, and more each time. */
const STEP = 12

interface SupplierDetailProps {
  readonly supplier: Supplier
  readonly everyone: Result<'suppliers.list'>['thresholds']
  readonly kpi: Kpi
  readonly onKpi: (kpi: Kpi) => void
}

/** One supplier: its trend beside its deliveries, what is asked of it, and the rows behind a figure. */
export function SupplierDetail({ supplier, everyone, kpi, onKpi }: SupplierDetailProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [count, setCount] = useState(STEP)
  const [open, setOpen] = useState<{ readonly delivery: Delivery; readonly fault: Fault } | null>(null)
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
                {t(`suppliers.kpi.${kpi}.text`)} {t('suppliers.threshold')}: {thresholdText(kpi, threshold, language)}.
              </figcaption>
            </figure>
          )}
          <ThresholdForm supplier={supplier} everyone={everyone} />
        </div>
      </section>
      <section className={styles['card']} aria-label={t('suppliers.deliveries')}>
        <header className={styles['cardHeader']}>
          <h2>{t('suppliers.deliveries')}</h2>
          <p className={styles['soft']}>{t('suppliers.deliveries.text')}</p>
        </header>
        {supplier.uncounted > 0 && (
          <div className={styles['cardNotice']}>
            <Notice>{t('suppliers.uncounted', { count: supplier.uncounted })}</Notice>
          </div>
        )}
        {data && data.total > 0 && (
          <DeliveryTable
            deliveries={data.deliveries}
            open={open && { delivery: open.delivery.id, fault: open.fault }}
            onOpen={(delivery, fault) => setOpen({ delivery, fault })}
          />
        )}
        {data && data.total > data.deliveries.length && (
          <div className={styles['cardFooter']}>
            <Button kind="quiet" onClick={() => setCount(count + STEP)}>
              {t('suppliers.deliveries.more')}
            </Button>
          </div>
        )}
      </section>
      {open && (
        <FaultRows
          key={`${open.delivery.id} ${open.fault}`}
          delivery={open.delivery}
          fault={open.fault}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
