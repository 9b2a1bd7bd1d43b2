import { signatureOf } from '../../../core/rules/rule-signature.ts'
import type { KeptRule, StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

/**
 * Makes the tables of problems where they are not there yet.
 * - problem: a cell that breaks a rule; `due` is the day from which it does (null: at once)
 * - problem_value: what products hold in a column that must be unique, by value
 * - problem_form: how a value is written that products share, and by how many of them
 * - problem_rule: what each rule asked when its problems were found
 */
export function makeTables(db: Db): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS problem (
      rule_id INTEGER NOT NULL, product_id INTEGER NOT NULL, column_key TEXT NOT NULL, family_id INTEGER NOT NULL, due TEXT,
      PRIMARY KEY (rule_id, product_id, column_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS problem_product ON problem (product_id);
    CREATE TABLE IF NOT EXISTS problem_value (
      rule_id INTEGER NOT NULL, value TEXT NOT NULL, product_id INTEGER NOT NULL, column_key TEXT NOT NULL, family_id INTEGER NOT NULL,
      PRIMARY KEY (rule_id, value, product_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS problem_value_product ON problem_value (product_id);
    CREATE TABLE IF NOT EXISTS problem_form (
      rule_id INTEGER NOT NULL, grp TEXT NOT NULL, form TEXT NOT NULL, products INTEGER NOT NULL,
      PRIMARY KEY (rule_id, grp, form)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS problem_rule (rule_id INTEGER PRIMARY KEY, signature TEXT NOT NULL) STRICT;
  `)
}

/** Rules whose problems were found by another text of theirs, and ids of rules that are gone or switched off. */
export function changedRules(
  db: Db,
  structure: StructureModel,
): { readonly changed: readonly KeptRule[]; readonly gone: readonly number[] } {
  const found = new Map(prepared(db, 'SELECT rule_id, signature FROM problem_rule', 'raw').all() as [number, string][])
  const on = structure.rules.filter(({ isOn }) => isOn)
  const ids = new Set(on.map(({ id }) => id))
  return {
    changed: on.filter((rule) => found.get(rule.id) !== signatureOf(structure, rule)),
    gone: [...found.keys()].filter((id) => !ids.has(id)),
  }
}

/** Forgets all that was found by some rules, and notes by what those are found that stay. */
export function forgetRules(db: Db, structure: StructureModel, ids: readonly number[]): void {
  for (const table of ['problem', 'problem_value', 'problem_form', 'problem_rule'])
    for (const id of ids) prepared(db, `DELETE FROM ${table} WHERE rule_id = ?`).run(id)
  const note = prepared(db, 'INSERT INTO problem_rule (rule_id, signature) VALUES (?, ?)')
  for (const rule of structure.rules)
    if (rule.isOn && ids.includes(rule.id)) note.run(rule.id, signatureOf(structure, rule))
}
