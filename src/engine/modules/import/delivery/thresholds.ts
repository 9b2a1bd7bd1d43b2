import type { Kpi, Thresholds } from '../../../../shared/kpis.ts'
import { breaches, DEFAULT_THRESHOLDS, KPIS } from '../../../../shared/kpis.ts'
import type { DeliveryScore } from '../../../core/kpi/score-delivery.ts'
import { readStep } from '../../../runtime/module.ts'
import { readRun } from '../run/import-run.ts'
import type { Db } from '../../../store/database.ts'
import { all, sql } from '../../../store/sql.ts'

/** What was set, by supplier's code; '' for everyone. Null: no threshold at all. */
export type OwnThresholds = Readonly<Partial<Record<Kpi, number | null>>>

export function setThresholds(db: Db): ReadonlyMap<string, OwnThresholds> {
  const found = new Map<string, Partial<Record<Kpi, number | null>>>()
  for (const { supplier, kpi, percent } of all(db, sql.selectFrom('kpi_threshold').selectAll())) {
    const known = found.get(supplier) ?? {}
    found.set(supplier, known)
    if (isKpi(kpi)) known[kpi] = percent
  }
  return found
}

/** What holds for a supplier: its own, else everyone's, else the usual. */
export function thresholdsOf(set: ReadonlyMap<string, OwnThresholds>, supplier: string | null): Thresholds {
  const merged = { ...DEFAULT_THRESHOLDS, ...set.get(''), ...(supplier === null ? {} : set.get(supplier)) }
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, number] => entry[1] !== null))
}

export type ScoreBeside = DeliveryScore & { readonly thresholds: Thresholds; readonly breaches: Kpi[] }

/** A score beside what it is to reach. */
export function besideThresholds(score: DeliveryScore, thresholds: Thresholds): ScoreBeside {
  return { ...score, thresholds, breaches: breaches(score.kpis, thresholds) }
}

/** A score beside what holds for the supplier of an import. */
export const scoreBeside = readStep(
  'import.scoreBeside',
  'worker',
  ({ db }, { importId, score }: { importId: number; score: DeliveryScore }): ScoreBeside =>
    besideThresholds(score, thresholdsOf(setThresholds(db), readRun(db, importId).description.supplier ?? null)),
)

function isKpi(text: string): text is Kpi {
  return (KPIS as readonly string[]).includes(text)
}
