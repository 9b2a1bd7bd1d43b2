import { createHash } from 'node:crypto'
import type { CellValue } from '../../src/shared/vocabulary.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { loadStructure } from '../../src/engine/store/load-structure.ts'
import { slotExpression } from '../../src/engine/store/slots.ts'

/**
 * A hash of every value of every product, bin included: equal for catalogues that hold the same, however they came to.
 * Columns that nothing is left in, times of change, and slots named in `without` do not count.
 */
export function stateHash(path: string, without: readonly string[] = []): string {
  const db = openDatabase(path, 'read')
  try {
    const slots = [...loadStructure(db).slotsById.values()]
      .filter(({ key }) => !without.includes(key))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const rows = db.prepare(`SELECT p.id, ${slots.map(slotExpression).join(', ')} FROM product p ORDER BY p.id`).raw()
    const hash = createHash('sha256')
    for (const [id, ...values] of rows.iterate() as IterableIterator<CellValue[]>) {
      const filled = values.flatMap((value, at) => (value === null ? [] : [[slots[at]?.key, value]]))
      hash.update(JSON.stringify([id, filled]))
    }
    return hash.digest('hex')
  } finally {
    db.close()
  }
}
