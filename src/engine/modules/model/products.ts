import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Slot } from '../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../core/structure/system-slots.ts'
import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import { productRows } from '../../store/product-rows.ts'

/** The product that has this SKU, out of the bin; null for none. */
export function productId(db: Db, sku: string): number | null {
  const id: unknown = prepared(db, 'SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL', 'pluck').get(sku)
  return typeof id === 'number' ? id : null
}

/** The products right below a model, out of the bin. */
export function childIds(db: Db, parentId: number): number[] {
  const text = 'SELECT id FROM product WHERE parent_id = ? AND deleted_at IS NULL ORDER BY id'
  return prepared(db, text, 'pluck').all(parentId) as number[]
}

/** `product`, `model` or `variant`. */
export function kindOf(db: Db, id: number): string {
  return String(systemValue(db, id, SYSTEM_SLOT.kind))
}

export function skuOf(db: Db, id: number): string {
  return String(systemValue(db, id, SYSTEM_SLOT.sku))
}

/** What a product's own row holds in one slot. */
export function systemValue(db: Db, id: number, slot: Slot): CellValue {
  return productRows(db, [slot]).read(id)?.values[0] ?? null
}
