/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing of our own is no picture file */
import type { ReactNode } from 'react'
import type { Kpi, Kpis } from '../../../shared/kpis.ts'
import { wholePercent } from '../../../shared/kpis.ts'
import { useLanguage } from '../../i18n/index.ts'
import { percentText, thresholdText } from './kpi-words.ts'
import styles from './suppliers.module.css'

interface Delivered {
  readonly id: number
  readonly deliveredAt: string
  readonly kpis: Kpis
}

interface TrendProps {
  readonly kpi: Kpi
  /** Oldest first. */
  readonly deliveries: readonly Delivered[]
  readonly threshold: number | undefined
}

const SPARK = { width: 84, height: 22, pad: 3 }
const CHART = { width: 520, height: 180, left: 44, right: 12, top: 10, bottom: 26 }

/** A trend as one small line: decoration beside the figures, which the table of deliveries has. */
export function Sparkline({ kpi, deliveries, threshold }: TrendProps): ReactNode {
  const points = percentsOf(kpi, deliveries)
  if (points.length < 2) return null
  const { low, high } = rangeOf(points, threshold)
  const { width, height, pad } = SPARK
  const x = (at: number): number => pad + (at * (width - 2 * pad)) / (points.length - 1)
  const y = (percent: number): number => height - pad - ((percent - low) * (height - 2 * pad)) / (high - low)
  const last = points.length - 1
  return (
    <svg className={styles['spark']} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {threshold !== undefined && (
        <line className={styles['thresholdLine']} x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} />
      )}
      <polyline className={styles['line']} points={points.map((percent, at) => `${x(at)},${y(percent)}`).join(' ')} />
      <circle className={styles['dot']} cx={x(last)} cy={y(points[last] ?? low)} r={2.5} />
    </svg>
  )
}

/** A trend with its threshold as a chart; the same numbers stand in the table beside it. */
export function TrendChart({ kpi, deliveries, threshold }: TrendProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const points = percentsOf(kpi, deliveries)
  const { low, high } = rangeOf(points, threshold)
  const { width, height, left, right, top, bottom } = CHART
  const room = width - left - right
  const x = (at: number): number => left + (points.length < 2 ? room / 2 : (at * room) / (points.length - 1))
  const y = (percent: number): number => top + ((high - percent) * (height - top - bottom)) / (high - low)
  const marks = [...new Set([low, Math.round((low + high) / 2), high])]
  const label = t('suppliers.trend.label', {
    kpi: t(`suppliers.kpi.${kpi}`),
    values: deliveries.map(({ kpis }) => percentText(kpi, kpis[kpi], language)).join(', '),
    threshold: thresholdText(kpi, threshold, language),
  })
  const first = deliveries[0]
  const last = deliveries.at(-1)
  return (
    <svg className={styles['chart']} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line className={styles['gridLine']} x1={left} x2={width - right} y1={y(mark)} y2={y(mark)} />
          <text className={styles['axis']} x={left - 8} y={y(mark) + 4} textAnchor="end">
            {format.percent(mark / 100)}
          </text>
        </g>
      ))}
      {threshold !== undefined && (
        <line className={styles['thresholdLine']} x1={left} x2={width - right} y1={y(threshold)} y2={y(threshold)} />
      )}
      <polyline className={styles['line']} points={points.map((percent, at) => `${x(at)},${y(percent)}`).join(' ')} />
      {points.map((percent, at) => (
        <circle key={deliveries[at]?.id} className={styles['dot']} cx={x(at)} cy={y(percent)} r={4} />
      ))}
      {first && (
        <text className={styles['axis']} x={left} y={height - 8}>
          {format.date(first.deliveredAt.slice(0, 10))}
        </text>
      )}
      {last && last !== first && (
        <text className={styles['axis']} x={width - right} y={height - 8} textAnchor="end">
          {format.date(last.deliveredAt.slice(0, 10))}
        </text>
      )}
    </svg>
  )
}

/** What could not be counted stands as the worst there is. */
function percentsOf(kpi: Kpi, deliveries: readonly Delivered[]): number[] {
  return deliveries.map(({ kpis }) => wholePercent(kpi, kpis[kpi]) ?? 0)
}

/** From what to what the axis goes: everything in sight, in steps of ten, and never flat. */
function rangeOf(points: readonly number[], threshold: number | undefined): { low: number; high: number } {
  const all = threshold === undefined ? points : [...points, threshold]
  const low = Math.floor(Math.min(...all, 100) / 10) * 10
  const high = Math.min(100, Math.ceil(Math.max(...all, 0) / 10) * 10)
  return low < high ? { low, high } : { low: Math.max(0, high - 10), high: Math.max(high, 10) }
}
