/**
 * The five figures that a supplier's delivery, and later any other part of the catalogue, is told by. Each is a share of
 * two counts (docs/kpis.md); counts are added up first and divided once, so that a level is never an average of averages.
 */
export const KPIS = ['completeness', 'conformity', 'uniqueness', 'consistency', 'redundancy'] as const
export type Kpi = (typeof KPIS)[number]

export interface Share {
  readonly numerator: number
  readonly denominator: number
}

export type Kpis = Readonly<Record<Kpi, Share>>

/** Of redundancy less is better; of all others more. */
export function isLessBetter(kpi: Kpi): boolean {
  return kpi === 'redundancy'
}

export function addShares(a: Share, b: Share): Share {
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator }
}

/** The sums of several; all zero for none. */
export function addKpis(all: readonly Kpis[]): Kpis {
  const sum = (kpi: Kpi): Share =>
    all.reduce((total, kpis) => addShares(total, kpis[kpi]), { numerator: 0, denominator: 0 })
  return {
    completeness: sum('completeness'),
    conformity: sum('conformity'),
    uniqueness: sum('uniqueness'),
    consistency: sum('consistency'),
    redundancy: sum('redundancy'),
  }
}

/**
 * As a whole percentage, rounded to the worse side: only what is perfect looks it. Null where nothing was there to be
 * counted: that is not perfect, it is nobody's.
 */
export function wholePercent(kpi: Kpi, { numerator, denominator }: Share): number | null {
  if (denominator === 0) return null
  const percent = (numerator * 100) / denominator
  return isLessBetter(kpi) ? Math.ceil(percent) : Math.floor(percent)
}

/** In percent: at least this much, of redundancy at most. A figure without one has no threshold. */
export type Thresholds = Readonly<Partial<Record<Kpi, number>>>

/** What holds where nobody has set anything: strict enough to be noticed, loose enough to be met. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  completeness: 90,
  conformity: 95,
  uniqueness: 99,
  consistency: 95,
  redundancy: 1,
}

/** The figures that do not reach their threshold, by their exact counts: precisely at it is enough. */
export function breaches(kpis: Kpis, thresholds: Thresholds): Kpi[] {
  return KPIS.filter((kpi) => {
    const threshold = thresholds[kpi]
    const { numerator, denominator } = kpis[kpi]
    if (threshold === undefined || denominator === 0) return false
    const difference = numerator * 100 - threshold * denominator
    return isLessBetter(kpi) ? difference > 0 : difference < 0
  })
}
