import type { SkuPattern } from '../../../core/identifiers/sku-pattern.ts'
import { FIRST_PATTERN, numberOf, skuOf, skuPattern } from '../../../core/identifiers/sku-pattern.ts'
import type { Db } from '../../../store/database.ts'

/** The newest products say how a shop numbers now; variants carry their model's number and more. */
const LOOKED_AT = 200

/**
 * SKUs that follow on from those of a family (null: of the whole shop), as many as asked for: its commonest pattern,
 * counted up from the highest number, the bin's included. Free as the catalogue is now.
 */
export function proposeSkus(db: Db, familyId: number | null, count: number): readonly string[] {
  const newest = db
    .prepare(
      `SELECT sku FROM product WHERE kind <> 'variant' AND (@family IS NULL OR family_id = @family) ORDER BY id DESC LIMIT ${LOOKED_AT}`,
    )
    .pluck()
    .all({ family: familyId }) as string[]
  const pattern = skuPattern(newest) ?? FIRST_PATTERN
  const isTaken = db.prepare('SELECT 1 FROM product WHERE sku = ?').pluck()
  const free: string[] = []
  for (let number = highest(db, pattern) + 1; free.length < count; number++) {
    const sku = skuOf(pattern, number)
    if (isTaken.get(sku) === undefined) free.push(sku)
  }
  return free
}

/** The index of SKUs, from its end: the first that is of the pattern has the highest number. */
function highest(db: Db, pattern: SkuPattern): number {
  const { prefix, digits } = pattern
  const descending = db
    .prepare('SELECT sku FROM product WHERE sku BETWEEN ? AND ? AND length(sku) = ? ORDER BY sku DESC')
    .pluck()
    .iterate(prefix, `${prefix}:`, prefix.length + digits) as IterableIterator<string> // ":" comes after the digits
  for (const sku of descending) {
    const number = numberOf(sku, pattern)
    if (number !== null) return number
  }
  return 0
}
