import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useQuery } from '../../engine/index.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { Language } from '../../i18n/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import { Cell, IconButton, VirtualList } from '../../ui/index.ts'
import { X } from 'lucide-react'
import type { Delivery, Fault } from './delivery-table.tsx'
import styles from './suppliers.module.css'

type Rows = Result<'suppliers.rows'>

const PAGE = 100
const ROW_HEIGHT = 44
const TRACKS = '64px minmax(110px, 1fr) minmax(220px, 2.4fr) minmax(220px, 2.4fr)'

interface FaultRowsProps {
  readonly delivery: Delivery
  readonly fault: Fault
  readonly onClose: () => void
}

/** The rows behind a figure, as the supplier wrote them, with what is wrong in each. */
export function FaultRows({ delivery, fault, onClose }: FaultRowsProps): ReactNode {
  const { t } = useLanguage()
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [])
  const first = useQuery('suppliers.rows', { delivery: delivery.id, fault, from: 0, count: PAGE }).data
  const name = fault === 'rejected' ? t('suppliers.column.rejected') : t(`suppliers.kpi.${fault}`)
  return (
    <section ref={section} className={styles['card']} aria-label={t('suppliers.rows')}>
      <header className={styles['cardHeader']}>
        <h2>{t('suppliers.rows.title', { figure: name })}</h2>
        <p className={styles['soft']}>
          {first && t('suppliers.rows.count', { count: first.total })} <span translate="no">{delivery.fileName}</span>
        </p>
        <span className={styles['spring']} />
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      {first && first.total > 0 && (
        <div className={styles['faultRows']}>
          <VirtualList
            key={`${delivery.id} ${fault}`}
            label={t('suppliers.rows')}
            count={first.total}
            rowHeight={ROW_HEIGHT}
            columns={TRACKS}
            header={[
              t('suppliers.rows.line'),
              t('suppliers.rows.key'),
              t('suppliers.rows.what'),
              t('suppliers.rows.row'),
            ]}
            renderRow={(index) => <FaultRow delivery={delivery.id} fault={fault} index={index} />}
          />
        </div>
      )}
    </section>
  )
}

function FaultRow({
  delivery,
  fault,
  index,
}: {
  readonly delivery: number
  readonly fault: Fault
  readonly index: number
}): ReactNode {
  const language = useLanguage()
  const from = index - (index % PAGE)
  const { data } = useQuery('suppliers.rows', { delivery, fault, from, count: PAGE })
  const row = data?.rows[index - from]
  if (!data || !row) return null
  const what = whatIsWrong(data, row, fault, language)
  const cells = row.cells.filter((cell) => cell !== '').join(' · ')
  return (
    <>
      <Cell kind="number">{language.format.number(row.line)}</Cell>
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

function whatIsWrong(
  { headers }: Rows,
  { cells, marked, rejections }: Rows['rows'][number],
  fault: Fault,
  language: Language,
): string {
  const { t } = language
  const nameAt = (at: number): string => headers[at]?.name ?? ''
  const missing = marked.filter((at) => cells[at] === '').map((at) => `${nameAt(at)}: ${t('suppliers.rows.missing')}`)
  const refused = rejections
    .filter(({ column }) => fault === 'rejected' || column === null || marked.some((at) => nameAt(at) === column))
    .map((rejection) => {
      const text = rejectionText(rejection, language)
      return rejection.column === null ? text : `${rejection.column}: ${text}`
    })
  if (fault === 'completeness') return missing.join(' ')
  if (fault === 'consistency' || fault === 'redundancy') return t(`suppliers.rows.${fault}`)
  return [...refused, ...(fault === 'rejected' ? missing : [])].join(' ')
}
