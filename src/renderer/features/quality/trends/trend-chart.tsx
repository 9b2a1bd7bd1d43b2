/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing can hold neither a button nor a fieldset */
import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import type { KeyboardEvent, ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import type { Mark, Point } from './points.ts'
import { timeOf } from './points.ts'
import styles from './trends.module.css'

const WIDTH = 880
const HEIGHT = 260
const EDGE = { left: 48, right: 16, top: 14, bottom: 44 }

interface TrendChartProps {
  readonly name: string
  readonly points: readonly Point[]
  readonly target: number
  readonly since: string
  /** Marks of one day each; where they stand is where they lead to. */
  readonly marks: readonly Mark[]
  readonly chosen: readonly (string | null)[]
  readonly onDay: (day: string) => void
  readonly onMark: (mark: Mark) => void
  readonly markText: (mark: Mark) => string
}

/** A figure over a year beside its target; a day chooses it for comparison, a mark leads to what it changed. */
export function TrendChart(props: TrendChartProps): ReactNode {
  const { name, points, target, since, marks, chosen, onDay, onMark, markText } = props
  const { format } = useLanguage()
  const last = points.at(-1)?.day ?? since
  const values = [...points.map(({ exact }) => exact), target]
  const x = scaleUtc([timeOf(since), timeOf(last)], [EDGE.left, WIDTH - EDGE.right])
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4)
  const path = line<Point>(
    ({ day }) => x(timeOf(day)),
    ({ exact }) => y(exact),
  )(points)
  // A date is wider than the room beside the last day.
  const ticks = x.ticks(6).filter((day) => x(day) > EDGE.left && x(day) < WIDTH - 40)
  const floor = HEIGHT - EDGE.bottom
  return (
    <svg className={styles['chart']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={name}>
      {y.ticks(4).map((percent) => (
        <g key={percent} aria-hidden>
          <line className={styles['gridLine']} x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(percent)} y2={y(percent)} />
          <text className={styles['axis']} x={EDGE.left - 8} y={y(percent) + 4} textAnchor="end">
            {format.percent(percent / 100, 1)}
          </text>
        </g>
      ))}
      {ticks.map((day) => (
        <text key={day.getTime()} className={styles['axis']} x={x(day)} y={HEIGHT - 6} textAnchor="middle" aria-hidden>
          {format.date(day.toISOString().slice(0, 10))}
        </text>
      ))}
      <line className={styles['target']} x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(target)} y2={y(target)} />
      <path className={styles['line']} d={path ?? ''} />
      {marks.map((mark) => (
        <Pressable
          key={`${mark.kind} ${mark.changeSetId ?? mark.day} ${mark.name ?? ''}`}
          label={markText(mark)}
          onPress={() => onMark(mark)}
        >
          <path
            className={cx(styles['mark'], styles[mark.kind])}
            transform={`translate(${x(timeOf(mark.day))} ${floor + 12})`}
            d="M0 -5L5 0L0 5L-5 0Z"
          />
        </Pressable>
      ))}
      {points.map(({ day, exact, percent }) => (
        <Pressable
          key={day}
          label={`${format.date(day)}: ${format.percent(percent / 100)}`}
          isPressed={chosen.includes(day)}
          onPress={() => onDay(day)}
        >
          <circle className={styles['reach']} cx={x(timeOf(day))} cy={y(exact)} r={8} />
          <circle
            className={cx(styles['dot'], chosen.includes(day) && styles['chosen'])}
            cx={x(timeOf(day))}
            cy={y(exact)}
            r={chosen.includes(day) ? 5 : 2.5}
          />
        </Pressable>
      ))}
    </svg>
  )
}

interface PressableProps {
  readonly label: string
  readonly isPressed?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function Pressable({ label, isPressed, onPress, children }: PressableProps): ReactNode {
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onPress()
  }
  return (
    <g
      className={styles['pressable']}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onPress}
      onKeyDown={handleKeyDown}
    >
      <title>{label}</title>
      {children}
    </g>
  )
}
