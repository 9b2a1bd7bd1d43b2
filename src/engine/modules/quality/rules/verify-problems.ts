import { judge } from '../../../core/rules/compile-rules.ts'
import { brokenOf, FORM, isSpelling } from '../../../core/rules/shared-checks.ts'
import type { KeptRule, StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { JudgedRows } from './judged-rows.ts'
import { rulesOf } from './rules-of.ts'
import { changedRules } from './tables.ts'

const MAX_TOLD = 20

/** Judges every product anew and compares with what was kept up step by step. */
export function verifyProblems(db: Db, structure: StructureModel): { checked: number; problems: string[] } {
  const { changed, gone } = changedRules(db, structure)
  const told = [
    ...changed.map(({ code }) => `rule ${code} has changed since its problems were found`),
    ...gone.map((id) => `rule ${id} is gone, what it found is not`),
  ]
  const compiled = rulesOf(structure)
  const held = new Map<KeptRule, Map<string, string[]>>()
  const expected = new Set<string>()
  const values = new Set<string>()
  let checked = 0
  for (const rows of new JudgedRows(db, structure, compiled).all()) {
    for (const { id, familyId, product } of rows) {
      checked++
      for (const { check, fault } of judge(compiled.checks, product))
        expected.add(line(check.rule.id, id, check.column, familyId, fault.due))
      for (const check of compiled.shared) {
        const key = check.keyOf(product)
        if (key === null) continue
        values.add(`${check.rule.id} ${key} ${id}`)
        const ofRule = held.get(check.rule) ?? new Map<string, string[]>()
        held.set(check.rule, ofRule)
        const holders = ofRule.get(key)
        const entry = line(check.rule.id, id, check.column, familyId, null)
        if (holders) holders.push(entry)
        else ofRule.set(key, [entry])
      }
    }
  }
  for (const [rule, holders] of held) for (const each of brokenOf(rule, holders)) expected.add(each)
  told.push(
    ...differences(
      expected,
      keptIn(db, 'SELECT rule_id, product_id, column_key, family_id, due FROM problem').map(
        ([rule, id, column, family, due]) => line(Number(rule), Number(id), String(column), Number(family), due),
      ),
    ),
    ...differences(
      new Set([...held].flatMap(([rule, holders]) => (isSpelling(rule) ? formsOf(rule.id, holders) : []))),
      keptIn(db, 'SELECT rule_id, grp, form, products FROM problem_form').map((row) => row.join(' ')),
    ),
    ...differences(
      values,
      keptIn(db, 'SELECT rule_id, value, product_id FROM problem_value').map((row) => row.join(' ')),
    ),
  )
  return { checked, problems: told.slice(0, MAX_TOLD) }
}

function formsOf(ruleId: number, holders: ReadonlyMap<string, readonly string[]>): string[] {
  return [...holders].map(([key, of]) => `${ruleId} ${key.replace(FORM, ' ')} ${of.length}`)
}

type Kept = string | number | null

function keptIn(db: Db, query: string): Kept[][] {
  return db.prepare(query).raw().all() as Kept[][]
}

function line(ruleId: number, productId: number, column: string, familyId: number, due: Kept | undefined): string {
  return `rule ${ruleId}, product ${productId}, ${column}, family ${familyId}${due ? ` from ${due}` : ''}`
}

function differences(expected: ReadonlySet<string>, kept: readonly string[]): string[] {
  const there = new Set(kept)
  return [
    ...[...expected].filter((each) => !there.has(each)).map((each) => `${each}: not found`),
    ...kept.filter((each) => !expected.has(each)).map((each) => `${each}: should not be there`),
  ]
}
