import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { isInherited } from '../../../core/structure/inheritance.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { placeOf } from '../../../store/inherit.ts'
import { productRows } from '../../../store/product-rows.ts'
import { toBorder } from './border.ts'
import { briefReader } from './brief.ts'

/** Everything known of one product: its filled columns, what comes from its model, what hangs below it. */
export function product(
  { db, structure }: ReadContext,
  { productId }: Parsed<'catalogue.product'>,
): Result<'catalogue.product'> {
  const model = structure()
  const slots = [...model.slots.values()]
  const row = productRows(db, slots).read(productId)
  if (!row) throw new AppError('not-found', 'This product is not in the catalogue any more.', { productId })
  const place = placeOf(db, model, productId)
  const filled = slots.flatMap((slot, index) =>
    slot.key.startsWith('.') || row.values[index] == null ? [] : [{ slot, value: row.values[index] }],
  )
  return {
    id: productId,
    values: Object.fromEntries(filled.map(({ slot, value }) => [slot.key, toBorder(db, model, slot, value)])),
    inherited: place ? slots.filter((slot) => isInherited(place, slot)).map(({ key }) => key) : [],
    parentId: row.state.parentId,
    childIds: db
      .prepare('SELECT id FROM product WHERE parent_id = ? AND deleted_at IS NULL ORDER BY id')
      .pluck()
      .all(productId) as number[],
    image: briefReader(db, model, null)([productId])[0]?.image ?? null,
  }
}
