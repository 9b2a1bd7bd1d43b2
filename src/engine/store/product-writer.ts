import { randomUUID } from 'node:crypto'
import type { Slot } from '../core/structure/model.ts'
import { mergeOwnList } from '../core/structure/own-values.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import { AppError } from '../../shared/errors.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import type { JournalWriter } from './journal.ts'
import type { ProductRows, StoredProduct } from './product-rows.ts'
import { productRows, stateAfter } from './product-rows.ts'
import type { ProductDelta } from './projection.ts'

/** New values for one product. Writes that share the very same `slots` array share prepared statements. */
export interface ProductWrite {
  /** Null creates a product; `slots` must then hold the sku. An id that does not exist is created under that id. */
  readonly productId: number | null
  readonly slots: readonly Slot[]
  /** In the order of `slots`; undefined leaves what is there, null empties. */
  readonly values: readonly (CellValue | undefined)[]
  /**
   * Given, a value is written only where this one stands now; other cells stay and count as kept, and a product that
   * is gone is not made.
   */
  readonly expected?: readonly CellValue[]
}

/** Writes product rows with their change rows, for one transaction. */
export interface ProductWriter {
  /** Answers with the product id of each write; a write that changes nothing leaves no trace. */
  write(writes: readonly ProductWrite[]): number[]
  /** Cells left as they were because another value stood there than `expected`. */
  readonly kept: number
  /** Statements are made anew: the columns have changed. */
  forgetStatements(): void
  /** What was read ahead may be old: something else has written product rows. */
  forgetRows(): void
}

/**
 * Rows read with one statement, where as many writes in a row share their slots: 10,000 rows one by one took 55 ms,
 * together 20.
 */
const READ_AHEAD = 500
/** Fewer are read one by one. */
const READ_AHEAD_LEAST = 8

const CREATE_SLOTS = [SYSTEM_SLOT.kind, SYSTEM_SLOT.status, SYSTEM_SLOT.uuid, SYSTEM_SLOT.createdAt]

