import { randomUUID } from 'node:crypto'
import type { Slot, StructureModel } from '../core/structure/model.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { MessageRef } from '../../shared/contract/common.ts'
import { AppError } from '../../shared/errors.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import type { EntityTable } from './entities.ts'
import { ENTITY_COLUMNS } from './entities.ts'
import { inheritDown } from './inherit.ts'
import type { JournalWriter } from './journal.ts'
import type { ProductRows } from './product-rows.ts'
import { productRows, stateAfter } from './product-rows.ts'
import type { ProductDelta, Projection } from './projection.ts'
import { createSlot } from './slots.ts'

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

export type EntityRow = Readonly<Record<string, CellValue>>

export interface RowWrite {
  readonly table: EntityTable
  /** Null creates a row; `row: null` removes it. */
  readonly id: number | null
  readonly row: EntityRow | null
}

/** What a step may do inside its one transaction. Everything written leaves change rows; nothing else may write. */
export interface ChangeTx {
  readonly changeSetId: number
  /** As it stands now, own row writes included. */
  structure(): StructureModel
  /** The slot of a column key that `resolveColumn` has approved, created when it is new. */
  slot(key: string): Slot
  writeRows(writes: readonly RowWrite[]): number[]
  /** Answers with the product id of each write; a write that changes nothing leaves no trace. */
  writeProducts(writes: readonly ProductWrite[]): number[]
  /** Takes products away for good: only for taking back their creation. */
  removeProducts(ids: readonly number[]): void
  /** Cells changed so far, copies to variants left out. */
  readonly cells: number
  /** Cells left as they were because another value stood there than `expected`. */
  readonly kept: number
  /** Kept with the change set and given again when the same request comes twice. */
  setReply(reply: unknown): void
  /** The name of the step in the history, once it is known what it came to. */
  setLabel(label: MessageRef): void
}

export interface Touched {
  readonly products: Set<number>
  readonly slotIds: Set<number>
  cells: number
  isStructure: boolean
  reply: string | null
  label: MessageRef | null
}

export interface TxState {
  readonly tx: ChangeTx
  readonly touched: Touched
  /** Runs projections over what is left; call once at the end. */
  flush(): void
}

/** Deltas are handed to projections in batches, so that a step over the whole catalogue stays within memory. */
const PROJECTION_BATCH = 2_000

/** A picture or a saved view more is no other structure. */
const BESIDE_STRUCTURE: ReadonlySet<EntityTable> = new Set(['asset', 'saved_view'])

const CREATE_SLOTS = [SYSTEM_SLOT.kind, SYSTEM_SLOT.status, SYSTEM_SLOT.uuid, SYSTEM_SLOT.createdAt]

