import { jsonList } from '../../../core/values/options.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'

/** Whether a slot's values are stored otherwise than callers see them. */
export function isTranslated(slot: Slot): boolean {
  return slot.associationType !== null || TRANSLATED.has(slot.id)
}

const TRANSLATED: ReadonlySet<number> = new Set([
  SYSTEM_SLOT.family.id,
  SYSTEM_SLOT.parent.id,
  SYSTEM_SLOT.categories.id,
  SYSTEM_SLOT.familyVariant.id,
])

/** Stored values as callers see them: families and categories by code, parents and linked products by SKU. */
export function toBorder(db: Db, structure: StructureModel, slot: Slot, value: CellValue): CellValue {
  if (value === null) return null
  if (slot.associationType) return list(value, (id) => skuOf(db, Number(id)))
  switch (slot.id) {
    case SYSTEM_SLOT.family.id:
      return structure.familiesById.get(Number(value))?.code ?? null
    case SYSTEM_SLOT.familyVariant.id:
      return structure.familyVariantsById.get(Number(value))?.code ?? null
    case SYSTEM_SLOT.parent.id:
      return skuOf(db, Number(value))
    case SYSTEM_SLOT.categories.id:
      return list(value, (id) => structure.categoriesById.get(Number(id))?.code ?? null)
    default:
      return value
  }
}

function skuOf(db: Db, productId: number): string | null {
  return (pluckStatement(db, 'SELECT sku FROM product WHERE id = ?').get(productId) as string | undefined) ?? null
}

function list(value: CellValue, name: (id: string) => string | null): CellValue {
  const names = (jsonList(String(value)) ?? []).map(name).filter((each) => each !== null)
  return names.length === 0 ? null : JSON.stringify(names)
}
