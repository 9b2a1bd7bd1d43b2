import { FileText, Sheet, Truck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Kpi } from '../../../shared/kpis.ts'
import { useJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { Button, EmptyState, Notice, Screen } from '../../ui/index.ts'
import type { Behind } from './fault-rows.tsx'
import { savePdf, saveWorkbook } from './save-report.ts'
import { SupplierDetail } from './supplier-detail.tsx'
import { SupplierTable } from './supplier-table.tsx'
import styles from './suppliers.module.css'

/** How good what each supplier delivers is, and what it is to reach. */
export function SuppliersScreen(): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const [kpi, setKpi] = useState<Kpi>('completeness')
  const [today] = useState(() => new Date())
  const [selected, setSelected] = useState<string | null>(null)
  const [behind, setBehind] = useState<Behind | null>(null)
  const report = useJob('suppliers.report')
  const { data, error } = useQuery('suppliers.list', {}, { keepPrevious: true })
  if (error && !data) {
    return (
      <Screen title={t('suppliers.title')}>
        <div className={styles['cardNotice']}>
          <Notice kind="bad">{errorText(error, language)}</Notice>
        </div>
      </Screen>
    )
  }
  if (!data) return <Screen title={t('suppliers.title')}>{null}</Screen>
  if (data.suppliers.length === 0) return <NoSuppliers />
  const shown =
    data.suppliers.find(({ code }) => code === selected) ??
    data.suppliers.find(({ deliveries }) => deliveries > 0) ??
    data.suppliers[0]
  return (
    <Screen
      title={t('suppliers.title')}
      actions={
        <>
          <Button icon={Sheet} isBusy={report.state === 'running'} onClick={() => void saveWorkbook(report, language)}>
            {t('suppliers.save.xlsx')}
          </Button>
          <Button icon={FileText} onClick={() => void savePdf(language)}>
            {t('suppliers.save.pdf')}
          </Button>
        </>
      }
    >
      <div className={styles['suppliers']} data-print>
        <h1 className={styles['printTitle']}>{t('suppliers.report.title', { date: format.dateTime(today) })}</h1>
        <SupplierTable
          suppliers={data.suppliers}
          selected={shown?.code ?? null}
          kpi={kpi}
          onSelect={(code) => {
            setSelected(code)
            setBehind(null)
          }}
          onOpen={({ code, name }, fault) => {
            setSelected(code)
            setBehind({ of: { kind: 'supplier', supplier: code }, fault, name })
          }}
        />
        {shown && (
          <SupplierDetail
            key={shown.code}
            supplier={shown}
            everyone={data.thresholds}
            yearsKept={data.yearsKept}
            kpi={kpi}
            onKpi={setKpi}
            behind={behind}
            onBehind={setBehind}
          />
        )}
      </div>
    </Screen>
  )
}

function NoSuppliers(): ReactNode {
  const { t } = useLanguage()
  return (
    <Screen title={t('suppliers.title')}>
      <EmptyState icon={Truck} title={t('suppliers.empty.title')} text={t('suppliers.empty.text')}>
        <Button kind="primary" onClick={() => go({ screen: 'import' })}>
          {t('suppliers.empty.import')}
        </Button>
      </EmptyState>
    </Screen>
  )
}
