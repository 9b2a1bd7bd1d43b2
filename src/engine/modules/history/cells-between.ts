import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Db } from '../../store/database.ts'
import { HIDDEN_SLOTS } from '../catalogue/index.ts'

/**
 * The cells that differ between two places of the journal, by product and slot: four numbers a cell, whose values are
 * looked up by the rows that hold them when they are shown.
 */
export interface CellsBetween {
  readonly count: number
  readonly products: Uint32Array
  readonly slots: Uint16Array
  /** The change row that has the value before. */
  readonly first: Float64Array
  /** The change row that has the value after. */
  readonly last: Float64Array
  readonly changeSets: Uint32Array
  readonly created: ReadonlySet<number>
  readonly removed: ReadonlySet<number>
}

type Row = readonly [
  productId: number,
  seq: number,
  changeSetId: number,
  shapeId: number,
  before: string | null,
  after: string | null,
]

interface Cell {
  first: number
  last: number
  changeSetId: number
  before: CellValue
  after: CellValue
}

/** Reads every change row in between once, product by product; what came back to its old value is no difference. */
export function cellsBetween(db: Db, from: number, to: number): CellsBetween {
  const shapes = new Map<number, readonly number[]>()
  for (const { id, slots } of db.prepare('SELECT id, slots FROM change_shape').all() as { id: number; slots: string }[])
    shapes.set(id, JSON.parse(slots) as number[]) // written by the journal as a list of ids
  const rows = db
    .prepare(
      `SELECT entity_id, seq, change_set_id, shape_id, before, after FROM change
       WHERE seq > ? AND seq <= ? AND entity = 'product' ORDER BY entity_id, seq`,
    )
    .raw()
    .iterate(from, to) as IterableIterator<Row>
  const list = new CellList()
  let ofProduct: Row[] = []
  for (const row of rows) {
    if (ofProduct[0] && ofProduct[0][0] !== row[0]) {
      list.add(ofProduct, shapes)
      ofProduct = []
    }
    ofProduct.push(row)
  }
  if (ofProduct.length > 0) list.add(ofProduct, shapes)
  return list.done()
}

class CellList {
  #count = 0
  #products = new Uint32Array(1_024)
  #slots = new Uint16Array(1_024)
  #first = new Float64Array(1_024)
  #last = new Float64Array(1_024)
  #changeSets = new Uint32Array(1_024)
  readonly #created = new Set<number>()
  readonly #removed = new Set<number>()

  add(rows: readonly Row[], shapes: ReadonlyMap<number, readonly number[]>): void {
    const [productId, seq, changeSetId, shapeId, before, after] = rows[0] as Row // at least one
    if (rows.length === 1 && before !== null && after !== null) {
      // One edit, of cells that all differ: nothing to read.
      for (const slotId of shapes.get(shapeId) ?? []) this.#push(productId, slotId, seq, seq, changeSetId)
      return
    }
    const isThereAtLast = rows.at(-1)?.[5] !== null
    if (before === null && isThereAtLast) this.#created.add(productId)
    if (before !== null && !isThereAtLast) this.#removed.add(productId)
    for (const [slotId, cell] of fold(rows, shapes))
      if (cell.before !== cell.after) this.#push(productId, slotId, cell.first, cell.last, cell.changeSetId)
  }

  done(): CellsBetween {
    const end = this.#count
    return {
      count: end,
      products: this.#products.subarray(0, end),
      slots: this.#slots.subarray(0, end),
      first: this.#first.subarray(0, end),
      last: this.#last.subarray(0, end),
      changeSets: this.#changeSets.subarray(0, end),
      created: this.#created,
      removed: this.#removed,
    }
  }

  #push(productId: number, slotId: number, first: number, last: number, changeSetId: number): void {
    if (HIDDEN_SLOTS.has(slotId)) return
    if (this.#count === this.#products.length) this.#grow()
    const at = this.#count++
    this.#products[at] = productId
    this.#slots[at] = slotId
    this.#first[at] = first
    this.#last[at] = last
    this.#changeSets[at] = changeSetId
  }

  #grow(): void {
    const size = this.#count * 2
    const copy = <T extends Uint32Array | Uint16Array | Float64Array>(to: T, from: T): T => {
      to.set(from)
      return to
    }
    this.#products = copy(new Uint32Array(size), this.#products)
    this.#slots = copy(new Uint16Array(size), this.#slots)
    this.#first = copy(new Float64Array(size), this.#first)
    this.#last = copy(new Float64Array(size), this.#last)
    this.#changeSets = copy(new Uint32Array(size), this.#changeSets)
  }
}

/** What several rows of one product come to, cell by cell, in the order of slots. A product that goes leaves no value. */
function fold(rows: readonly Row[], shapes: ReadonlyMap<number, readonly number[]>): [number, Cell][] {
  const cells = new Map<number, Cell>()
  for (const [, seq, changeSetId, shapeId, beforeText, afterText] of rows) {
    const before = beforeText === null ? null : (JSON.parse(beforeText) as CellValue[]) // written by the journal so
    const after = afterText === null ? null : (JSON.parse(afterText) as CellValue[]) // likewise
    for (const [index, slotId] of (shapes.get(shapeId) ?? []).entries()) {
      const cell = cells.get(slotId)
      const now = after?.[index] ?? null
      if (cell) Object.assign(cell, { last: seq, changeSetId, after: now })
      else cells.set(slotId, { first: seq, last: seq, changeSetId, before: before?.[index] ?? null, after: now })
    }
  }
  return [...cells].toSorted(([a], [b]) => a - b)
}
