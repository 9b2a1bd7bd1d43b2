import type { Slot, StructureModel } from '../core/structure/model.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { openDatabase } from './database.ts'
import { pastAt } from './past.ts'

/** Change rows looked through, and products put in, in one piece: some 10 ms. */
const ROWS_AT_ONCE = 20_000
const PRODUCTS_AT_ONCE = 500

/** Where these change, a product shows other inherited values than before, though nothing was written to those. */
const PLACING: ReadonlySet<number> = new Set([SYSTEM_SLOT.parent.id, SYSTEM_SLOT.familyVariant.id])

/**
 * The catalogue as it was at a place in the journal, for any SQL over products: a connection of its own on which
 * `product`, `product_overflow`, `change` and `search_queue` are views of then. Only products touched since are copied,
 * in the columns that were; all others are read where they lie. The past never changes, so what is in stays right;
 * products touched later are put in before they are read (`catchUp`).
 */
export class PastTables {
  readonly db: Db
  readonly #live: Db
  readonly #structure: StructureModel
  readonly #asOf: number
  readonly #touched = new Set<number>()
  /** Touched, and not put in yet. */
  #waiting: number[] = []
  #slotIds = new Set<number>()
  #readSeq: number
  #slots: readonly Slot[] | null = null
  #insert: ((id: number, updatedAt: string, values: readonly CellValue[]) => void) | null = null

  /** `live` is the connection of the thread: its transactions must begin after those of `db`. */
  constructor(live: Db, structure: StructureModel, asOf: number) {
    this.#live = live
    this.#structure = structure
    this.#asOf = asOf
    this.#readSeq = asOf
    this.db = openDatabase(live.name, 'read')
  }

  close(): void {
    this.db.close()
  }

