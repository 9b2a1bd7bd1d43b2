import type { Rejection } from '../../../shared/contract/common.ts'
import type { Problem } from './problem.ts'

/** What a refused text is cut to in a rejection: enough to recognise it. */
const SHOWN_LENGTH = 200

/** A problem at its place: product, column or row, with the text that was refused. */
export function toRejection(
  { code, message, params }: Problem,
  where: {
    readonly productId?: number | null
    readonly column?: string | null
    readonly row?: number | null
    readonly value?: string | null
  },
): Rejection {
  const value = where.value ?? null
  return {
    code,
    message,
    params,
    productId: where.productId ?? null,
    column: where.column ?? null,
    row: where.row ?? null,
    value: value === null ? null : value.slice(0, SHOWN_LENGTH),
  }
}
