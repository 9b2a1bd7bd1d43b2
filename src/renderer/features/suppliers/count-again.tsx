import { ListRestart } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { KPIS } from '../../../shared/kpis.ts'
import { runJob } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { IconButton, Notice, toast } from '../../ui/index.ts'
import type { Delivery } from './delivery-table.tsx'
import { percentText } from './kpi-words.ts'

export interface Counted {
  readonly fileName: string
  readonly found: Result<'suppliers.verify'>
}

interface CountAgainProps {
  readonly delivery: Delivery
  readonly onCounted: (counted: Counted) => void
}

/** Counts a delivery anew from its rows, for whoever doubts a figure. */
export function CountAgain({ delivery: { id, fileName, hasRows }, onCounted }: CountAgainProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isBusy, setIsBusy] = useState(false)
  const handleClick = async (): Promise<void> => {
    setIsBusy(true)
    const outcome = await runJob('suppliers.verify', { delivery: id }).done
    setIsBusy(false)
    if (outcome.ok) onCounted({ fileName, found: outcome.value })
    else toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <IconButton
      icon={ListRestart}
      label={hasRows ? t('suppliers.verify') : t('suppliers.verify.rowsGone')}
      disabled={!hasRows || isBusy}
      onClick={() => void handleClick()}
    />
  )
}

/** What counting a delivery anew came to. */
export function CountedNotice({ counted: { fileName, found } }: { readonly counted: Counted }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { outcome, rows } = found
  if (outcome === 'rows-gone') return <Notice>{t('suppliers.verify.rowsGone')}</Notice>
  if (outcome === 'same')
    return <Notice kind="good">{t('suppliers.verify.same', { name: fileName, count: rows })}</Notice>
  return (
    <Notice kind="bad">
      {t('suppliers.verify.different', { name: fileName })} {differences(found, language)}
    </Notice>
  )
}

function differences({ stored, counted }: Result<'suppliers.verify'>, language: Language): string {
  const { t } = language
  return KPIS.flatMap((kpi) => {
    const [before, now] = [percentText(kpi, stored[kpi], language), counted && percentText(kpi, counted[kpi], language)]
    return now === null || now === before
      ? []
      : [t('suppliers.verify.figure', { kpi: t(`suppliers.kpi.${kpi}`), before, now })]
  }).join(' ')
}
