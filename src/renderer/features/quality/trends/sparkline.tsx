import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { ReactNode } from 'react'
import type { Point } from './points.ts'
import { timeOf } from './points.ts'
import styles from './trends.module.css'

const WIDTH = 120
const HEIGHT = 24
const PAD = 3

/** A year of a figure as one small line: decoration beside its number; the trend has the days. */
export function Sparkline({ points }: { readonly points: readonly Point[] }): ReactNode {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first === last) return null
  const values = points.map(({ exact }) => exact)
  // A point of a hundred is the least that fills the height, so that noise does not look like a landslide.
  const middle = (Math.min(...values) + Math.max(...values)) / 2
  const half = Math.max(0.5, Math.max(...values) - middle)
  const x = scaleLinear([timeOf(first.day), timeOf(last.day)], [PAD, WIDTH - PAD])
  const y = scaleLinear([middle - half, middle + half], [HEIGHT - PAD, PAD])
  const path = line<Point>(
    ({ day }) => x(timeOf(day)),
    ({ exact }) => y(exact),
  )(points)
  return (
    <svg className={styles['spark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <path className={styles['line']} d={path ?? ''} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