export function productWriter(
  db: Db,
  journal: JournalWriter,
  now: string,
  note: (delta: ProductDelta) => void,
): ProductWriter {
  const cache = new Map<readonly Slot[], ProductRows>()
  const creations = new Map<readonly Slot[], Creation>()
  let ahead: { readonly slots: readonly Slot[]; readonly rows: Map<number, StoredProduct> } | null = null
  let nextId: number | undefined
  let kept = 0

  const rowsOf = (slots: readonly Slot[]): ProductRows => {
    let rows = cache.get(slots)
    if (!rows) cache.set(slots, (rows = productRows(db, slots)))
    return rows
  }
  /** Reads what the next writes of one shape are about; answers with where they end. */
  const readAhead = (writes: readonly ProductWrite[], from: number): number => {
    const slots = writes[from]?.slots ?? []
    const ids: number[] = []
    let at = from
    for (; at < writes.length && at < from + READ_AHEAD && writes[at]?.slots === slots; at++) {
      const id = writes[at]?.productId ?? null
      if (id !== null) ids.push(id)
    }
    ahead = ids.length < READ_AHEAD_LEAST ? null : { slots, rows: rowsOf(slots).readMany(ids) }
    return at
  }
  /** A product that comes twice is read again, after its first write. */
  const read = (id: number, slots: readonly Slot[]): StoredProduct | null => {
    const known = ahead?.slots === slots ? ahead.rows.get(id) : undefined
    ahead?.rows.delete(id)
    return known ?? rowsOf(slots).read(id)
  }

  const create = (id: number, write: ProductWrite): void => {
    let creation = creations.get(write.slots)
    if (!creation) creations.set(write.slots, (creation = toCreation(write.slots)))
    const { slots, slotIds, nothing, skuAt } = creation
    const values = slots.map((slot, index) => write.values[index] ?? defaultOnCreate(slot, now))
    if (values[skuAt] == null) throw new AppError('invalid-input', 'A product needs a SKU.')
    rowsOf(slots).insert(id, values, now)
    journal.append('product', id, slotIds, null, values)
    note({
      productId: id,
      stateBefore: null,
      stateAfter: stateAfter(null, slots, values),
      slotIds,
      before: nothing,
      after: values,
    })
  }

  const update = (id: number, write: ProductWrite, current: StoredProduct): void => {
    const changed: number[] = []
    const values = current.values.slice()
    for (let index = 0; index < write.values.length; index++) {
      if (write.values[index] === undefined) continue
      const isMerged = write.expected !== undefined && write.slots[index] === SYSTEM_SLOT.ownValues
      const value = isMerged
        ? mergeOwnList(current.values[index] ?? null, write.expected?.[index] ?? null, write.values[index] ?? null)
        : write.values[index]
      if (!isMerged && write.expected && (write.expected[index] ?? null) !== (current.values[index] ?? null)) {
        kept++
        continue
      }
      if (value === undefined || value === (current.values[index] ?? null)) continue
      values[index] = value
      changed.push(index)
    }
    if (changed.length === 0) return
    rowsOf(write.slots).update(id, values, now)
    const all = slotIdsOf(write.slots)
    const isWhole = changed.length === all.length
    const slotIds = isWhole ? all : changed.map((index) => all[index] as number) // indexes of this very list
    const before = isWhole ? current.values : changed.map((index) => current.values[index] ?? null)
    const after = isWhole ? values : changed.map((index) => values[index] ?? null)
    journal.append('product', id, slotIds, before, after)
    note({
      productId: id,
      stateBefore: current.state,
      stateAfter: stateAfter(current.state, write.slots, values),
      slotIds,
      before,
      after,
    })
  }

  return {
    write: (writes) => {
      const ids: number[] = []
      let readTo = 0
      for (const [at, write] of writes.entries()) {
        if (at === readTo) readTo = readAhead(writes, at)
        const current = write.productId === null ? null : read(write.productId, write.slots)
        if (current) {
          update(write.productId as number, write, current) // read just now under that id
          ids.push(write.productId as number)
          continue
        }
        if (write.expected) {
          kept += write.slots.length
          ids.push(write.productId ?? 0)
          continue
        }
        nextId ??= firstFreeId(db)
        const id = write.productId ?? nextId
        nextId = Math.max(nextId, id + 1)
        create(id, write)
        ids.push(id)
      }
      ahead = null
      return ids
    },
    get kept() {
      return kept
    },
    forgetStatements: () => cache.clear(),
    forgetRows: () => {
      ahead = null
    },
  }
}

/** What all creations with one list of slots share. */
interface Creation {
  /** The list, and what every product has. */
  readonly slots: readonly Slot[]
  readonly slotIds: readonly number[]
  /** The values before: none. */
  readonly nothing: readonly null[]
  readonly skuAt: number
}

function toCreation(given: readonly Slot[]): Creation {
  const slots = [...given, ...CREATE_SLOTS.filter((slot) => !given.includes(slot))]
  return {
    slots,
    slotIds: slotIdsOf(slots),
    nothing: slots.map(() => null),
    skuAt: slots.indexOf(SYSTEM_SLOT.sku),
  }
}

/** Ids are never given twice, not even of products taken away for good: a shop may know one by its id. */
function firstFreeId(db: Db): number {
  const highest = (query: string): number => Number(prepared(db, query, 'pluck').get() ?? 0)
  return (
    Math.max(
      highest('SELECT MAX(id) FROM product'),
      highest("SELECT MAX(entity_id) FROM change WHERE entity = 'product'"),
    ) + 1
  )
}

const idLists = new WeakMap<readonly Slot[], readonly number[]>()

/** The ids of a slot list, the same array each time, so that the journal can tell lists apart by identity. */
function slotIdsOf(slots: readonly Slot[]): readonly number[] {
  let ids = idLists.get(slots)
  if (!ids) idLists.set(slots, (ids = slots.map((slot) => slot.id)))
  return ids
}

function defaultOnCreate(slot: Slot, now: string): CellValue {
  switch (slot) {
    case SYSTEM_SLOT.kind:
      return 'product'
    case SYSTEM_SLOT.status:
      return 'draft'
    case SYSTEM_SLOT.uuid:
      return randomUUID()
    case SYSTEM_SLOT.createdAt:
      return now
    default:
      return null
  }
}
