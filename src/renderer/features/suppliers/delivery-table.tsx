import type { ReactNode } from 'react'
import { KPIS } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { Figure } from './figure.tsx'
import { ReturnButton } from './return-button.tsx'
import styles from './suppliers.module.css'

export type Delivery = Result<'suppliers.deliveries'>['deliveries'][number]
export type Fault = 'rejected' | (typeof KPIS)[number]

interface DeliveryTableProps {
  readonly deliveries: readonly Delivery[]
  readonly open: { readonly delivery: number; readonly fault: Fault } | null
  readonly onOpen: (delivery: Delivery, fault: Fault) => void
}

/** Deliveries of a supplier, newest first; each number leads to its rows. */
export function DeliveryTable({ deliveries, open, onOpen }: DeliveryTableProps): ReactNode {
  const { t, format } = useLanguage()
  return (
    <div className={styles['scroll']}>
      <table className={styles['list']}>
        <thead>
          <tr>
            <th scope="col">{t('suppliers.column.date')}</th>
            <th scope="col">{t('suppliers.column.file')}</th>
            <th scope="col" className={styles['numeric']}>
              {t('suppliers.column.rows')}
            </th>
            <th scope="col" className={styles['numeric']}>
              {t('suppliers.column.rejected')}
            </th>
            {KPIS.map((kpi) => (
              <th key={kpi} scope="col" className={styles['numeric']} title={t(`suppliers.kpi.${kpi}.text`)}>
                {t(`suppliers.kpi.${kpi}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('suppliers.return')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.id} className={cx(open?.delivery === delivery.id && styles['selectedRow'])}>
              <th scope="row">{format.date(delivery.deliveredAt.slice(0, 10))}</th>
              <td className={styles['fileCell']} title={delivery.fileName} translate="no">
                {delivery.fileName}
              </td>
              <td className={styles['numeric']}>{format.number(delivery.rows)}</td>
              <td className={styles['numeric']}>
                {delivery.rejected === 0 ? (
                  format.number(0)
                ) : (
                  <button
                    type="button"
                    className={cx(styles['figure'], styles['figureButton'])}
                    onClick={() => onOpen(delivery, 'rejected')}
                  >
                    {format.number(delivery.rejected)}
                  </button>
                )}
              </td>
              {KPIS.map((kpi) => (
                <td key={kpi} className={styles['numeric']}>
                  <Figure score={delivery} kpi={kpi} onOpen={() => onOpen(delivery, kpi)} />
                </td>
              ))}
              <td className={styles['actionCell']}>
                <ReturnButton
                  kind="quiet"
                  of={{ kind: 'delivery', delivery: delivery.id }}
                  fileName={delivery.fileName}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
