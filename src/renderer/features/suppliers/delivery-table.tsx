import type { ReactNode } from 'react'
import { KPIS } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Badge, cx } from '../../ui/index.ts'
import type { Counted } from './count-again.tsx'
import { CountAgain } from './count-again.tsx'
import { Figure, Rejected } from './figure.tsx'
import { FigureHeads } from './figure-heads.tsx'
import { ReturnButton } from './return-button.tsx'
import styles from './suppliers.module.css'

export type Delivery = Result<'suppliers.deliveries'>['deliveries'][number]
export type Fault = 'rejected' | (typeof KPIS)[number]

interface DeliveryTableProps {
  readonly deliveries: readonly Delivery[]
  readonly open: { readonly delivery: number; readonly fault: Fault } | null
  readonly onOpen: (delivery: Delivery, fault: Fault) => void
  readonly onCounted: (counted: Counted) => void
}

/** Deliveries of a supplier, newest first; each number leads to its rows, as long as these are kept. */
export function DeliveryTable({ deliveries, open, onOpen, onCounted }: DeliveryTableProps): ReactNode {
  const { t, format } = useLanguage()
  return (
    <div className={styles['scroll']}>
      <table className={styles['list']}>
        <thead>
          <tr>
            <th scope="col">{t('suppliers.column.date')}</th>
            <th scope="col">{t('suppliers.column.file')}</th>
            <FigureHeads />
            <th scope="col">
              <span className="visually-hidden">{t('suppliers.return')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr
              key={delivery.id}
              className={cx(
                open?.delivery === delivery.id && styles['selectedRow'],
                delivery.isTakenBack && styles['takenBack'],
              )}
            >
              <th scope="row" className={styles['dateCell']}>
                {format.date(delivery.deliveredAt.slice(0, 10))}
              </th>
              <td className={styles['fileCell']} title={delivery.fileName}>
                <span translate="no">{delivery.fileName}</span>
              </td>
              <td className={styles['numeric']}>{format.number(delivery.rows)}</td>
              <td className={styles['numeric']}>
                <Rejected
                  count={delivery.rejected}
                  {...(delivery.hasRows && { onOpen: () => onOpen(delivery, 'rejected') })}
                />
              </td>
              {KPIS.map((kpi) => (
                <td key={kpi} className={styles['numeric']}>
                  <Figure
                    score={delivery}
                    kpi={kpi}
                    {...(delivery.hasRows && { onOpen: () => onOpen(delivery, kpi) })}
                  />
                </td>
              ))}
              <td className={styles['actionCell']}>
                <CountAgain delivery={delivery} onCounted={onCounted} />
                {delivery.isTakenBack && (
                  <span title={t('suppliers.takenBack.text')}>
                    <Badge>{t('suppliers.takenBack')}</Badge>
                  </span>
                )}
                {delivery.hasRows && !delivery.isTakenBack && (
                  <ReturnButton
                    kind="quiet"
                    of={{ kind: 'delivery', delivery: delivery.id }}
                    fileName={delivery.fileName}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
