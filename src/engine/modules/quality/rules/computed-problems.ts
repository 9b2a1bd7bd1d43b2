import { SEVERITIES } from '../../../../shared/contract/rules.ts'
import { isKpi } from '../../../../shared/kpi.ts'
import { kpiOfRule } from '../../../core/kpi/kpi-of-rule.ts'
import type { KeptRule, StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { ProblemCell } from '../../catalogue/index.ts'
import { IS_DUE } from './problem-filter.ts'

/** Products that break a rule, those of a figure, or any, as SQL over the row `p`; null where the catalogue has not the rule. */
export function hasProblem(structure: StructureModel, code: string | null): string | null {
  if (code === null) return `EXISTS (SELECT 1 FROM problem b WHERE b.product_id = p.id AND ${IS_DUE})`
  const rule = structure.rules.find((each) => each.code === code)
  const rules = rule ? [rule] : isKpi(code) ? structure.rules.filter(({ check }) => kpiOfRule(check.kind) === code) : []
  if (!rule && !isKpi(code)) return null
  const ids = rules.map(({ id }) => id).join(', ')
  return `EXISTS (SELECT 1 FROM problem b WHERE b.rule_id IN (${ids}) AND b.product_id = p.id AND ${IS_DUE})`
}

/** Cells of some products that break a rule: each once, under its gravest rule. */
export function problemCells(db: Db, structure: StructureModel, productIds: readonly number[]): ProblemCell[] {
  if (structure.rules.length === 0 || productIds.length === 0) return []
  const rules = new Map(structure.rules.map((rule) => [rule.id, rule]))
  const gravest = new Map<string, { readonly productId: number; readonly column: string; readonly rule: KeptRule }>()
  for (const [productId, column, ruleId] of problemsOf(db, productIds)) {
    const rule = rules.get(ruleId)
    const key = `${productId} ${column}`
    const other = gravest.get(key)
    if (rule && (!other || rank(rule) < rank(other.rule))) gravest.set(key, { productId, column, rule })
  }
  return [...gravest.values()].map(({ productId, column, rule: { code, labels } }) => ({
    productId,
    column,
    rule: code,
    labels,
  }))
}

/** What holds a product back from a channel: its cells that break a rule of severity `block`. */
export interface Blocking {
  readonly rule: KeptRule
  readonly column: string
}

export function blockingProblems(
  db: Db,
  structure: StructureModel,
  productIds: readonly number[],
): ReadonlyMap<number, readonly Blocking[]> {
  const rules = new Map(
    structure.rules.flatMap((rule) => (rule.severity === 'block' ? [[rule.id, rule] as const] : [])),
  )
  if (rules.size === 0) return new Map()
  const found = problemsOf(db, productIds).flatMap(([productId, column, ruleId]) => {
    const rule = rules.get(ruleId)
    return rule ? [{ productId, column, rule }] : []
  })
  return Map.groupBy(found, ({ productId }) => productId)
}

function problemsOf(db: Db, productIds: readonly number[]): [productId: number, column: string, ruleId: number][] {
  return prepared(
    db,
    `SELECT b.product_id, b.column_key, b.rule_id FROM json_each(?) j CROSS JOIN problem b ON b.product_id = j.value WHERE ${IS_DUE}`,
    'raw',
  ).all(JSON.stringify(productIds)) as [number, string, number][]
}

function rank({ severity }: KeptRule): number {
  return SEVERITIES.indexOf(severity)
}
