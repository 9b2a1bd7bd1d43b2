import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { CountedProduct } from './count-kpis.ts'

/**
 * - kpi_product: what is asked of a product, and what of its required values is missing; under which family and supplier
 * - kpi_total: the same, added up per family and supplier
 * - kpi_meta: what was counted, so that another structure is told
 */
export function makeKpiTables(db: Db): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS kpi_product (
      product_id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL, supplier TEXT NOT NULL, counts TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS kpi_total (
      family_id INTEGER NOT NULL, supplier TEXT NOT NULL, products INTEGER NOT NULL, counts TEXT NOT NULL,
      PRIMARY KEY (family_id, supplier)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS kpi_meta (signature TEXT NOT NULL) STRICT;
  `)
}

/** Totals of groups, summed up in memory and written at once. */
export class KpiTally {
  readonly #groups = new Map<string, { familyId: number; supplier: string; products: number; counts: number[] }>()

  add({ familyId, supplier, counts }: Omit<CountedProduct, 'id'>, sign: 1 | -1): void {
    const name = `${familyId}/${supplier}`
    let group = this.#groups.get(name)
    if (!group) this.#groups.set(name, (group = { familyId, supplier, products: 0, counts: counts.map(() => 0) }))
    group.products += sign
    for (const [at, count] of counts.entries()) group.counts[at] = (group.counts[at] ?? 0) + sign * count
  }

  groups(): readonly { familyId: number; supplier: string; products: number; counts: readonly number[] }[] {
    return [...this.#groups.values()]
  }

  /** Adds everything to the totals in the table; groups that nothing is left of go. */
  write(db: Db): void {
    const read = prepared(db, 'SELECT products, counts FROM kpi_total WHERE family_id = ? AND supplier = ?', 'raw')
    const put = prepared(
      db,
      'INSERT OR REPLACE INTO kpi_total (family_id, supplier, products, counts) VALUES (?, ?, ?, ?)',
    )
    const drop = prepared(db, 'DELETE FROM kpi_total WHERE family_id = ? AND supplier = ?')
    for (const { familyId, supplier, products, counts } of this.#groups.values()) {
      const [held, text] = (read.get(familyId, supplier) ?? [0, '[]']) as [number, string]
      const before = JSON.parse(text) as number[] // as written below
      if (held + products === 0) drop.run(familyId, supplier)
      else
        put.run(
          familyId,
          supplier,
          held + products,
          JSON.stringify(counts.map((count, at) => count + (before[at] ?? 0))),
        )
    }
  }
}
