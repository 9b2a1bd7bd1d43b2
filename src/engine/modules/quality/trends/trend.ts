import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { TileKpi } from '../../../../shared/contract/tiles.ts'
import { TILES } from '../../../../shared/kpi.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { dayOf } from '../kpis/day-of.ts'
import { kpis } from '../kpis/kpis.ts'

type Point = Result<'quality.trend'>['days'][number]
type Figure = NonNullable<Point['figures'][TileKpi]>

/** More marks cannot be told apart on a screen. */
const MAX_MARKS = 200

/** The figures of each day that was kept, and of today as they stand; with the imports and publications of the time. */
export function trend(context: ReadContext, input: Parsed<'quality.trend'>): Result<'quality.trend'> {
  const { db, clock } = context
  const { channel, family, since } = input
  const today = dayOf(clock.now())
  const now = kpis(context, { by: 'none', channel, family, supplier: null, productId: null }).total
  const figures: Point['figures'] = { ...now.figures, freshness: { of: now.products, wrong: now.stale } }
  return {
    days: [...keptDays(db, channel ?? '', family ?? '', since, today), { day: today, figures }],
    marks: marks(db, since),
  }
}

function keptDays(db: Db, channel: string, family: string, since: string, today: string): Point[] {
  const days = db
    .prepare(
      "SELECT day FROM kpi_day WHERE channel = '' AND family = '' AND kpi = 'completeness' AND day < ? ORDER BY day",
    )
    .pluck()
    .all(today) as string[]
  const series = TILES.map((kpi) => [kpi, seriesOf(db, kpi === 'freshness' ? '' : channel, family, kpi)] as const)
  const points: Point[] = []
  const latest = new Map<TileKpi, Figure>()
  for (const day of days) {
    for (const [kpi, byDay] of series) {
      const figure = byDay.get(day)
      if (figure) latest.set(kpi, figure)
    }
    if (day >= since) points.push({ day, figures: figuresOf((kpi) => latest.get(kpi) ?? null) })
  }
  return points
}

function figuresOf(of: (kpi: TileKpi) => Figure | null): Point['figures'] {
  return {
    completeness: of('completeness'),
    conformity: of('conformity'),
    consistency: of('consistency'),
    uniqueness: of('uniqueness'),
    redundancy: of('redundancy'),
    freshness: of('freshness'),
  }
}

function seriesOf(db: Db, channel: string, family: string, kpi: TileKpi): Map<string, Figure> {
  const rows = db
    .prepare('SELECT day, asked, wrong FROM kpi_day WHERE channel = ? AND family = ? AND kpi = ?')
    .raw()
    .all(channel, family, kpi) as [string, number, number][]
  return new Map(rows.map(([day, of, wrong]) => [day, { of, wrong }]))
}

/** What happened that figures may follow from, newest first: imports that stand, and runs that published something. */
function marks(db: Db, since: string): Result<'quality.trend'>['marks'] {
  const from = new Date(`${since}T00:00`).toISOString()
  const imports = db
    .prepare(
      `SELECT 'import' AS kind, committed_at AS at, supplier AS name, products, id AS changeSetId FROM change_set
       WHERE kind = 'import' AND state = 'committed' AND undo_state IN ('done', 'fixed') AND committed_at >= ?
       ORDER BY id DESC LIMIT ?`,
    )
    .all(from, MAX_MARKS) as Mark[]
  const published = db
    .prepare(
      `SELECT 'publish' AS kind, p.ended_at AS at, c.name, COUNT(r.product_id) AS products, NULL AS changeSetId
       FROM publish_plan p JOIN connection c ON c.id = p.connection_id
       JOIN publish_record r ON r.plan_id = p.id AND r.state = 'sent'
       WHERE p.ended_at >= ? GROUP BY p.id ORDER BY p.id DESC LIMIT ?`,
    )
    .all(from, MAX_MARKS) as Mark[]
  return [...imports, ...published]
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MAX_MARKS)
    .map(({ at, ...mark }) => ({ ...mark, day: dayOf(new Date(at)) }))
}

interface Mark {
  readonly kind: 'import' | 'publish'
  readonly at: string
  readonly name: string | null
  readonly products: number
  readonly changeSetId: number | null
}
