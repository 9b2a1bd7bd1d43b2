import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import type { Changes } from './commits.ts'
import { touching } from './commits.ts'
import type { ViewColumn } from './view-column.ts'

/** What a value is ordered by; values of one column have keys of one type. Null: nothing to order by. */
export type SortKey = string | number | null

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

  /** Ids by ascending key, products with equal keys by id. */
  get ids(): Uint32Array {
    return this.#ids
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
    const changed = new Set(touching(changes, this.column))
    if (changed.size === 0) return
    for (const id of changed) if (id < this.#keys.length) this.#keys[id] = null
    const rows = db
      .prepare(
        `SELECT p.id, ${this.column.sql} FROM json_each(?) j CROSS JOIN product p ON p.id = j.value WHERE p.deleted_at IS NULL AND ${this.column.sql} IS NOT NULL`,
      )
      .raw()
      .all(JSON.stringify([...changed])) as [number, CellValue][]
    const moved = this.#take(rows).sort(this.#compare)
    this.#ids = merge(
      this.#ids.filter((id) => !changed.has(id)),
      moved,
      this.#compare,
    )
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

  readonly #compare = (a: number, b: number): number => {
    const [first, second] = [this.#keys[a] ?? '', this.#keys[b] ?? '']
    return first < second ? -1 : first > second ? 1 : a - b
  }
}

function merge(first: Uint32Array, second: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
  const merged = new Uint32Array(first.length + second.length)
  let at = 0
  let other = 0
  for (let index = 0; index < merged.length; index++) {
    const [a, b] = [first[at], second[other]]
    const takesFirst = b === undefined || (a !== undefined && compare(a, b) < 0)
    merged[index] = (takesFirst ? a : b) ?? 0
    if (takesFirst) at++
    else other++
  }
  return merged
}
