import type { Rejection } from '../../../../shared/contract/common.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { percentChange, isPriceJump } from '../../../core/sheet/price-change.ts'
import type { Column } from '../../../core/structure/column.ts'
import { problem } from '../../../core/values/problem.ts'
import type { Target } from './import-target.ts'
import type { RowAt } from './planned-row.ts'
import { refuseAt } from './planned-row.ts'

/** By how many percent a price may change without anybody's approval; null where that is asked of none. What a shop pays itself is no price that anybody approves. */
export function jumpPercentOf({ attribute }: Column, { onPriceJump, priceJumpPercent }: ImportPolicy): number | null {
  const isSalesPrice = attribute?.type === 'price' && !attribute.isInternal
  return isSalesPrice && onPriceJump === 'hold' ? priceJumpPercent : null
}

/** Why a new price has to wait for approval, with old, new and percent; null where it need not. A first price never does. */
export function priceJump(
  target: Target,
  at: RowAt,
  productId: number,
  before: CellValue,
  after: CellValue,
): Rejection | null {
  const { jumpPercent: limit, column } = target
  if (limit === null || typeof before !== 'number' || typeof after !== 'number') return null
  if (!isPriceJump(before, after, limit)) return null
  // 10.01 % must not read as 10 %, which passes.
  const percent = percentChange(before, after, 2)
  const why = problem(
    'price-jump',
    `The price would go from ${before} to ${after}, ${percent} %; a change of more than ${limit} % waits for approval.`,
    { before, after, percent, limit, key: column.key },
  )
  return refuseAt(at, target, why, productId)
}
