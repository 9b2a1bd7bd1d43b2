import type { Result } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { productRows } from '../../store/product-rows.ts'
import { toBorder } from '../catalogue/index.ts'

interface OverrideRow {
  readonly id: number
  readonly product_id: number
  readonly column_key: string
  readonly value_before: CellValue
  readonly set_by: string
  readonly set_at: string
}

/** Cells of another owner that somebody here has taken over, newest first: what stood there, what does now, who, when. */
export function overrides({ db, structure }: ReadContext): Result<'model.overrides'> {
  const model = structure()
  const rows = db.prepare('SELECT * FROM lock_override ORDER BY id DESC LIMIT 5000').all() as OverrideRow[]
  return {
    overrides: rows.flatMap((row) => {
      const slot = model.slots.get(row.column_key)
      const sku: unknown = db.prepare('SELECT sku FROM product WHERE id = ?').pluck().get(row.product_id)
      if (!slot || typeof sku !== 'string') return []
      return [
        {
          overrideId: row.id,
          productId: row.product_id,
          sku,
          column: row.column_key,
          owner: slot.attribute?.owner ?? 'pim',
          before: toBorder(db, model, slot, row.value_before),
          now: toBorder(db, model, slot, productRows(db, [slot]).read(row.product_id)?.values[0] ?? null),
          setBy: row.set_by,
          setAt: row.set_at,
        },
      ]
    }),
  }
}
