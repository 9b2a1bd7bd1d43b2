import type { Slot } from '../core/structure/model.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import type { ProductState } from './projection.ts'
import { slotExpression } from './slots.ts'

export interface StoredProduct {
  readonly state: ProductState
  readonly values: CellValue[]
}

/** Prepared reading and writing of one list of slots; made once per list and kept while a transaction uses it. */
export interface ProductRows {
  read(productId: number): StoredProduct | null
  /** Several at once, at less than half the cost of each; those that are not there are left out. */
  readMany(productIds: readonly number[]): Map<number, StoredProduct>
  insert(productId: number, values: readonly CellValue[], updatedAt: string): void
  update(productId: number, values: readonly CellValue[], updatedAt: string): void
}

const UPSERT_OVERFLOW =
  'INSERT INTO product_overflow (product_id, slot_id, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'
const DELETE_OVERFLOW = 'DELETE FROM product_overflow WHERE product_id = ? AND slot_id = ?'

/** Statements for a list of slots of the product row; overflow slots are written one by one. */
export function productRows(db: Db, slots: readonly Slot[]): ProductRows {
  const columns = slots.flatMap((slot, index) => (slot.storage === 'column' ? [{ slot, index }] : []))
  const overflow = slots.flatMap((slot, index) => (slot.storage === 'overflow' ? [{ slot, index }] : []))
  const expressions = ['p.kind', 'p.parent_id', 'p.family_id', 'p.deleted_at', ...slots.map(slotExpression)]
  const select = prepared(db, `SELECT ${expressions.join(', ')} FROM product p WHERE p.id = ?`, 'raw')
  const selectMany = lazy(() =>
    prepared(
      db,
      `SELECT ${expressions.join(', ')}, p.id FROM json_each(?) j CROSS JOIN product p ON p.id = j.value`,
      'raw',
    ),
  )
  const names = columns.map(({ slot }) => slot.sqlColumn)
  const insertRow = lazy(() =>
    prepared(
      db,
      `INSERT INTO product (id, updated_at${names.map((name) => `, ${name}`).join('')}) VALUES (?, ?${', ?'.repeat(names.length)})`,
    ),
  )
  const updateRow = lazy(() =>
    prepared(db, `UPDATE product SET updated_at = ?${names.map((name) => `, ${name} = ?`).join('')} WHERE id = ?`),
  )

  const writeOverflow = (productId: number, values: readonly CellValue[]): void => {
    for (const { slot, index } of overflow) {
      const value = values[index] ?? null
      if (value === null) prepared(db, DELETE_OVERFLOW).run(productId, slot.id)
      else prepared(db, UPSERT_OVERFLOW).run(productId, slot.id, value)
    }
  }
  const pick = (values: readonly CellValue[]): CellValue[] =>
    overflow.length === 0 ? (values as CellValue[]) : columns.map(({ index }) => values[index] ?? null)

  return {
    read: (productId) => {
      const row = select.get(productId) as CellValue[] | undefined
      if (!row) return null
      return toStored(row)
    },
    readMany: (productIds) => {
      const rows = selectMany().all(JSON.stringify(productIds)) as CellValue[][]
      // The id comes last, so that taking it off copies no row.
      return new Map(rows.map((row) => [row.pop() as number, toStored(row)]))
    },
    insert: (productId, values, updatedAt) => {
      insertRow().run(productId, updatedAt, ...pick(values))
      writeOverflow(productId, values)
    },
    update: (productId, values, updatedAt) => {
      updateRow().run(updatedAt, ...pick(values), productId)
      writeOverflow(productId, values)
    },
  }
}

function toStored(row: readonly CellValue[]): StoredProduct {
  return { state: toState(row[0] ?? null, row[1] ?? null, row[2] ?? null, row[3] ?? null), values: row.slice(4) }
}

function toState(kind: CellValue, parentId: CellValue, familyId: CellValue, deletedAt: CellValue): ProductState {
  return {
    kind: String(kind),
    parentId: parentId as number | null,
    familyId: familyId as number | null,
    isDeleted: deletedAt !== null,
  }
}

const NEW: ProductState = { kind: 'product', parentId: null, familyId: null, isDeleted: false }

/** The state after writing `values` at `slots` over `before`. */
export function stateAfter(
  before: ProductState | null,
  slots: readonly Slot[],
  values: readonly CellValue[],
): ProductState {
  let state = before ?? NEW
  for (const index of statePlaces(slots)) {
    const value = values[index] ?? null
    const { id } = slots[index] as Slot // a place of this very list
    if (id === SYSTEM_SLOT.kind.id) state = { ...state, kind: String(value) }
    else if (id === SYSTEM_SLOT.parent.id) state = { ...state, parentId: value as number | null }
    else if (id === SYSTEM_SLOT.family.id) state = { ...state, familyId: value as number | null }
    else if (id === SYSTEM_SLOT.deletedAt.id) state = { ...state, isDeleted: value !== null }
  }
  return state
}

const STATE_SLOTS: ReadonlySet<number> = new Set(
  [SYSTEM_SLOT.kind, SYSTEM_SLOT.parent, SYSTEM_SLOT.family, SYSTEM_SLOT.deletedAt].map(({ id }) => id),
)

const places = new WeakMap<readonly Slot[], readonly number[]>()

/** Where in a list of slots the few stand that make a state: thousands of writes share one list. */
function statePlaces(slots: readonly Slot[]): readonly number[] {
  let found = places.get(slots)
  if (!found) places.set(slots, (found = slots.flatMap(({ id }, index) => (STATE_SLOTS.has(id) ? [index] : []))))
  return found
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
