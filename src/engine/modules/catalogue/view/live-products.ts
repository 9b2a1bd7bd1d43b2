import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { IdSet } from './id-set.ts'

/** Above so many that came or went it is cheaper to look at all products: 20 ms for 100,000. */
const MOST_MOVED = 5_000

/**
 * The products outside the bin, as a reading connection sees them: found once, then mended for those that come and go.
 * What else a step does to products, though it be to all of them, costs no look at them. Call within the transaction
 * that reads.
 */
export class LiveProducts {
  readonly #db: Db
  /** Whether rows of a shape take a product to the bin or back. */
  readonly #moves = new Map<number, boolean>()
  #live: IdSet | null = null
  #ids: Uint32Array | null = null
  #seenData: unknown = null
  #seq = -1

  constructor(db: Db) {
    this.#db = db
  }

  /** The newest change row that what is known includes. */
  get seq(): number {
    return Math.max(0, this.#seq)
  }

  /** Those that have left since the last call; null: any may have. */
  follow(): IdSet | null {
    const data = prepared(this.#db, 'PRAGMA data_version', 'pluck').get()
    if (data === this.#seenData) return NOBODY
    this.#seenData = data
    const from = this.#seq
    this.#seq = Number(prepared(this.#db, 'SELECT MAX(seq) FROM change', 'pluck').get() ?? 0)
    if (this.#seq === from) return NOBODY
    const moved = from === -1 ? null : this.movedSince(from)
    if (moved === null) this.#live = this.#ids = null
    return moved && this.#mend(moved)
  }

  /** Ids in ascending order; not to be changed. */
  get ids(): Uint32Array {
    return (this.#ids ??= this.#all().toArray())
  }

  has(id: number): boolean {
    return this.#all().has(id)
  }

  /** Products that may have come or gone after a change row; null where they are many. */
  movedSince(seq: number): readonly number[] | null {
    const shapes = prepared(
      this.#db,
      `SELECT DISTINCT shape_id AS shapeId, before IS NULL OR after IS NULL AS isWhole FROM change
       WHERE seq > ? AND entity = 'product'`,
    ).all(seq) as { shapeId: number; isWhole: 0 | 1 }[]
    const moving = shapes.filter(({ shapeId }) => this.#isMove(shapeId)).map(({ shapeId }) => shapeId)
    if (moving.length === 0 && !shapes.some(({ isWhole }) => isWhole === 1)) return []
    const ids = prepared(
      this.#db,
      `SELECT DISTINCT entity_id FROM change WHERE seq > ? AND entity = 'product'
       AND (before IS NULL OR after IS NULL OR shape_id IN (SELECT value FROM json_each(?))) LIMIT ?`,
      'pluck',
    ).all(seq, JSON.stringify(moving), MOST_MOVED + 1) as number[]
    return ids.length > MOST_MOVED ? null : ids
  }

  /** Those of the products that are in the bin, or nowhere. */
  goneOf(ids: readonly number[]): IdSet {
    if (ids.length === 0) return NOBODY
    const gone = prepared(
      this.#db,
      `SELECT j.value FROM json_each(?) j LEFT JOIN product p ON p.id = j.value
       WHERE p.id IS NULL OR p.deleted_at IS NOT NULL`,
      'pluck',
    )
    return new IdSet(gone.all(JSON.stringify(ids)) as number[])
  }

  #mend(moved: readonly number[]): IdSet {
    if (moved.length === 0) return NOBODY
    const gone = this.goneOf(moved)
    this.#ids = null
    for (const id of moved)
      if (gone.has(id)) this.#live?.delete(id)
      else this.#live?.add(id)
    return gone
  }

  #isMove(shapeId: number): boolean {
    let moves = this.#moves.get(shapeId)
    if (moves === undefined) {
      const slots = prepared(this.#db, 'SELECT slots FROM change_shape WHERE id = ?', 'pluck').get(shapeId)
      moves = (JSON.parse(String(slots)) as number[]).includes(SYSTEM_SLOT.deletedAt.id)
      this.#moves.set(shapeId, moves)
    }
    return moves
  }

  /** From a narrow index that SQLite would not take by itself: 0.1 s of CPU for a million, else 0.3 s and the whole table. */
  #all(): IdSet {
    this.#live ??= new IdSet(
      prepared(
        this.#db,
        'SELECT id FROM product INDEXED BY product_kind WHERE deleted_at IS NULL',
        'pluck',
      ).all() as number[],
    )
    return this.#live
  }
}

const NOBODY = new IdSet()
