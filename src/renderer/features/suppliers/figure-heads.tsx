import type { ReactNode } from 'react'
import { KPIS } from '../../../shared/kpis.ts'
import { useLanguage } from '../../i18n/index.ts'
import styles from './suppliers.module.css'

/** Heads of the columns that say what deliveries come to: rows, refused rows, and each figure. */
export function FigureHeads(): ReactNode {
  const { t } = useLanguage()
  return (
    <>
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
    </>
  )
}
