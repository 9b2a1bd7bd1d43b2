import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import type { Requirements } from './requirements.ts'

/** Counters of families, summed up in memory and written at once: a batch of 2,000 edits touches few of them. */
export class Tally {
  readonly #requirements: Requirements
  readonly #totals = new Map<
    string,
    { familyId: number; scope: string; products: number; complete: number; missing: number }
  >()
  readonly #keys = new Map<string, { familyId: number; key: string; missing: number }>()

  constructor(requirements: Requirements) {
    this.#requirements = requirements
  }

  /** Adds (sign 1) or takes away (sign -1) a product with its missing values per scope. */
  product(familyId: number, missing: readonly number[], sign: 1 | -1): void {
    for (const index of this.#requirements.scopes.keys()) {
      const count = missing[index] ?? 0
      this.scope(familyId, index, sign, count === 0 ? sign : 0, sign * count)
    }
  }

  scope(familyId: number, index: number, products: number, complete: number, missing: number): void {
    const scope = this.#requirements.scopes[index]?.column ?? ''
    const name = `${familyId}/${scope}`
    const total = this.#totals.get(name) ?? { familyId, scope, products: 0, complete: 0, missing: 0 }
    this.#totals.set(name, total)
    total.products += products
    total.complete += complete
    total.missing += missing
  }

  key(familyId: number, key: string, missing: number): void {
    const name = `${familyId}/${key}`
    const counter = this.#keys.get(name) ?? { familyId, key, missing: 0 }
    this.#keys.set(name, counter)
    counter.missing += missing
  }

  /** Counters that are not zero. */
  totals(): readonly {
    readonly familyId: number
    readonly scope: string
    readonly products: number
    readonly complete: number
    readonly missing: number
  }[] {
    return [...this.#totals.values()].filter(
      ({ products, complete, missing }) => products !== 0 || complete !== 0 || missing !== 0,
    )
  }

  keys(): readonly { readonly familyId: number; readonly key: string; readonly missing: number }[] {
    return [...this.#keys.values()].filter(({ missing }) => missing !== 0)
  }

  /** Adds everything to the counters in the tables. */
  write(db: Db): void {
    const total = prepared(
      db,
      `INSERT INTO completeness_total (family_id, scope, products, complete, missing) VALUES (@familyId, @scope, @products, @complete, @missing)
       ON CONFLICT DO UPDATE SET products = products + excluded.products, complete = complete + excluded.complete, missing = missing + excluded.missing`,
    )
    for (const each of this.totals()) total.run(each)
    const key = prepared(
      db,
      `INSERT INTO completeness_key (family_id, key, missing) VALUES (@familyId, @key, @missing)
       ON CONFLICT DO UPDATE SET missing = missing + excluded.missing`,
    )
    for (const each of this.keys()) key.run(each)
  }
}
