import type { Kpi, Share } from '../../../shared/kpis.ts'
import { wholePercent } from '../../../shared/kpis.ts'
import type { Language } from '../../i18n/index.ts'

/** A share in percent; a dash where nothing could be counted. */
export function percentText(kpi: Kpi, share: Share, { format }: Language): string {
  const percent = wholePercent(kpi, share)
  return percent === null ? '–' : format.percent(percent / 100)
}

/** "at least 95%", "at most 1%". */
export function thresholdText(kpi: Kpi, percent: number | undefined, { t, format }: Language): string {
  if (percent === undefined) return t('suppliers.threshold.none')
  const text = format.percent(percent / 100, 2)
  return kpi === 'redundancy'
    ? t('suppliers.threshold.most', { percent: text })
    : t('suppliers.threshold.least', { percent: text })
}
