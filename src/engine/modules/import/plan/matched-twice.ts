import type { Rejection } from '../../../../shared/contract/common.ts'
import { problem } from '../../../core/values/problem.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { Target } from './import-target.ts'
import type { RowAt } from './planned-row.ts'
import { refuseAt } from './planned-row.ts'

/**
 * Why nobody can tell which product a row is about: `identifier` names one, `target` another. The row waits until a
 * person says which; `otherKey` is what the identifier would have to say for the other, where it says anything.
 */
export function matchedTwice(
  db: Db,
  identifier: Target,
  target: Target,
  at: RowAt,
  ids: { readonly productId: number; readonly otherId: number },
): Rejection {
  const [sku, other] = [skuOf(db, ids.productId), skuOf(db, ids.otherId)]
  const { slot } = identifier.column
  const key = slot === null ? null : one(db, slotExpression(slot), ids.otherId)
  const why = problem(
    'matched-twice',
    `This row names two products: ${sku} by its ${identifier.name}, ${other} by its ${target.name}. Say which one it is.`,
    { sku, other, column: target.index, ...(key === null ? {} : { otherKey: key }) },
  )
  return refuseAt(at, target, why, ids.productId)
}

export function skuOf(db: Db, productId: number): string {
  return one(db, 'p.sku', productId) ?? ''
}

function one(db: Db, expression: string, productId: number): string | null {
  const text = pluckStatement(db, `SELECT CAST(${expression} AS TEXT) FROM product p WHERE p.id = ?`)
  return (text.get(productId) as string | null | undefined) ?? null // the cast says so
}
