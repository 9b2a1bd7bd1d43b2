import type { Statement } from 'better-sqlite3'
import type { Db } from '../../../store/database.ts'
import type { ProductRows, StoredProduct } from '../../../store/product-rows.ts'

/**
 * What the catalogue holds of the products that rows are about. Of some hundred rows it is read together: row by row
 * that took twice as long. Products that nobody looked ahead for are asked for one by one.
 */
export class HeldProducts {
  readonly #find: Statement
  readonly #findMany: Statement
  readonly #rows: ProductRows
  /** A first import need not look for what cannot be there. */
  readonly #isEmpty: boolean
  #ids: ReadonlyMap<string, number | null> = new Map()
  #products: ReadonlyMap<number, StoredProduct> = new Map()

  /** `rows` says which values are read. */
  constructor(db: Db, rows: ProductRows) {
    this.#rows = rows
    this.#find = db.prepare('SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').pluck()
    this.#findMany = db
      .prepare(
        'SELECT p.sku, p.id FROM json_each(?) j CROSS JOIN product p ON p.sku = j.value WHERE p.deleted_at IS NULL',
      )
      .raw()
    this.#isEmpty = db.prepare('SELECT 1 FROM product LIMIT 1').get() === undefined
  }

  /** Finds the products of the next rows; which were found before is forgotten. */
  findAhead(skus: readonly string[]): readonly number[] {
    if (this.#isEmpty) return []
    const found = this.#findMany.all(JSON.stringify(skus)) as [sku: string, id: number][]
    const ids = new Map<string, number | null>(skus.map((sku) => [sku, null]))
    for (const [sku, id] of found) ids.set(sku, id)
    this.#ids = ids
    return found.map(([, id]) => id)
  }

  /** Reads the products of the next rows; what was read before is forgotten. */
  readAhead(ids: readonly number[]): void {
    this.#products = ids.length === 0 ? new Map() : this.#rows.readMany(ids)
  }

  /** The live product with this SKU. */
  idOf(sku: string): number | null {
    if (this.#isEmpty) return null
    const known = this.#ids.get(sku)
    return known === undefined ? ((this.#find.get(sku) as number | undefined) ?? null) : known
  }

  read(id: number): StoredProduct | null {
    return this.#products.get(id) ?? this.#rows.read(id)
  }
}
