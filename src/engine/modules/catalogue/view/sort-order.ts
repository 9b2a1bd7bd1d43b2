import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { Changes } from './commits.ts'
import { touching } from './commits.ts'
import type { ViewColumn } from './view-column.ts'

/** What a value is ordered by; values of one column have keys of one type. Null: nothing to order by. */
export type SortKey = string | number | null

/** Up to so many products are taken out of the order and put back one by one; for more all are merged anew. */
const MAX_ONE_BY_ONE = 100

/**
 * The order of all live products by one column, empty ones left out: read and sorted once, then mended, so that
 * sorting by a column again costs a walk along it. 4 bytes a product and its keys.
 */
export class SortOrder {
  readonly column: ViewColumn
  readonly #keys: SortKey[] = []
  #ids: Uint32Array
  #ranks: Int32Array | null = null

  constructor(db: Db, column: ViewColumn) {
    this.column = column
    const rows = db
      .prepare(`SELECT p.id, ${column.sql} FROM product p WHERE p.deleted_at IS NULL AND ${column.sql} IS NOT NULL`)
      .raw()
      .all() as [number, CellValue][]
    this.#ids = this.#take(rows).sort(this.#compare)
  }

  /** Ids by ascending key, products with equal keys by id; not to be changed. */
  get ids(): Uint32Array {
    return this.#ids
  }

  has(id: number): boolean {
    return (this.#keys[id] ?? null) !== null
  }

  /** Places by product id, equal keys sharing one; -1 for products without a value. */
  ranks(): Int32Array {
    if (this.#ranks) return this.#ranks
    const ranks = new Int32Array(this.#keys.length).fill(-1)
    let rank = -1
    let last: SortKey = null
    for (const id of this.#ids) {
      const key = this.#keys[id] ?? null
      if (key !== last) rank++
      last = key
      ranks[id] = rank
    }
    return (this.#ranks = ranks)
  }

  follow(db: Db, changes: Changes): void {
    const changed = touching(changes, this.column)
    if (changed.length === 0) return
    const leaving = changed.filter((id) => this.has(id))
    const isFew = changed.length <= MAX_ONE_BY_ONE
    if (isFew) for (const id of leaving) this.#remove(id)
    else this.#removeAll(new Set(leaving))
    for (const id of leaving) this.#keys[id] = null
    const rows = prepared(
      db,
      `SELECT p.id, ${this.column.sql} FROM json_each(?) j CROSS JOIN product p ON p.id = j.value
         WHERE p.deleted_at IS NULL AND ${this.column.sql} IS NOT NULL`,
      'raw',
    ).all(JSON.stringify(changed)) as [number, CellValue][]
    const coming = this.#take(rows)
    if (isFew) for (const id of coming) this.#insert(id)
    else this.#ids = merge(this.#ids, coming.sort(this.#compare), this.#compare)
    this.#ranks = null
  }

  /** Notes the keys of rows and answers with the ids that have one. */
  #take(rows: readonly (readonly [number, CellValue])[]): Uint32Array {
    const ids = new Uint32Array(rows.length)
    let count = 0
    for (const [id, value] of rows) {
      const key = this.column.sortKey(value)
      // Arrays without holes stay fast: ids ascend, so at most a few products in the bin lie between.
      for (let next = this.#keys.length; next < id; next++) this.#keys[next] = null
      this.#keys[id] = key
      if (key !== null) ids[count++] = id
    }
    return ids.subarray(0, count)
  }

  #remove(id: number): void {
    const at = this.#placeOf(id)
    const rest = new Uint32Array(this.#ids.length - 1)
    rest.set(this.#ids.subarray(0, at))
    rest.set(this.#ids.subarray(at + 1), at)
    this.#ids = rest
  }

  #removeAll(ids: ReadonlySet<number>): void {
    this.#ids = this.#ids.filter((id) => !ids.has(id))
  }

  #insert(id: number): void {
    const at = this.#placeOf(id)
    const more = new Uint32Array(this.#ids.length + 1)
    more.set(this.#ids.subarray(0, at))
    more[at] = id
    more.set(this.#ids.subarray(at), at + 1)
    this.#ids = more
  }

  /** Where a product with its present key stands, or would. */
  #placeOf(id: number): number {
    let low = 0
    let high = this.#ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(this.#ids[middle] as number, id) < 0) low = middle + 1 // between low and high
      else high = middle
    }
    return low
  }

  readonly #compare = (a: number, b: number): number => {
    const first = this.#keys[a] ?? ''
    const second = this.#keys[b] ?? ''
    return first < second ? -1 : first > second ? 1 : a - b
  }
}

function merge(first: Uint32Array, second: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
  const merged = new Uint32Array(first.length + second.length)
  let at = 0
  let other = 0
  for (let index = 0; index < merged.length; index++) {
    const takesFirst =
      other === second.length || (at < first.length && compare(first[at] as number, second[other] as number) < 0) // both within
    merged[index] = (takesFirst ? first[at++] : second[other++]) as number
  }
  return merged
}
