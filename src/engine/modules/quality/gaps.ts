import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { lackOf } from './product-completeness.ts'

/** What these products lack in one channel and language, per column; products that are gone count for nothing. */
export function gaps(
  context: ReadContext,
  { productIds, channel, locale }: Parsed<'quality.gaps'>,
): Result<'quality.gaps'> {
  const columns = new Map<string, { column: string; missing: number; firstProductId: number }>()
  let incomplete = 0
  for (const productId of productIds) {
    const scope = lackOf(context, productId)?.find((each) => each.channel === channel && each.locale === locale)
    if (!scope || scope.missingColumns.length === 0) continue
    incomplete++
    for (const column of scope.missingColumns) {
      const known = columns.get(column)
      if (known) known.missing++
      else columns.set(column, { column, missing: 1, firstProductId: productId })
    }
  }
  return { incomplete, columns: [...columns.values()].toSorted((a, b) => b.missing - a.missing) }
}
