import type { StructureModel } from '../../core/structure/model.ts'
import type { Db } from '../../store/database.ts'
import type { ProductDelta, Projection } from '../../store/projection.ts'
import { completenessRows } from './completeness-rows.ts'
import { followProduct, storedValues } from './follow.ts'
import { countProducts } from './recompute.ts'
import { requirementsOf } from './requirements.ts'
import { changedFamilies, noteCounted, prepareTables } from './tables.ts'
import { Tally } from './tally.ts'
import { verifyCompleteness } from './verify.ts'

/**
 * Completeness of every product for every channel and language, with counters per family, in the transaction of each
 * change: the dashboard reads a few rows, a filter one narrow table. Counts products and variants, not models.
 */
export const completenessProjection: Projection = {
  name: 'completeness',
  prepare: (db, structure) => {
    const requirements = requirementsOf(structure)
    if (prepareTables(db, requirements)) return true
    const changed = changedFamilies(db, requirements)
    if (changed.length === 0) return false
    if (changed.length > requirements.families.size / 2) return true
    recount(db, structure, changed)
    return false
  },
  update: (db, structure, deltas) => {
    const requirements = requirementsOf(structure)
    const tally = new Tally(requirements)
    const rows = completenessRows(db, requirements)
    const stored = storedValues(db, requirements)
    for (const ofProduct of byProduct(deltas)) followProduct(requirements, ofProduct, stored, rows, tally)
    tally.write(db)
  },
  rebuild: (db, structure) => recount(db, structure, null),
  verify: verifyCompleteness,
}

/** Counts some families anew, or (null) all, leaving nothing of what was counted for them before. */
function recount(db: Db, structure: StructureModel, familyIds: readonly number[] | null): void {
  const requirements = requirementsOf(structure)
  const where = familyIds === null ? '' : `WHERE family_id IN (${familyIds.join(', ')})`
  for (const table of ['completeness', 'completeness_total', 'completeness_key', 'completeness_family'])
    db.exec(`DELETE FROM ${table} ${where}`)
  const tally = new Tally(requirements)
  const rows = completenessRows(db, requirements).adder()
  countProducts(db, requirements, familyIds, tally, ({ id, familyId, missing }) => rows.add(id, familyId, missing))
  rows.end()
  tally.write(db)
  noteCounted(db, requirements, familyIds ?? [...requirements.families.keys()])
}

/** Deltas of each product together, in their order. Most transactions touch a product once. */
function byProduct(deltas: readonly ProductDelta[]): Iterable<readonly ProductDelta[]> {
  return deltas.length === 1 ? [deltas] : Map.groupBy(deltas, ({ productId }) => productId).values()
}
