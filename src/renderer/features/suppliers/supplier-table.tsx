import type { ReactNode } from 'react'
import { KPIS } from '../../../shared/kpis.ts'
import type { Kpi } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import type { Fault } from './delivery-table.tsx'
import { Figure, Rejected } from './figure.tsx'
import { FigureHeads } from './figure-heads.tsx'
import styles from './suppliers.module.css'
import { Sparkline } from './trend.tsx'

export type Supplier = Result<'suppliers.list'>['suppliers'][number]

interface SupplierTableProps {
  readonly suppliers: readonly Supplier[]
  readonly selected: string | null
  /** The figure whose trend is drawn. */
  readonly kpi: Kpi
  readonly onSelect: (code: string) => void
  readonly onOpen: (supplier: Supplier, fault: Fault) => void
}

/** Every supplier with what all its deliveries come to; each number leads to the rows of all of them. */
export function SupplierTable({ suppliers, selected, kpi, onSelect, onOpen }: SupplierTableProps): ReactNode {
  const { t, format } = useLanguage()
  return (
    <section className={styles['card']} aria-label={t('suppliers.table')}>
      <div className={styles['scroll']}>
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">{t('suppliers.column.supplier')}</th>
              <th scope="col" className={styles['numeric']}>
                {t('suppliers.column.deliveries')}
              </th>
              <FigureHeads />
              <th scope="col">{t('suppliers.column.trend')}</th>
            </tr>
          </thead>
          <tbody>
            {suppliers.map((supplier) => (
              <tr key={supplier.code} className={cx(supplier.code === selected && styles['selectedRow'])}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles['rowButton']}
                    translate="no"
                    aria-pressed={supplier.code === selected}
                    onClick={() => onSelect(supplier.code)}
                  >
                    {supplier.name}
                  </button>
                </th>
                <Figures supplier={supplier} format={format.number} onOpen={(fault) => onOpen(supplier, fault)} />
                <td className={styles['trendCell']}>
                  <Sparkline kpi={kpi} deliveries={supplier.recent} threshold={supplier.total?.thresholds[kpi]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Figures({
  supplier: { deliveries, takenBack, total, uncounted },
  format,
  onOpen,
}: {
  readonly supplier: Supplier
  readonly format: (value: number) => string
  readonly onOpen: (fault: Fault) => void
}): ReactNode {
  const { t } = useLanguage()
  if (total === null)
    return (
      <td colSpan={3 + KPIS.length} className={styles['soft']}>
        {uncounted > 0 && t('suppliers.uncounted', { count: uncounted })}
        {uncounted === 0 && (takenBack > 0 ? t('suppliers.takenBack.all') : t('suppliers.none'))}
      </td>
    )
  return (
    <>
      <td className={styles['numeric']}>{format(deliveries)}</td>
      <td className={styles['numeric']}>{format(total.rows)}</td>
      <td className={styles['numeric']}>
        <Rejected count={total.rejected} onOpen={() => onOpen('rejected')} />
      </td>
      {KPIS.map((kpi) => (
        <td key={kpi} className={styles['numeric']}>
          <Figure score={total} kpi={kpi} onOpen={() => onOpen(kpi)} />
        </td>
      ))}
    </>
  )
}