export function changeTx(
  db: Db,
  changeSetId: number,
  journal: JournalWriter,
  projections: readonly Projection[],
  structure: { now(): StructureModel; forget(): void },
  now: string,
): TxState {
  const touched: Touched = {
    products: new Set(),
    slotIds: new Set(),
    cells: 0,
    isStructure: false,
    reply: null,
    label: null,
  }
  let deltas: ProductDelta[] = []
  let structureIsNew = false
  let kept = 0
  const cache = new Map<readonly Slot[], ProductRows>()
  const creations = new Map<readonly Slot[], Creation>()
  let lastSlotIds: readonly number[] = []
  let nextId: number | undefined
  let removal: Removal | undefined

  const rowsOf = (slots: readonly Slot[]): ProductRows => {
    let rows = cache.get(slots)
    if (!rows) cache.set(slots, (rows = productRows(db, slots)))
    return rows
  }
  const structureChanged = (): void => {
    touched.isStructure = true
    structureIsNew = true
    cache.clear()
    removal = undefined
    prepared(db, "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'structure_version'").run()
    structure.forget()
  }
  /** Lets projections follow a new structure before any change made under it. */
  const settle = (): void => {
    if (!structureIsNew) return
    structureIsNew = false
    const current = structure.now()
    for (const projection of projections) if (projection.prepare(db, current)) projection.rebuild(db, current)
  }
  const flush = (): void => {
    settle()
    if (deltas.length === 0) return
    const batch = deltas
    deltas = []
    const current = structure.now()
    batch.push(...inheritDown(db, current, batch, now))
    for (const projection of projections) projection.update(db, current, batch)
  }
  const note = (delta: ProductDelta): void => {
    touched.products.add(delta.productId)
    // Thousands of deltas in a row share one list.
    if (delta.slotIds !== lastSlotIds) for (const id of delta.slotIds) touched.slotIds.add(id)
    lastSlotIds = delta.slotIds
    touched.cells += delta.slotIds.length
    deltas.push(delta)
    if (deltas.length >= PROJECTION_BATCH) flush()
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

  const update = (id: number, write: ProductWrite, current: NonNullable<ReturnType<ProductRows['read']>>): void => {
    const changed: number[] = []
    const values = current.values.slice()
    for (let index = 0; index < write.values.length; index++) {
      const value = write.values[index]
      if (write.expected && (write.expected[index] ?? null) !== (current.values[index] ?? null)) {
        kept++
        continue
      }
      if (value === undefined || value === current.values[index]) continue
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

  const tx: ChangeTx = {
    changeSetId,
    structure: () => structure.now(),
    slot: (key) => {
      const known = structure.now().slots.get(key)
      if (known) return known
      flush()
      createSlot(db, structure.now(), key)
      structureChanged()
      const slot = structure.now().slots.get(key)
      if (!slot) throw new Error(`Slot ${key} was not created`)
      return slot
    },
    writeRows: (writes) => {
      flush()
      const ids = writes.map((write) => writeRow(db, journal, write))
      if (writes.some(({ table }) => !BESIDE_STRUCTURE.has(table))) structureChanged()
      return ids
    },
    writeProducts: (writes) => {
      settle()
      return writes.map((write) => {
        const current = write.productId === null ? null : rowsOf(write.slots).read(write.productId)
        if (current) {
          update(write.productId as number, write, current) // read just now under that id
          return write.productId as number
        }
        if (write.expected) {
          kept += write.slots.length
          return write.productId ?? 0
        }
        nextId ??= firstFreeId(db)
        const id = write.productId ?? nextId
        nextId = Math.max(nextId, id + 1)
        create(id, write)
        return id
      })
    },
    removeProducts: (ids) => {
      settle()
      removal ??= prepareRemoval(db, structure.now())
      const { slots, rows, remove } = removal
      for (const id of ids) {
        const current = rows.read(id)
        if (!current) continue
        const filled = slots.flatMap((slot, index) =>
          current.values[index] == null ? [] : [{ slot, value: current.values[index] }],
        )
        const slotIds = filled.map(({ slot }) => slot.id)
        const before = filled.map(({ value }) => value)
        remove(id)
        journal.append('product', id, slotIds, before, null)
        note({
          productId: id,
          stateBefore: current.state,
          stateAfter: null,
          slotIds,
          before,
          after: before.map(() => null),
        })
      }
    },
    get cells() {
      return touched.cells
    },
    get kept() {
      return kept
    },
    setReply: (reply) => {
      touched.reply = JSON.stringify(reply)
    },
    setLabel: (label) => {
      touched.label = label
    },
  }
  return { tx, touched, flush }
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

interface Removal {
  readonly slots: readonly Slot[]
  readonly rows: ProductRows
  readonly remove: (productId: number) => void
}

function prepareRemoval(db: Db, structure: StructureModel): Removal {
  const slots = [...structure.slotsById.values()]
  const removeRow = db.prepare('DELETE FROM product WHERE id = ?')
  const removeOverflow = db.prepare('DELETE FROM product_overflow WHERE product_id = ?')
  const remove = (productId: number): void => {
    removeRow.run(productId)
    removeOverflow.run(productId)
  }
  return { slots, rows: productRows(db, slots), remove }
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

function writeRow(db: Db, journal: JournalWriter, { table, id, row }: RowWrite): number {
  const columns: readonly string[] = ENTITY_COLUMNS[table]
  const before =
    id === null
      ? null
      : ((prepared(db, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get(id) as EntityRow | undefined) ??
        null)
  if (row === null) {
    if (id === null || before === null) return id ?? 0
    prepared(db, `DELETE FROM ${table} WHERE id = ?`).run(id)
    journal.append(table, id, null, before, null)
    return id
  }
  const unknown = Object.keys(row).find((name) => !columns.includes(name))
  if (unknown) throw new Error(`Table ${table} has no column ${unknown}`)
  const names = columns.filter((name) => row[name] !== undefined)
  if (before) {
    db.prepare(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`).run(
      ...names.map((name) => row[name]),
      id,
    )
  } else {
    const result = db
      .prepare(
        `INSERT INTO ${table} (id${names.map((name) => `, ${name}`).join('')}) VALUES (?${', ?'.repeat(names.length)})`,
      )
      .run(id, ...names.map((name) => row[name]))
    id = Number(result.lastInsertRowid)
  }
  const rowId = id as number // given with `before`, or just made
  journal.append(
    table,
    rowId,
    null,
    before,
    prepared(db, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get(rowId),
  )
  return rowId
}
