import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useQuery } from '../../engine/index.ts'
import type { Input, Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Cell, IconButton, Notice, VirtualList } from '../../ui/index.ts'
import type { Fault } from './delivery-table.tsx'
import { whatIsWrong } from './what-is-wrong.ts'
import styles from './suppliers.module.css'

/** Of one delivery, or of all that count of a supplier. */
export interface Behind {
  readonly of: Input<'suppliers.rows'>['of']
  readonly fault: Fault
  /** The file of the delivery, or the name of the supplier. */
  readonly name: string
}

const PAGE = 100
const ROW_HEIGHT = 44
const TRACKS = '64px minmax(110px, 1fr) minmax(220px, 2.4fr) minmax(220px, 2.4fr)'
const TRACKS_OF_ALL = `minmax(150px, 1.2fr) ${TRACKS}`

/** The rows behind a figure, as the supplier wrote them, with what is wrong in each. */
export function FaultRows({ behind, onClose }: { readonly behind: Behind; readonly onClose: () => void }): ReactNode {
  const { t } = useLanguage()
  const { of, fault, name } = behind
  const section = useRef<HTMLElement>(null)
  const first = useQuery('suppliers.rows', { of, fault, from: 0, count: PAGE }).data
  // Once its rows are there: before them there is little to bring into view.
  const isThere = first !== undefined
  useEffect(() => {
    if (isThere) section.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
  const figure = fault === 'rejected' ? t('suppliers.column.rejected') : t(`suppliers.kpi.${fault}`)
  const isOfAll = of.kind === 'supplier'
  return (
    <section ref={section} className={styles['card']} aria-label={t('suppliers.rows')}>
      <header className={styles['cardHeader']}>
        <h2>{t('suppliers.rows.title', { figure })}</h2>
        <p className={styles['soft']}>
          {first && t('suppliers.rows.count', { count: first.total })} <span translate="no">{name}</span>
        </p>
        <span className={styles['spring']} />
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      {first && first.unkept > 0 && (
        <div className={styles['cardNotice']}>
          <Notice>{t('suppliers.rows.unkept', { count: first.unkept })}</Notice>
        </div>
      )}
      {first && first.total > 0 && (
        <div className={styles['faultRows']}>
          <VirtualList
            label={t('suppliers.rows')}
            count={first.total}
            rowHeight={ROW_HEIGHT}
            columns={isOfAll ? TRACKS_OF_ALL : TRACKS}
            header={[
              ...(isOfAll ? [t('suppliers.rows.delivery')] : []),
              t('suppliers.rows.line'),
              t('suppliers.rows.key'),
              t('suppliers.rows.what'),
              t('suppliers.rows.row'),
            ]}
            renderRow={(index) => <FaultRow behind={behind} index={index} />}
          />
        </div>
      )}
    </section>
  )
}

function FaultRow({ behind, index }: { readonly behind: Behind; readonly index: number }): ReactNode {
  const language = useLanguage()
  const { format } = language
  const { of, fault } = behind
  const from = index - (index % PAGE)
  const { data } = useQuery('suppliers.rows', { of, fault, from, count: PAGE })
  const row = data?.rows[index - from]
  const delivery = data?.deliveries.find(({ id }) => id === row?.delivery)
  if (!row || !delivery) return null
  const what = whatIsWrong(delivery.headers, row, fault, language)
  const cells = row.cells.filter((cell) => cell !== '').join(' · ')
  return (
    <>
      {of.kind === 'supplier' && <DeliveryCell delivery={delivery} format={format} />}
      <Cell kind="number">{format.number(row.line)}</Cell>
      <Cell isHeader title={row.key}>
        <span translate="no">{row.key}</span>
      </Cell>
      <Cell kind="sentence" title={what}>
        <span translate="no">{what}</span>
      </Cell>
      <Cell kind="sentence" title={cells}>
        <span translate="no">{cells}</span>
      </Cell>
    </>
  )
}

interface DeliveryCellProps {
  readonly delivery: Result<'suppliers.rows'>['deliveries'][number]
  readonly format: ReturnType<typeof useLanguage>['format']
}

function DeliveryCell({ delivery: { deliveredAt, fileName }, format }: DeliveryCellProps): ReactNode {
  const day = format.date(deliveredAt.slice(0, 10))
  return (
    <Cell kind="sentence" title={`${day} ${fileName}`}>
      {day} <span translate="no">{fileName}</span>
    </Cell>
  )
}
