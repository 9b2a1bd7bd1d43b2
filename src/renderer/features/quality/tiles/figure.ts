import type { Result } from '../../../../shared/contract/index.ts'
import { word } from '../../../../shared/filter/format.ts'
import type { TileKpi } from '../../../../shared/contract/tiles.ts'

export type Kpis = Result<'quality.kpis'>

/** What a tile counts. */
export interface Counted {
  readonly of: number
  readonly wrong: number
}

export function countedOf({ total }: Kpis, kpi: TileKpi): Counted {
  return kpi === 'freshness' ? { of: total.products, wrong: total.stale } : total.figures[kpi]
}

/** Whole percent, rounded to the worse side: of redundancy what is wrong, of all others what is right. Null: nothing was asked. */
export function percentOf(kpi: TileKpi, { of, wrong }: Counted): number | null {
  if (of === 0) return null
  return kpi === 'redundancy' ? Math.ceil((100 * wrong) / of - 1e-9) : Math.floor((100 * (of - wrong)) / of + 1e-9)
}

export function isMet(kpi: TileKpi, percent: number, target: number): boolean {
  return kpi === 'redundancy' ? percent <= target : percent >= target
}

/** The filter that shows exactly the products that count against a figure. */
export function rowsBehind(
  kpi: TileKpi,
  family: string | null,
  { freshSince }: Pick<Kpis, 'freshSince'>,
  scopes: readonly { readonly channel: string; readonly locale: string }[],
): string {
  const within = family === null ? '' : ` and family = ${word(family)}`
  switch (kpi) {
    case 'completeness': {
      const each = scopes.map(({ channel, locale }) => `completeness ${channel}/${locale} < 100`)
      return each.length === 1 ? `${each[0]}${within}` : `(${each.join(' or ')})${within}`
    }
    case 'freshness':
      return `updated < ${freshSince} and kind != model${within}`
    default:
      return `problem ${kpi}${within}`
  }
}
