import type { CompiledRules } from '../../../core/rules/compile-rules.ts'
import { compileRules, judge } from '../../../core/rules/compile-rules.ts'
import { isSpelling } from '../../../core/rules/shared-checks.ts'
import type { KeptRule, StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { JudgedRows } from './judged-rows.ts'
import { countForms } from './spelling-rows.ts'
import { forgetRules } from './tables.ts'

/** Finds the problems of some rules anew, in one pass over all products, leaving nothing of what was found before. */
export function findAnew(
  db: Db,
  structure: StructureModel,
  rules: readonly KeptRule[],
  gone: readonly number[] = [],
): void {
  forgetRules(db, structure, [...rules.map(({ id }) => id), ...gone])
  if (rules.length > 0) fill(db, structure, compileRules(structure, rules))
}

function fill(db: Db, structure: StructureModel, compiled: CompiledRules): void {
  const add = db.prepare('INSERT INTO problem (rule_id, product_id, column_key, family_id, due) VALUES (?, ?, ?, ?, ?)')
  const hold = db.prepare(
    'INSERT INTO problem_value (rule_id, value, product_id, column_key, family_id) VALUES (?, ?, ?, ?, ?)',
  )
  for (const rows of new JudgedRows(db, structure, compiled).all()) {
    for (const { id, familyId, product } of rows) {
      for (const { check, fault } of judge(compiled.checks, product))
        add.run(check.rule.id, id, check.column, familyId, fault.due)
      for (const check of compiled.shared) {
        const key = check.keyOf(product)
        if (key !== null) hold.run(check.rule.id, key, id, check.column, familyId)
      }
    }
  }
  const share = db.prepare(`
    INSERT INTO problem (rule_id, product_id, column_key, family_id, due)
    SELECT v.rule_id, v.product_id, v.column_key, v.family_id, NULL
    FROM (SELECT rule_id, value FROM problem_value WHERE rule_id = ? GROUP BY value HAVING COUNT(*) > 1) shared
    JOIN problem_value v ON v.rule_id = shared.rule_id AND v.value = shared.value`)
  for (const rule of new Set(compiled.shared.map((each) => each.rule)))
    if (isSpelling(rule)) countForms(db, rule.id)
    else share.run(rule.id)
}
