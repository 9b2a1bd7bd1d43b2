import type { CellCheck, Fault, SharedCheck } from '../../../core/rules/compile-rules.ts'
import { FORM, isSpelling } from '../../../core/rules/shared-checks.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { SpellingRows } from './spelling-rows.ts'

const ADD_PROBLEM =
  'INSERT OR REPLACE INTO problem (rule_id, product_id, column_key, family_id, due) VALUES (?, ?, ?, ?, ?)'

/** Writes problems as products come to have them and lose them. */
export class ProblemRows {
  readonly #db: Db
  readonly #spellings: SpellingRows

  constructor(db: Db) {
    this.#db = db
    this.#spellings = new SpellingRows(db)
  }

  add({ rule, column }: CellCheck, productId: number, familyId: number, { due }: Fault): void {
    prepared(this.#db, ADD_PROBLEM).run(rule.id, productId, column, familyId, due)
  }

  remove(ruleId: number, productId: number, column: string): void {
    prepared(this.#db, 'DELETE FROM problem WHERE rule_id = ? AND product_id = ? AND column_key = ?').run(
      ruleId,
      productId,
      column,
    )
  }

  /** A product holds this value now: whoever shares it is a problem from the second on. */
  hold({ rule, column }: SharedCheck, key: string, productId: number, familyId: number): void {
    prepared(
      this.#db,
      'INSERT INTO problem_value (rule_id, value, product_id, column_key, family_id) VALUES (?, ?, ?, ?, ?)',
    ).run(rule.id, key, productId, column, familyId)
    if (isSpelling(rule)) return this.#spellings.count(rule.id, key, 1, { productId, column, familyId })
    const holders = this.#holders(rule.id, key, 3)
    if (holders.length < 2) return
    // Of three and more, all others are known to share already.
    const added = holders.length === 2 ? holders : [[productId, column, familyId] as const]
    for (const [id, at, family] of added) prepared(this.#db, ADD_PROBLEM).run(rule.id, id, at, family, null)
  }

  release({ rule, column }: SharedCheck, key: string, productId: number): void {
    this.#release(rule.id, key, productId, column)
  }

  /** Takes away all that is known of a product. */
  forget(productId: number): void {
    const held = prepared(
      this.#db,
      'SELECT rule_id, value, column_key FROM problem_value WHERE product_id = ?',
      'raw',
    ).all(productId) as [number, string, string][]
    for (const [ruleId, key, column] of held) this.#release(ruleId, key, productId, column)
    prepared(this.#db, 'DELETE FROM problem WHERE product_id = ?').run(productId)
  }

  #release(ruleId: number, key: string, productId: number, column: string): void {
    prepared(this.#db, 'DELETE FROM problem_value WHERE rule_id = ? AND value = ? AND product_id = ?').run(
      ruleId,
      key,
      productId,
    )
    this.remove(ruleId, productId, column)
    if (key.includes(FORM)) return this.#spellings.count(ruleId, key, -1, null)
    const [last, ...others] = this.#holders(ruleId, key, 2)
    if (last && others.length === 0) this.remove(ruleId, last[0], last[1])
  }

  #holders(ruleId: number, key: string, limit: number): (readonly [id: number, column: string, family: number])[] {
    return prepared(
      this.#db,
      'SELECT product_id, column_key, family_id FROM problem_value WHERE rule_id = ? AND value = ? LIMIT ?',
      'raw',
    ).all(ruleId, key, limit) as [number, string, number][]
  }
}
