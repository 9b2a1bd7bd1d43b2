import type { StructureModel } from '../../core/structure/model.ts'
import type { Db } from '../../store/database.ts'
import { completenessRows } from './completeness-rows.ts'
import { countProducts } from './recompute.ts'
import { requirementsOf } from './requirements.ts'
import { changedFamilies } from './tables.ts'
import { Tally } from './tally.ts'

const MAX_PROBLEMS = 20

/** Counts everything from the product rows and compares with what was kept up step by step. */
export function verifyCompleteness(db: Db, structure: StructureModel): { checked: number; problems: string[] } {
  const requirements = requirementsOf(structure)
  const problems = changedFamilies(db, requirements).map((id) => `family ${id} was counted by other requirements`)
  const rows = completenessRows(db, requirements)
  const familyOf = db.prepare('SELECT family_id FROM completeness WHERE product_id = ?').pluck()
  const tally = new Tally(requirements)
  const checked = countProducts(db, requirements, null, tally, ({ id, familyId, missing }) => {
    const kept = rows.read(id)
    if (familyOf.get(id) !== familyId || missing.some((count, index) => count !== kept[index]))
      problems.push(`product ${id}: missing ${kept.join('/')} instead of ${missing.join('/')}`)
  })
  const count = Number(db.prepare('SELECT COUNT(*) FROM completeness').pluck().get())
  if (count !== checked) problems.push(`${count} products are counted instead of ${checked}`)
  const totals = new Map(
    tally
      .totals()
      .map((each) => [`family ${each.familyId} ${each.scope}`, `${each.products}/${each.complete}/${each.missing}`]),
  )
  problems.push(
    ...differences(
      totals,
      pairs(
        db,
        "SELECT 'family ' || family_id || ' ' || scope, products || '/' || complete || '/' || missing FROM completeness_total WHERE products <> 0 OR complete <> 0 OR missing <> 0",
      ),
    ),
  )
  const keys = new Map(
    tally
      .keys()

      .map((each) => [`family ${each.familyId} ${each.key}`, String(each.missing)]),
  )
  problems.push(
    ...differences(
      keys,
      pairs(
        db,
        "SELECT 'family ' || family_id || ' ' || key, CAST(missing AS TEXT) FROM completeness_key WHERE missing <> 0",
      ),
    ),
  )
  return { checked, problems: problems.slice(0, MAX_PROBLEMS) }
}

function pairs(db: Db, query: string): Map<string, string> {
  return new Map(db.prepare(query).raw().all() as [string, string][])
}

function differences(expected: ReadonlyMap<string, string>, kept: ReadonlyMap<string, string>): string[] {
  const wrong = [...expected]
    .filter(([name, value]) => kept.get(name) !== value)
    .map(([name, value]) => `${name}: ${kept.get(name) ?? 'nothing'} instead of ${value}`)
  return [
    ...wrong,
    ...[...kept.keys()].filter((name) => !expected.has(name)).map((name) => `${name} should not be there`),
  ]
}
