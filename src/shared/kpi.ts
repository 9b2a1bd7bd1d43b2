/** The five figures of data quality, in the order they are shown (docs/kpis.md). */
export const KPIS = ['completeness', 'conformity', 'consistency', 'uniqueness', 'redundancy'] as const
export type Kpi = (typeof KPIS)[number]

export function isKpi(text: string): text is Kpi {
  return (KPIS as readonly string[]).includes(text)
}

/** What the dashboard shows a tile of: the five, and freshness; more than six are looked at by nobody (docs/kpis.md). */
export const TILES = [...KPIS, 'freshness'] as const
