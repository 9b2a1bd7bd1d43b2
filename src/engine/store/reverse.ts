import { isInherited } from '../core/structure/inheritance.ts'
import type { Slot, StructureModel } from '../core/structure/model.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { ChangeTx, EntityRow, ProductWrite } from './change-tx.ts'
import type { Db } from './database.ts'
import { pluckStatement } from './database.ts'
import type { EntityTable } from './entities.ts'
import { isEntityTable } from './entities.ts'
import type { ChangeRow } from './journal.ts'
import { changeRowCount, changeRowsBackwards } from './journal.ts'
import { placeOf } from './inherit.ts'
import type { ProductRows } from './product-rows.ts'
import { productRows } from './product-rows.ts'

/** Change rows after which taking back may rest. */
const ROWS_AT_ONCE = 500

/**
 * Takes a change set back inside `tx`: every value returns to what it was before, unless a later edit has changed it
 * since; such cells stay as they are. Rests now and then, telling how many change rows are behind it; answers with the
 * number of cells kept.
 */
export function* reverse(
  db: Db,
  tx: ChangeTx,
  changeSetId: number,
): Generator<{ readonly done: number; readonly total: number }, number> {
  const total = changeRowCount(db, changeSetId)
  let kept = 0
  let done = 0
  let shapes = new Map<readonly number[], Shape>()
  // Rows of one shape are written together, as far as they follow each other.
  let batch: ProductWrite[] = []
  const writeBatch = (): void => {
    const before = tx.kept
    if (batch.length > 0) tx.writeProducts(batch)
    kept += tx.kept - before
    batch = []
  }
  for (const row of changeRowsBackwards(db, changeSetId)) {
    if (row.slotIds) {
      let shape = shapes.get(row.slotIds)
      if (!shape) shapes.set(row.slotIds, (shape = readShape(db, tx.structure(), row.slotIds)))
      const before = list(row.before)
      const after = list(row.after)
      if (before !== null && after !== null) {
        if (batch[0]?.slots !== shape.slots) writeBatch()
        batch.push({ productId: row.entityId, slots: shape.slots, values: before, expected: after })
      } else {
        writeBatch()
        kept += reverseWhole(db, tx, row.entityId, shape, before, after)
      }
    } else if (isEntityTable(row.entity)) {
      writeBatch()
      kept += reverseRow(db, tx, row.entity, row)
      shapes = new Map() // the structure has changed: statements are made anew
    }
    if (++done % ROWS_AT_ONCE > 0) continue
    writeBatch()
    yield { done, total }
  }
  writeBatch()
  return kept
}

/** One list of slots with its statements, shared by all change rows of that shape. */
interface Shape {
  readonly slots: readonly Slot[]
  readonly rows: ProductRows
  readonly others: readonly Slot[]
  readonly otherRows: ProductRows
}

function readShape(db: Db, structure: StructureModel, slotIds: readonly number[]): Shape {
  const slots = slotIds.flatMap((id) => structure.slotsById.get(id) ?? [])
  const others = [...structure.slotsById.values()].filter(
    (slot) => !slots.includes(slot) && slot !== SYSTEM_SLOT.deletedAt,
  )
  return { slots, rows: productRows(db, slots), others, otherRows: productRows(db, others) }
}

/** Takes back the making of a product, or its taking away; answers with the cells of it that keep it from that. */
function reverseWhole(
  db: Db,
  tx: ChangeTx,
  productId: number,
  shape: Shape,
  before: CellValue[] | null,
  after: CellValue[] | null,
): number {
  const { slots } = shape
  const current = shape.rows.read(productId)
  if (after === null) {
    if (!current) tx.writeProducts([{ productId, slots, values: before ?? [] }])
    return 0
  }
  if (!current) return after.length
  const edited = slots.filter((_, index) => (current.values[index] ?? null) !== (after[index] ?? null)).length
  const later = edited + filledElsewhere(db, tx.structure(), productId, shape)
  if (later === 0) tx.removeProducts([productId])
  return later
}

/** Values of a created product that its creation did not write: later work, for which the product must stay. */
function filledElsewhere(db: Db, structure: StructureModel, productId: number, { others, otherRows }: Shape): number {
  const place = placeOf(db, structure, productId)
  const values = otherRows.read(productId)?.values ?? []
  const filled = others.filter(
    (slot, index) => (values[index] ?? null) !== null && !(place && isInherited(place, slot)),
  )
  const children = Number(pluckStatement(db, 'SELECT COUNT(*) FROM product WHERE parent_id = ?').get(productId))
  return filled.length + children
}

function reverseRow(db: Db, tx: ChangeTx, table: EntityTable, row: ChangeRow): number {
  const before = object(row.before)
  const after = object(row.after)
  const current = (db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(row.entityId) as EntityRow | undefined) ?? null
  const asLeft =
    after === null
      ? current === null
      : current !== null && Object.entries(after).every(([name, value]) => current[name] === value)
  if (!asLeft || (before === null && isInUse(db, table, row.entityId))) return 1
  tx.writeRows([{ table, id: row.entityId, row: before }])
  return 0
}

/** An attribute, option or family that later work refers to is not taken away with the step that made it. */
function isInUse(db: Db, table: EntityTable, id: number): boolean {
  const exists = (query: string): boolean => db.prepare(query).get(id) !== undefined
  switch (table) {
    case 'attribute':
      if (
        exists('SELECT 1 FROM attribute_option WHERE attribute_id = ?') ||
        exists('SELECT 1 FROM family_attribute WHERE attribute_id = ?')
      )
        return true
      return (
        db
          .prepare("SELECT id FROM value_slot WHERE attribute_id = ? AND storage = 'column'")
          .pluck()
          .all(id) as number[]
      ).some((slotId) => db.prepare(`SELECT 1 FROM product WHERE v${slotId} IS NOT NULL LIMIT 1`).get() !== undefined)
    case 'family_variant':
      return exists('SELECT 1 FROM product WHERE family_variant_id = ?')
    case 'family':
      return exists('SELECT 1 FROM product WHERE family_id = ?')
    default:
      return false
  }
}

function list(text: string | null): CellValue[] | null {
  return text === null ? null : (JSON.parse(text) as CellValue[]) // written by the journal as this list
}

function object(text: string | null): EntityRow | null {
  return text === null ? null : (JSON.parse(text) as EntityRow) // written by the journal as this row
}
