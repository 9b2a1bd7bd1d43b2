import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { Fragment } from '../filter/fragment.ts'
import type { Changes } from './commits.ts'
import { touching } from './commits.ts'
import { IdSet } from './id-set.ts'
import type { Scan } from './scan.ts'

/** Some of the live products. */
export interface ProductSet {
  readonly count: number
  /** Ids in ascending order; not to be changed. */
  readonly ids: Uint32Array
  has(id: number): boolean
}

/** The products that all of these hold for, at least one. */
export function inAll(sets: readonly ProductSet[]): ProductSet {
  const [fewest, ...others] = sets.toSorted((a, b) => a.count - b.count)
  if (!fewest) throw new Error('No condition')
  if (others.length === 0) return fewest
  const ids = fewest.ids.filter((id) => others.every((set) => set.has(id)))
  return { ids, count: ids.length, has: (id) => sets.every((set) => set.has(id)) }
}

/**
 * Which live products a condition holds for: found once, by a scan or in memory, then mended product by product, so that a filter
 * asked again costs no scan. May be mended while its scan is under way.
 */
export class Mask implements ProductSet {
  readonly scan: Scan
  readonly #condition: Fragment
  readonly #set = new IdSet()
  /** Changed while they were being looked for: what is found of them is older. */
  readonly #mended = new Set<number>()
  #ids: Uint32Array | null = null

  /** `find` tells the ids as it finds them. */
  constructor(condition: Fragment, find: (onIds: (ids: readonly number[]) => void) => Scan) {
    this.#condition = condition
    this.scan = find((ids) => {
      for (const id of ids) if (!this.#mended.has(id)) this.#set.add(id)
      this.#ids = null
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
    if (this.scan.share < 1) for (const id of ids) this.#mended.add(id)
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