  /**
   * Puts in what was touched since the last call, until the time given; how much of it is in, from 0 to 1. Null when
   * columns changed that the tables have not: they must be made anew.
   */
  catchUp(until: number): number | null {
    const newest = Number(this.#live.prepare('SELECT MAX(seq) FROM change').pluck().get() ?? 0)
    while (this.#readSeq < newest) {
      if (performance.now() >= until) return (0.3 * (this.#readSeq - this.#asOf)) / (newest - this.#asOf)
      this.#readOn()
    }
    if (this.#slots === null) this.#makeTables()
    else if ([...this.#slotIds].some((id) => !this.#slots?.some((slot) => slot.id === id) && this.#isKnown(id)))
      return null
    while (this.#waiting.length > 0) {
      if (performance.now() >= until) return 0.3 + 0.7 * (1 - this.#waiting.length / this.#touched.size)
      this.#putIn(this.#waiting.splice(-PRODUCTS_AT_ONCE))
    }
    return 1
  }

  #isKnown(slotId: number): boolean {
    return this.#structure.slotsById.has(slotId)
  }

  #readOn(): void {
    const rows = this.#live
      .prepare('SELECT seq, entity, entity_id, shape_id FROM change WHERE seq > ? ORDER BY seq LIMIT ?')
      .raw()
      .all(this.#readSeq, ROWS_AT_ONCE) as [number, string, number, number | null][]
    const slotsOf = this.#live.prepare('SELECT slots FROM change_shape WHERE id = ?').pluck()
    const shapes = new Set<number>()
    for (const [seq, entity, id, shapeId] of rows) {
      this.#readSeq = seq
      if (entity !== 'product') continue
      this.#touch(id)
      if (shapeId !== null) shapes.add(shapeId)
    }
    for (const shape of shapes)
      for (const id of JSON.parse(String(slotsOf.get(shape))) as number[]) this.#slotIds.add(id) // written so
    if ([...PLACING].some((id) => this.#slotIds.has(id)))
      for (const id of this.#structure.slotsById.keys()) this.#slotIds.add(id)
  }

  #touch(id: number): void {
    if (this.#touched.has(id)) return
    this.#touched.add(id)
    this.#waiting.push(id)
  }

  #makeTables(): void {
    const slots = [...this.#slotIds].flatMap((id) => this.#structure.slotsById.get(id) ?? [])
    this.#slots = slots
    const stored = slots.filter(({ storage }) => storage === 'column')
    const own = new Set(['id', 'updated_at', ...stored.map(({ sqlColumn }) => sqlColumn)])
    const columns = this.#live.prepare("SELECT name FROM pragma_table_info('product')").pluck().all() as string[]
    const types = stored.map(({ sqlColumn, affinity }) => `, ${sqlColumn} ${affinity}`).join('')
    this.db.exec(`
      CREATE TEMP TABLE past_touched (id INTEGER PRIMARY KEY);
      CREATE TEMP TABLE past_product (id INTEGER PRIMARY KEY, updated_at TEXT NOT NULL${types});
      CREATE TEMP TABLE past_overflow (product_id INTEGER NOT NULL, slot_id INTEGER NOT NULL, value ANY, PRIMARY KEY (product_id, slot_id)) WITHOUT ROWID;
      CREATE TEMP VIEW product AS
        SELECT ${columns.join(', ')} FROM main.product WHERE id NOT IN (SELECT id FROM past_touched)
        UNION ALL SELECT ${columns.map((name) => (own.has(name) ? `t.${name}` : `m.${name}`)).join(', ')}
        FROM past_product t LEFT JOIN main.product m ON m.id = t.id;
      CREATE TEMP VIEW product_overflow AS
        SELECT product_id, slot_id, value FROM main.product_overflow o
        WHERE NOT (o.product_id IN (SELECT id FROM past_touched) AND o.slot_id IN (${idsOf(slots, 'overflow')}))
        UNION ALL SELECT product_id, slot_id, value FROM past_overflow;
      CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE seq <= ${this.#asOf};
      CREATE TEMP VIEW search_queue AS SELECT product_id FROM main.search_queue UNION SELECT id FROM past_touched;
    `)
    const marks = ', ?'.repeat(stored.length)
    const names = stored.map(({ sqlColumn }) => `, ${sqlColumn}`).join('')
    const row = this.db.prepare(`INSERT INTO past_product (id, updated_at${names}) VALUES (?, ?${marks})`)
    const rest = this.db.prepare('INSERT INTO past_overflow (product_id, slot_id, value) VALUES (?, ?, ?)')
    this.#insert = (id, updatedAt, values) => {
      row.run(id, updatedAt, ...values.filter((_, at) => slots[at]?.storage === 'column'))
      for (const [at, slot] of slots.entries())
        if (slot.storage === 'overflow' && values[at] !== null) rest.run(id, slot.id, values[at])
    }
  }

  #putIn(ids: readonly number[]): void {
    const list = JSON.stringify(ids)
    // Variants of a touched model show what it lent them.
    const below = this.#live
      .prepare('SELECT p.id FROM json_each(?) j CROSS JOIN product p ON p.parent_id = j.value')
      .pluck()
      .all(list) as number[]
    for (const id of below) this.#touch(id)
    const lastChange = this.#live
      .prepare(
        `SELECT COALESCE(s.committed_at, s.started_at) FROM change c JOIN change_set s ON s.id = c.change_set_id
         WHERE c.entity = 'product' AND c.entity_id = ? AND c.seq <= ? ORDER BY c.seq DESC LIMIT 1`,
      )
      .pluck()
    const touched = this.db.prepare('INSERT INTO past_touched (id) VALUES (?)')
    for (const id of ids) touched.run(id)
    for (const [id, values] of pastAt(this.#live, this.#structure, this.#asOf).read(ids, this.#slots ?? []))
      this.#insert?.(id, (lastChange.get(id, this.#asOf) as string | undefined) ?? '', values)
  }
}

function idsOf(slots: readonly Slot[], storage: Slot['storage']): string {
  return slots.flatMap((slot) => (slot.storage === storage ? [slot.id] : [])).join(', ')
}
