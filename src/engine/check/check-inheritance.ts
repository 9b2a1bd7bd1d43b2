import { isInherited } from '../core/structure/inheritance.ts'
import type { StructureModel } from '../core/structure/model.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from '../store/database.ts'
import { placeOf } from '../store/inherit.ts'
import type { ProductRows } from '../store/product-rows.ts'
import { productRows } from '../store/product-rows.ts'
import type { Finding } from './finding.ts'
import { MAX_PROBLEMS, shown } from './finding.ts'
import { allSlots, productChunks } from './product-chunks.ts'

/** Compares what every product below a model shows with what the model above it holds. */
export function checkInheritance(db: Db, structure: StructureModel): Finding {
  if (structure.familyVariantsById.size === 0) return { checked: 0, problems: [] }
  const slots = allSlots(structure)
  const parentValues = lastRead(productRows(db, slots))
  const problems: string[] = []
  let checked = 0
  for (const { products } of productChunks(db, slots)) {
    for (const { id, sku, parentId, values } of products) {
      const place = parentId === null ? null : placeOf(db, structure, id)
      if (!place || parentId === null) continue
      checked++
      const lent = parentValues(parentId)
      for (const [index, slot] of slots.entries()) {
        if (!isInherited(place, slot) || values[index] === (lent[index] ?? null)) continue
        problems.push(`${sku} ${slot.key}: shows ${shown(values[index])}, its model holds ${shown(lent[index])}`)
      }
      if (problems.length >= MAX_PROBLEMS) return { checked, problems: problems.slice(0, MAX_PROBLEMS) }
    }
  }
  return { checked, problems }
}

/** Variants of one model mostly follow each other, so keeping the last model read saves nearly every reading. */
function lastRead(rows: ProductRows): (productId: number) => readonly CellValue[] {
  let lastId = 0
  let values: readonly CellValue[] = []
  return (productId) => {
    if (productId !== lastId) {
      values = rows.read(productId)?.values ?? []
      lastId = productId
    }
    return values
  }
}
