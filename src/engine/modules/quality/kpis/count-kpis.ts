import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { NO_FAMILY, requirementsOf } from '../requirements.ts'
import type { JudgedRow } from '../rules/judged-rows.ts'
import { JudgedRows } from '../rules/judged-rows.ts'
import type { KpiPlan } from './kpi-plan.ts'
import { kpiPlan } from './kpi-plan.ts'

/** A product as counted: under which family and supplier (empty for none), and its numbers. */
export interface CountedProduct {
  readonly id: number
  readonly familyId: number
  readonly supplier: string
  readonly counts: readonly number[]
}

/** Counts products as they stand: live ones of every kind; completeness of those that are sold, as its own table has it. */
export class KpiCounter {
  readonly #db: Db
  readonly #structure: StructureModel
  readonly #plan: KpiPlan
  readonly #rows: JudgedRows

  constructor(db: Db, structure: StructureModel) {
    this.#db = db
    this.#structure = structure
    this.#plan = kpiPlan(structure)
    const { rules, supplier } = this.#plan
    this.#rows = new JudgedRows(db, structure, { slots: supplier ? [...rules.slots, supplier] : rules.slots })
  }

  /** Products that are gone or in the bin are left out. */
  some(ids: readonly number[]): CountedProduct[] {
    const [id, ...others] = ids
    // Most changes are of one product, whose statement is made once.
    if (id === undefined || others.length > 0) return this.#counted(this.#rows.readMany(ids))
    const row = this.#rows.read(id)
    return row ? this.#counted([row]) : []
  }

  *all(): Generator<readonly CountedProduct[]> {
    for (const rows of this.#rows.all()) yield this.#counted(rows)
  }

  #counted(rows: readonly JudgedRow[]): CountedProduct[] {
    const missing = this.#missing(rows.map(({ id }) => id))
    return rows.map((row) => {
      const counts = Array.from({ length: this.#plan.length }, () => 0)
      this.#plan.count(row.product, counts)
      const lacks = missing.get(row.id)
      if (lacks) this.#addCompleteness(counts, row.familyId, lacks)
      const supplier = this.#plan.supplier ? (row.product.values[this.#plan.rules.slots.length] ?? null) : null
      return { id: row.id, familyId: row.familyId, supplier: supplier === null ? '' : String(supplier), counts }
    })
  }

  #addCompleteness(counts: number[], familyId: number, missing: readonly number[]): void {
    const { scopes, families } = requirementsOf(this.#structure)
    const keys = families.get(familyId)?.keys ?? []
    const { channels, productsAt, at, missingAt } = this.#plan
    counts[productsAt] = 1
    for (const [index, scope] of scopes.entries()) {
      const channel = channels.findIndex(({ id }) => id === scope.channel.id)
      for (const each of [null, channel]) {
        counts[at('completeness', each)] = (counts[at('completeness', each)] ?? 0) + (keys[index]?.length ?? 0)
        counts[missingAt(each)] = (counts[missingAt(each)] ?? 0) + (missing[index] ?? 0)
      }
    }
  }

  /** Missing values by scope of those products that completeness counts. */
  #missing(ids: readonly number[]): Map<number, number[]> {
    const columns = requirementsOf(this.#structure).scopes.map(({ column }) => `, c.${column}`)
    const rows = prepared(
      this.#db,
      `SELECT c.product_id${columns.join('')} FROM json_each(?) j CROSS JOIN completeness c ON c.product_id = j.value`,
      'raw',
    ).all(JSON.stringify(ids)) as number[][]
    return new Map(rows.map(([id = NO_FAMILY, ...counts]) => [id, counts]))
  }
}
