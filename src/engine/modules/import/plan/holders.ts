import type { Column } from '../../../core/structure/column.ts'
import type { Db } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'

/** Live products by their value in a column: one pass over the table, since attributes have no index. */
export function holdersOf<Value>(db: Db, { slot }: Column): Map<Value, readonly number[]> {
  const holders = new Map<Value, readonly number[]>()
  if (slot === null) return holders
  const expression = slotExpression(slot)
  const rows = db
    .prepare(`SELECT ${expression}, p.id FROM product p WHERE ${expression} IS NOT NULL AND p.deleted_at IS NULL`)
    .raw()
  for (const [value, id] of rows.iterate() as Iterable<[Value, number]>)
    holders.set(value, [...(holders.get(value) ?? []), id])
  return holders
}
