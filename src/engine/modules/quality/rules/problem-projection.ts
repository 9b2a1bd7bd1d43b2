import type { Projection } from '../../../store/projection.ts'
import { findAnew } from './find-problems.ts'
import { followRules } from './follow-rules.ts'
import { rulesOf } from './rules-of.ts'
import { changedRules, makeTables } from './tables.ts'
import { verifyProblems } from './verify-problems.ts'

/**
 * The cells that break a rule of the catalogue, in the transaction of each change. A rule that comes, changes or goes
 * has its own problems found anew, in one pass over the products for all such rules together.
 */
export const problemProjection: Projection = {
  name: 'problems',
  prepare: (db, structure) => {
    makeTables(db)
    const { changed, gone } = changedRules(db, structure)
    if (changed.length + gone.length > 0) findAnew(db, structure, changed, gone)
    return false
  },
  update: (db, structure, deltas) => followRules(db, structure, rulesOf(structure), deltas),
  rebuild: (db, structure) =>
    findAnew(
      db,
      structure,
      structure.rules.filter(({ isOn }) => isOn),
    ),
  verify: verifyProblems,
}
