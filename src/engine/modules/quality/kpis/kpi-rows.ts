import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { CountedProduct } from './count-kpis.ts'

/**
 * - kpi_set: numbers that products have alike, under which family and supplier, and how many products have them
 * - kpi_product: which of these each product has
 * - kpi_meta: what was counted, so that another structure is told
 *
 * A price list of 100,000 rows leaves a few hundred sets: a product costs two numbers, and a total adds up the sets.
 */
export function makeKpiTables(db: Db): void {
  const hasTotals = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kpi_total'").get() !== undefined
  // As catalogues had them before numbers were shared.
  if (hasTotals) db.exec('DROP TABLE kpi_product; DROP TABLE kpi_total; DROP TABLE kpi_meta')
  db.exec(`
    CREATE TABLE IF NOT EXISTS kpi_set (
      id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL, supplier TEXT NOT NULL, counts TEXT NOT NULL,
      products INTEGER NOT NULL, UNIQUE (family_id, supplier, counts)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS kpi_product (product_id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS kpi_meta (signature TEXT NOT NULL) STRICT;
  `)
}

/** Moves products from set to set; what was moved is written at once. */
export class KpiSets {
  readonly #db: Db
  readonly #ids = new Map<string, number>()
  /** By how many products a set has more or fewer. */
  readonly #turns = new Map<number, number>()
  /** The products that come to a set; null: to none. */
  readonly #arrivals = new Map<number | null, number[]>()

  constructor(db: Db) {
    this.#db = db
  }

  /** The sets of products; those that have none are left out. */
  heldBy(productIds: readonly number[]): ReadonlyMap<number, number> {
    if (productIds.length === 0) return new Map()
    const held = prepared(
      this.#db,
      'SELECT q.product_id, q.set_id FROM json_each(?) j CROSS JOIN kpi_product q ON q.product_id = j.value',
      'raw',
    ).all(JSON.stringify(productIds))
    return new Map(held as [number, number][])
  }

  /** Puts a product into the set of its numbers and out of the one it was in; `now` is null for one that is gone. */
  move(productId: number, before: number | null, now: CountedProduct | null): void {
    const after = now && this.#idOf(now)
    if (after === before) return
    if (before !== null) this.#turns.set(before, (this.#turns.get(before) ?? 0) - 1)
    if (after !== null) this.#turns.set(after, (this.#turns.get(after) ?? 0) + 1)
    const arrivals = this.#arrivals.get(after)
    if (arrivals) arrivals.push(productId)
    else this.#arrivals.set(after, [productId])
  }

  /** Writes the moves; sets that no product is left in go. */
  write(): void {
    const put = prepared(
      this.#db,
      'INSERT OR REPLACE INTO kpi_product (product_id, set_id) SELECT value, ? FROM json_each(?)',
    )
    const drop = prepared(this.#db, 'DELETE FROM kpi_product WHERE product_id IN (SELECT value FROM json_each(?))')
    const turn = prepared(this.#db, 'UPDATE kpi_set SET products = products + ? WHERE id = ?')
    const leave = prepared(this.#db, 'DELETE FROM kpi_set WHERE id = ? AND products = 0')
    for (const [setId, ids] of this.#arrivals) {
      if (setId === null) drop.run(JSON.stringify(ids))
      else put.run(setId, JSON.stringify(ids))
    }
    for (const [setId, more] of this.#turns) turn.run(more, setId)
    for (const setId of this.#turns.keys()) leave.run(setId)
    for (const each of [this.#arrivals, this.#turns, this.#ids]) each.clear()
  }

  #idOf({ familyId, supplier, counts }: CountedProduct): number {
    const text = JSON.stringify(counts)
    const name = `${familyId}${text}${supplier}`
    let id = this.#ids.get(name)
    if (id === undefined) {
      const find = prepared(
        this.#db,
        'SELECT id FROM kpi_set WHERE family_id = ? AND supplier = ? AND counts = ?',
        'pluck',
      )
      const make = prepared(this.#db, 'INSERT INTO kpi_set (family_id, supplier, counts, products) VALUES (?, ?, ?, 0)')
      const found = find.get(familyId, supplier, text) as number | undefined
      this.#ids.set(name, (id = found ?? Number(make.run(familyId, supplier, text).lastInsertRowid)))
    }
    return id
  }
}
