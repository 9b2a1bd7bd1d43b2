import { ownKeys, ownList } from '../../../core/structure/own-values.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { TakenCells } from '../../../core/values/facts.ts'
import type { PlannedWrite } from '../../../core/values/plan-intents.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { ChangeTx, RowWrite } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { productRows } from '../../../store/product-rows.ts'

const OWN = SYSTEM_SLOT.ownValues.key

/** A cell that becomes ours though another system keeps it, and what stands there now. */
export interface NewlyTaken {
  readonly productId: number
  readonly column: string
  readonly before: CellValue
}

/** Leaves out what a variant would keep for itself though it is what its model says: that is no override. */
export function withoutSame(db: Db, structure: StructureModel, writes: readonly PlannedWrite[]): PlannedWrite[] {
  return writes.flatMap((write): PlannedWrite[] => {
    const ownAt = write.keys.indexOf(OWN)
    if (ownAt === -1 || write.productId === null) return [write]
    const current = valuesOf(db, structure, write.productId, write.keys)
    const before = ownKeys(current.get(OWN) ?? null)
    const after = ownKeys(write.values[ownAt] ?? null)
    const same = new Set(
      write.keys.filter(
        (key, at) => after.has(key) && !before.has(key) && (current.get(key) ?? null) === (write.values[at] ?? null),
      ),
    )
    const cells = write.keys.flatMap((key, at): [string, CellValue][] =>
      same.has(key)
        ? []
        : [[key, key === OWN ? ownList([...after].filter((each) => !same.has(each))) : (write.values[at] ?? null)]],
    )
    const isNothing = cells.every(([key, value]) => key === OWN && value === (current.get(OWN) ?? null))
    if (isNothing) return []
    return [{ productId: write.productId, keys: cells.map(([key]) => key), values: cells.map(([, value]) => value) }]
  })
}

/** The cells among `writes` that another system keeps, that change and were not taken over before. */
export function newlyTaken(
  db: Db,
  structure: StructureModel,
  writes: readonly PlannedWrite[],
  taken: TakenCells,
): NewlyTaken[] {
  const isForeign = foreignColumns(structure)
  return writes.flatMap(({ productId, keys, values }): NewlyTaken[] => {
    const foreign = keys.filter((key) => isForeign(key))
    if (productId === null || foreign.length === 0) return []
    const current = valuesOf(db, structure, productId, foreign)
    return foreign.flatMap((column) => {
      const before = current.get(column) ?? null
      const isSame = before === (values[keys.indexOf(column)] ?? null)
      return isSame || taken.get(productId)?.has(column) ? [] : [{ productId, column, before }]
    })
  })
}

/** Notes who took which cells over, and lets go of those given back. */
export function writeTaken(
  db: Db,
  tx: ChangeTx,
  cells: readonly NewlyTaken[],
  released: readonly number[],
  now: string,
): void {
  if (cells.length + released.length === 0) return
  const actor = String(prepared(db, 'SELECT actor FROM change_set WHERE id = ?', 'pluck').get(tx.changeSetId))
  tx.writeRows([
    ...released.map((id): RowWrite => ({ table: 'lock_override', id, row: null })),
    ...cells.map(({ productId, column, before }): RowWrite => ({
      table: 'lock_override',
      id: null,
      row: { product_id: productId, column_key: column, value_before: before, set_by: actor, set_at: now },
    })),
  ])
}

/** Whether another system keeps a column; each is looked at once. */
export function foreignColumns(structure: StructureModel): (key: string) => boolean {
  const known = new Map<string, boolean>()
  return (key) => {
    let isForeign = known.get(key)
    if (isForeign === undefined) {
      const resolved = resolveColumn(structure, key)
      isForeign = resolved.ok && (resolved.column.attribute?.owner ?? 'pim') !== 'pim'
      known.set(key, isForeign)
    }
    return isForeign
  }
}

function valuesOf(
  db: Db,
  structure: StructureModel,
  productId: number,
  keys: readonly string[],
): ReadonlyMap<string, CellValue> {
  const slots = keys.flatMap((key) => structure.slots.get(key) ?? [])
  const values = productRows(db, slots).read(productId)?.values ?? []
  return new Map(slots.map(({ key }, at) => [key, values[at] ?? null]))
}
