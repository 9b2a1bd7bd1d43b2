import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Kpi } from '../../../shared/kpis.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { percentText, thresholdText } from './kpi-words.ts'
import styles from './suppliers.module.css'

type Score = NonNullable<Result<'suppliers.list'>['suppliers'][number]['total']>

interface FigureProps {
  readonly score: Score
  readonly kpi: Kpi
  /** Left out: the figure leads nowhere. */
  readonly onOpen?: () => void
}

/** A figure in percent; one that misses its threshold has a sign and says so. */
export function Figure({ score, kpi, onOpen }: FigureProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { numerator, denominator } = score.kpis[kpi]
  const isBreach = score.breaches.includes(kpi)
  const counts = t('suppliers.figure.counts', { numerator, denominator })
  const title = `${t(`suppliers.kpi.${kpi}`)}: ${counts}; ${thresholdText(kpi, score.thresholds[kpi], language)}`
  const content = (
    <>
      {isBreach && <TriangleAlert size={13} aria-hidden />}
      {percentText(kpi, score.kpis[kpi], language)}
      {isBreach && <span className="visually-hidden"> {t('suppliers.breach')}</span>}
    </>
  )
  const className = cx(styles['figure'], isBreach && styles['breach'])
  if (onOpen === undefined)
    return (
      <span className={className} title={title}>
        {content}
      </span>
    )
  return (
    <button type="button" className={cx(className, styles['figureButton'])} title={title} onClick={onOpen}>
      {content}
    </button>
  )
}

/** How many rows did not come in; none leads nowhere. */
export function Rejected({ count, onOpen }: { readonly count: number; readonly onOpen?: () => void }): ReactNode {
  const { t, format } = useLanguage()
  if (count === 0 || onOpen === undefined) return format.number(count)
  return (
    <button
      type="button"
      className={cx(styles['figure'], styles['figureButton'])}
      title={t('suppliers.column.rejected')}
      onClick={onOpen}
    >
      {format.number(count)}
    </button>
  )
}
