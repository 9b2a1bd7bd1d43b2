import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ProblemRow } from '../../../../shared/contract/rules.ts'
import type { CellCheck, CompiledRules, SharedCheck } from '../../../core/rules/compile-rules.ts'
import { UPDATED_COLUMN } from '../../../core/rules/compile-rules.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { labelOf } from '../label-of.ts'
import { JudgedRows } from './judged-rows.ts'
import type { JudgedRow } from './judged-rows.ts'
import { problemSql } from './problem-filter.ts'
import { rulesOf } from './rules-of.ts'

/** Cells that break a rule, by rule and product, with what is wrong and what would mend it. */
export function problemPage(
  { db, structure }: ReadContext,
  { from, count, productIds, ...filter }: Parsed<'quality.problemRows'>,
): Result<'quality.problemRows'> {
  const now = structure()
  const { where, params } = problemSql(now, filter)
  const only = productIds === null ? '' : ` AND b.product_id IN (${productIds.join(', ')})`
  const keys = db
    .prepare(
      `SELECT b.rule_id, b.product_id, b.column_key FROM problem b WHERE ${where}${only}
       ORDER BY b.rule_id, b.product_id, b.column_key LIMIT ? OFFSET ?`,
    )
    .raw()
    .all(...params, count, from) as [number, number, string][]
  return { rows: describe(db, now, rulesOf(now), keys) }
}

/** What a cell that breaks a rule is shown with; cells that break none any more are left out. */
export function describe(
  db: Db,
  structure: StructureModel,
  rules: CompiledRules,
  keys: readonly (readonly [ruleId: number, productId: number, column: string])[],
): ProblemRow[] {
  const checks = new Map<string, CellCheck | SharedCheck>(
    [...rules.checks, ...rules.shared].map((check) => [`${check.rule.id} ${check.column}`, check]),
  )
  const rows = new Map(
    new JudgedRows(db, structure, rules).readMany([...new Set(keys.map(([, id]) => id))]).map((row) => [row.id, row]),
  )
  const namesOf = labelOf(db, structure)
  return keys.flatMap(([ruleId, id, column]) => {
    const check = checks.get(`${ruleId} ${column}`)
    const row = rows.get(id)
    return check && row ? shown(check, row, namesOf(id)) : []
  })
}

function shown(
  check: CellCheck | SharedCheck,
  { id, product }: JudgedRow,
  names: { readonly sku: string; readonly name: string | null },
): ProblemRow[] {
  const { rule, column, at } = check
  const value: CellValue = column === UPDATED_COLUMN ? product.updatedOn : (product.values[at] ?? null)
  const about = {
    productId: id,
    ...names,
    rule: rule.code,
    severity: rule.severity,
    kind: rule.check.kind,
    column,
    value,
  }
  if ('keyOf' in check) return [{ ...about, params: {}, fix: null }]
  const fault = check.fault(product)
  return fault === null ? [] : [{ ...about, params: fault.params, fix: check.fix(value) }]
}
