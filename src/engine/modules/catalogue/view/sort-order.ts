import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { Changes } from './commits.ts'
import { touching } from './commits.ts'
import type { Scan } from './scan.ts'
import { scanProducts } from './scan.ts'
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
  readonly #scan: Scan
  readonly #keys: SortKey[] = []
  /** Sorted stretches while products are being read, each at most half as long as the one before. */
  #runs: Uint32Array[] = []
  readonly #changedMeanwhile = new Set<number>()
  #isWhole = false
  #ids: Uint32Array = new Uint32Array()
  #ranks: Int32Array | null = null

  constructor(db: Db, column: ViewColumn) {
    this.column = column
    const where = { sql: `${column.sql} IS NOT NULL`, params: [], slotIds: column.slotIds, isWide: false }
    this.#scan = scanProducts<[number, CellValue]>(db, {
      select: `p.id, ${column.sql}`,
      where,
      onRows: (rows) => this.#runs.push(this.#take(rows).sort(this.#compare)),
    })
  }

  /** How much of it is made, from 0 to 1; before it is whole nothing else may be asked. */
  get share(): number {
    if (this.#isWhole) return 1
    return Math.min(0.99, this.#scan.share * 0.9)
  }

  /** Reads and sorts on; merging two long stretches is the longest piece, some 0.1 s for a million products. */
  advance(db: Db, until: number): void {
    while (!this.#isWhole && performance.now() < until) {
      const [longer, last] = this.#runs.slice(-2)
      const isRead = this.#scan.share === 1
      if (longer && last && (isRead || last.length * 2 > longer.length))
        this.#runs.splice(-2, 2, merge(longer, last, this.#compare))
      else if (isRead) this.#finish(db)
      else this.#scan.advance(0)
    }
  }

  #finish(db: Db): void {
    this.#ids = this.#runs.pop() ?? this.#ids
    this.#isWhole = true
    this.#mend(db, [...this.#changedMeanwhile])
    this.#changedMeanwhile.clear()
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
    if (this.#isWhole) this.#mend(db, changed)
    else for (const id of changed) this.#changedMeanwhile.add(id)
  }

  #mend(db: Db, changed: readonly number[]): void {
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
