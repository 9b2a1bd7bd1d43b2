import type { Db } from '../../../store/database.ts'
import type { Fragment } from '../filter/fragment.ts'
import type { Changes } from './commits.ts'
import { touching } from './commits.ts'

/**
 * Which live products a condition holds for, one byte by product id: made by one scan, then mended product by
 * product, so that a filter asked again costs no scan.
 */
export class Mask {
  #bits: Uint8Array
  #count = 0
  readonly #condition: Fragment

  constructor(db: Db, condition: Fragment) {
    this.#condition = condition
    const ids = db
      .prepare(`SELECT p.id FROM product p WHERE p.deleted_at IS NULL AND (${condition.sql})`)
      .pluck()
      .all(...condition.params) as number[]
    this.#bits = new Uint8Array(roomFor(ids.reduce((max, id) => Math.max(max, id), 0)))
    for (const id of ids) this.#set(id)
  }

  has(id: number): boolean {
    return this.#bits[id] === 1
  }

  get count(): number {
    return this.#count
  }

  /** Ids in ascending order. */
  *ids(): Generator<number> {
    for (let id = this.#bits.indexOf(1); id !== -1; id = this.#bits.indexOf(1, id + 1)) yield id
  }

  follow(db: Db, changes: Changes): void {
    const ids = touching(changes, this.#condition)
    if (ids.length === 0) return
    for (const id of ids) {
      if (this.#bits[id] === 1) this.#count--
      this.#bits[id] = 0
    }
    const still = db
      .prepare(
        `SELECT p.id FROM json_each(?) j CROSS JOIN product p ON p.id = j.value WHERE p.deleted_at IS NULL AND (${this.#condition.sql})`,
      )
      .pluck()
      .all(JSON.stringify(ids), ...this.#condition.params) as number[]
    for (const id of still) this.#set(id)
  }

  #set(id: number): void {
    if (id >= this.#bits.length) {
      const wider = new Uint8Array(roomFor(id))
      wider.set(this.#bits)
      this.#bits = wider
    }
    if (this.#bits[id] === 0) this.#count++
    this.#bits[id] = 1
  }
}

/** Room for ids up to `maxId` and some that may come. */
export function roomFor(maxId: number): number {
  return Math.ceil((maxId + 1) * 1.1) + 64
}
