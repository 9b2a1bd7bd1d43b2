import { FORM, groupOf } from '../../../core/rules/shared-checks.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

interface Holder {
  readonly productId: number
  readonly column: string
  readonly familyId: number
}

type Forms = ReadonlyMap<string, number>

/**
 * Keeps how often each spelling of a value is held: those less frequent than the most frequent are problems. Only where
 * another spelling comes to be the most frequent does a change bear on other products.
 */
export class SpellingRows {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** One product more, or one less, holds this key; `problem_value` says so already. `comer` is the one more. */
  count(ruleId: number, key: string, change: 1 | -1, comer: Holder | null): void {
    const group = groupOf(key)
    const form = key.slice(group.length + FORM.length)
    const before = this.#forms(ruleId, group)
    const products = (before.get(form) ?? 0) + change
    this.#write(ruleId, group, form, products)
    const after = new Map(before).set(form, products)
    const [most, nowMost] = [mostOf(before), mostOf(after)]
    for (const [each, count] of after) {
      const was = (before.get(each) ?? 0) > 0 && (before.get(each) ?? 0) < most
      const is = count > 0 && count < nowMost
      if (!was && is) this.#addAll(ruleId, group + FORM + each)
      else if (was && !is) this.#removeAll(ruleId, group + FORM + each)
      else if (is && each === form && comer !== null)
        prepared(this.#db, `${ADD} VALUES (?, ?, ?, ?, NULL)`).run(
          ruleId,
          comer.productId,
          comer.column,
          comer.familyId,
        )
    }
  }

  #forms(ruleId: number, group: string): Forms {
    const rows = prepared(this.#db, 'SELECT form, products FROM problem_form WHERE rule_id = ? AND grp = ?', 'raw').all(
      ruleId,
      group,
    )
    return new Map(rows as [string, number][])
  }

  #write(ruleId: number, group: string, form: string, products: number): void {
    if (products === 0)
      prepared(this.#db, 'DELETE FROM problem_form WHERE rule_id = ? AND grp = ? AND form = ?').run(ruleId, group, form)
    else
      prepared(this.#db, 'INSERT OR REPLACE INTO problem_form (rule_id, grp, form, products) VALUES (?, ?, ?, ?)').run(
        ruleId,
        group,
        form,
        products,
      )
  }

  #addAll(ruleId: number, key: string): void {
    prepared(
      this.#db,
      `${ADD} SELECT rule_id, product_id, column_key, family_id, NULL FROM problem_value WHERE rule_id = ? AND value = ?`,
    ).run(ruleId, key)
  }

  #removeAll(ruleId: number, key: string): void {
    prepared(
      this.#db,
      `DELETE FROM problem WHERE rule_id = ? AND (product_id, column_key) IN
         (SELECT product_id, column_key FROM problem_value WHERE rule_id = ? AND value = ?)`,
    ).run(ruleId, ruleId, key)
  }
}

const ADD = 'INSERT OR REPLACE INTO problem (rule_id, product_id, column_key, family_id, due)'

/** Counts the spellings of a rule anew from what products hold, and adds the problems that they are. */
export function countForms(db: Db, ruleId: number): void {
  db.prepare(
    `INSERT INTO problem_form (rule_id, grp, form, products)
     SELECT rule_id, substr(value, 1, instr(value, @form) - 1), substr(value, instr(value, @form) + 1), COUNT(*)
     FROM problem_value WHERE rule_id = @ruleId GROUP BY value`,
  ).run({ ruleId, form: FORM })
  db.prepare(
    `${ADD} SELECT v.rule_id, v.product_id, v.column_key, v.family_id, NULL
     FROM (SELECT grp, MAX(products) AS most FROM problem_form WHERE rule_id = @ruleId GROUP BY grp) g
     JOIN problem_form f ON f.rule_id = @ruleId AND f.grp = g.grp AND f.products < g.most
     JOIN problem_value v ON v.rule_id = f.rule_id AND v.value = f.grp || @form || f.form`,
  ).run({ ruleId, form: FORM })
}

function mostOf(forms: Forms): number {
  return Math.max(0, ...forms.values())
}
