import type { Slot, StructureModel } from '../core/structure/model.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { MessageRef } from '../../shared/contract/common.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import type { EntityTable } from './entities.ts'
import { inheritDown, PLACING } from './inherit.ts'
import type { JournalWriter } from './journal.ts'
import type { ProductRows } from './product-rows.ts'
import { productRows } from './product-rows.ts'
import type { ProductWrite } from './product-writer.ts'
import { productWriter } from './product-writer.ts'
import type { ProductDelta, Projection } from './projection.ts'
import { createSlot } from './slots.ts'
import type { RowWrite } from './write-row.ts'
import { writeRow } from './write-row.ts'

export type { ProductWrite } from './product-writer.ts'
export type { EntityRow, RowWrite } from './write-row.ts'

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

/** A picture, a saved view or a cell taken over is no other structure. */
const BESIDE_STRUCTURE: ReadonlySet<EntityTable> = new Set(['asset', 'saved_view', 'lock_override', 'kpi_tile'])

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
  let lastSlotIds: readonly number[] = []
  let removal: Removal | undefined
  /** Products that show other values as soon as the copies of their models are made anew; null: any may. */
  let unsettled: Set<number> | null = new Set()

  const structureChanged = (): void => {
    touched.isStructure = true
    structureIsNew = true
    writer.forgetStatements()
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
    journal.settle()
    settle()
    if (deltas.length === 0) return
    const batch = deltas
    deltas = []
    const current = structure.now()
    unsettled = new Set()
    batch.push(...inheritDown(db, current, batch, now))
    writer.forgetRows()
    for (const projection of projections) projection.update(db, current, batch)
  }
  const note = (delta: ProductDelta): void => {
    touched.products.add(delta.productId)
    // Thousands of deltas in a row share one list.
    if (delta.slotIds !== lastSlotIds) for (const id of delta.slotIds) touched.slotIds.add(id)
    lastSlotIds = delta.slotIds
    touched.cells += cellsIn(delta.slotIds)
    deltas.push(delta)
    if (delta.stateBefore !== null && placing(delta.slotIds)) {
      if (delta.stateAfter?.kind === 'model') unsettled = null
      else unsettled?.add(delta.productId)
    }
    if (deltas.length >= PROJECTION_BATCH) flush()
  }
  const writer = productWriter(db, journal, now, note)
  /** Writes; where one of the products has been placed anew, it shows its own values, or its model's, first. */
  const writeThrough = (writes: readonly ProductWrite[]): number[] => {
    if (writes.some(({ productId: id }) => id !== null && (unsettled === null || unsettled.has(id)))) flush()
    return writer.write(writes)
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
      journal.settle()
      if (writes.some(({ table }) => !BESIDE_STRUCTURE.has(table))) structureChanged()
      return ids
    },
    writeProducts: (writes) => {
      settle()
      // First where products stand, then their values: what was there before is then the product's own, not a copy.
      const parts = writes.map((each) =>
        isMixed(each.slots) && isThere(db, each.productId) ? placingAndRest(each) : null,
      )
      const placings = parts.flatMap((part) => part?.placing ?? [])
      if (placings.length > 0) writeThrough(placings)
      const ids = writeThrough(placings.length === 0 ? writes : writes.map((each, at) => parts[at]?.rest ?? each))
      journal.settle()
      return ids
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
      journal.settle()
    },
    get cells() {
      return touched.cells
    },
    get kept() {
      return writer.kept
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

/** A write that decides where its product stands and holds values of attributes as well, in two. */
function placingAndRest(write: ProductWrite): { readonly placing: ProductWrite; readonly rest: ProductWrite } {
  const pick = (ofAttributes: boolean): ProductWrite => ({
    ...write,
    values: write.values.map((value, index) =>
      (write.slots[index]?.attribute != null) === ofAttributes ? value : undefined,
    ),
  })
  return { placing: pick(false), rest: pick(true) }
}

function isThere(db: Db, productId: number | null): boolean {
  return productId !== null && prepared(db, 'SELECT 1 FROM product WHERE id = ?', 'pluck').get(productId) === 1
}

const mixedLists = new WeakMap<readonly Slot[], boolean>()

function isMixed(slots: readonly Slot[]): boolean {
  let found = mixedLists.get(slots)
  if (found === undefined)
    mixedLists.set(slots, (found = slots.some(({ id }) => PLACING.has(id)) && slots.some(({ attribute }) => attribute)))
  return found
}

const placingLists = new WeakMap<readonly number[], boolean>()

function placing(slotIds: readonly number[]): boolean {
  let found = placingLists.get(slotIds)
  if (found === undefined) placingLists.set(slotIds, (found = slotIds.some((id) => PLACING.has(id))))
  return found
}

/** Cells as people count them: that a value is a variant's own goes with the value. */
function cellsIn(slotIds: readonly number[]): number {
  return placing(slotIds) && slotIds.includes(SYSTEM_SLOT.ownValues.id) ? slotIds.length - 1 : slotIds.length
}
