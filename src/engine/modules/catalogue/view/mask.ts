import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { Fragment } from '../filter/fragment.ts'
import type { Changes } from './commits.ts'
import { touching } from './commits.ts'
import { IdSet } from './id-set.ts'
import type { Scan } from './scan.ts'
import { scanProducts } from './scan.ts'

/**
 * Which live products a condition holds for: found by one scan, then mended product by product, so that a filter
 * asked again costs no scan. May be mended while its scan is under way: what is met again is the same.
 */
export class Mask {
  readonly scan: Scan
  readonly #condition: Fragment
  readonly #set = new IdSet()
  #ids: Uint32Array | null = null

  constructor(db: Db, condition: Fragment, isEverything: boolean) {
    this.#condition = condition
    this.scan = scanProducts<number>(db, {
      select: 'p.id',
      where: condition,
      isAtOnce: isEverything,
      onRows: (ids) => {
        for (const id of ids) this.#set.add(id)
        this.#ids = null
      },
    })
  }

  has(id: number): boolean {
    return this.#set.has(id)
  }

  get count(): number {
    return this.#set.size
  }

  /** Ids in ascending order; not to be changed. */
  get ids(): Uint32Array {
    return (this.#ids ??= this.#set.toArray())
  }

  follow(db: Db, changes: Changes): void {
    const ids = touching(changes, this.#condition)
    if (ids.length === 0) return
    for (const id of ids) this.#set.delete(id)
    const still = prepared(
      db,
      `SELECT p.id FROM json_each(?) j CROSS JOIN product p ON p.id = j.value
         WHERE p.deleted_at IS NULL AND (${this.#condition.sql})`,
      'pluck',
    ).all(JSON.stringify(ids), ...this.#condition.params) as number[]
    for (const id of still) this.#set.add(id)
    this.#ids = null
  }
}
