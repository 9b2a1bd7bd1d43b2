import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Kpi } from '../../../shared/kpis.ts'
import { KPIS } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { queries, useCommand } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { TextField, toast } from '../../ui/index.ts'
import type { Supplier } from './supplier-table.tsx'
import styles from './suppliers.module.css'

interface ThresholdFormProps {
  readonly supplier: Supplier
  readonly everyone: Result<'suppliers.list'>['thresholds']
}

/** What each figure is to reach: for everyone, and for this supplier where it is to be otherwise. */
export function ThresholdForm({ supplier, everyone }: ThresholdFormProps): ReactNode {
  const { t } = useLanguage()
  return (
    <table className={styles['thresholds']}>
      <caption className="visually-hidden">{t('suppliers.thresholds')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('suppliers.thresholds')}</th>
          <th scope="col">{t('suppliers.threshold.everyone')}</th>
          <th scope="col">{t('suppliers.threshold.own')}</th>
        </tr>
      </thead>
      <tbody>
        {KPIS.map((kpi) => (
          <tr key={kpi}>
            <th scope="row" title={t(`suppliers.kpi.${kpi}.text`)}>
              {t(`suppliers.kpi.${kpi}`)}
            </th>
            <td>
              <Percent kpi={kpi} supplier={null} value={everyone[kpi]} label={t('suppliers.threshold.everyone')} />
            </td>
            <td>
              <Percent
                kpi={kpi}
                supplier={supplier.code}
                value={supplier.own[kpi]}
                inherited={everyone[kpi]}
                label={t('suppliers.threshold.own')}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface PercentProps {
  readonly kpi: Kpi
  readonly supplier: string | null
  /** Undefined: not set here; null: none. */
  readonly value: number | null | undefined
  readonly label: string
  /** What holds where this is empty. */
  readonly inherited?: number | undefined
}

/** A percentage that is set when one leaves it; empty is none for everyone, and everyone's for one supplier. */
function Percent({ kpi, supplier, value, label, inherited }: PercentProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const shown = value == null ? '' : format.number(value)
  const [typed, setTyped] = useState<string | null>(null)
  const set = useCommand('suppliers.setThreshold')
  const save = async (): Promise<void> => {
    if (typed === null || typed === shown) return setTyped(null)
    const number = typed.trim() === '' ? null : Number(typed.replace('%', '').replace(',', '.'))
    if (number !== null && !(number >= 0 && number <= 100)) return
    const percent = number === null && supplier !== null ? {} : { percent: number }
    const outcome = await set.run({ supplier, kpi, ...percent })
    queries.invalidate('suppliers.list')
    queries.invalidate('suppliers.deliveries')
    setTyped(null)
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const isWrong = typed !== null && typed.trim() !== '' && !(Number(typed.replace('%', '').replace(',', '.')) <= 100)
  return (
    <TextField
      label={`${t(`suppliers.kpi.${kpi}`)}, ${label}`}
      isLabelHidden
      inputMode="decimal"
      placeholder={inherited === undefined ? '' : format.number(inherited)}
      value={typed ?? shown}
      error={isWrong ? t('suppliers.threshold.wrong') : undefined}
      onChange={setTyped}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
