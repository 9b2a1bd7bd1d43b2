import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import type { ProductDelta, Projection } from '../../../store/projection.ts'
import { isPlain } from '../rules/follow-rules.ts'
import { below } from '../rules/judged-rows.ts'
import { KpiCounter } from './count-kpis.ts'
import type { KpiPlan } from './kpi-plan.ts'
import { kpiPlan } from './kpi-plan.ts'
import { KpiSets, makeKpiTables } from './kpi-rows.ts'

/**
 * What the figures of quality are shares of, in the transaction of each change: how many values each product is asked
 * for and judged by, under which family and supplier. What is wrong of them stands in the tables of completeness and
 * problems, which are kept up before this one.
 */
export const kpiProjection: Projection = {
  name: 'kpis',
  prepare: (db, structure) => {
    makeKpiTables(db)
    const kept = db.prepare('SELECT signature FROM kpi_meta').pluck().get()
    return kept !== kpiPlan(structure).signature
  },
  update: (db, structure, deltas) => {
    const { ids, made } = touched(db, kpiPlan(structure), deltas)
    if (ids.length === 0) return
    const sets = new KpiSets(db)
    const held = sets.heldBy(ids.filter((id) => !made.has(id)))
    const now = new Map(new KpiCounter(db, structure).some(ids).map((product) => [product.id, product]))
    for (const id of ids) sets.move(id, held.get(id) ?? null, now.get(id) ?? null)
    sets.write()
  },
  rebuild: (db, structure) => {
    for (const table of ['kpi_product', 'kpi_set', 'kpi_meta']) db.exec(`DELETE FROM ${table}`)
    const sets = new KpiSets(db)
    for (const products of new KpiCounter(db, structure).all()) {
      for (const product of products) sets.move(product.id, null, product)
      sets.write()
    }
    db.prepare('INSERT INTO kpi_meta (signature) VALUES (?)').run(kpiPlan(structure).signature)
  },
  verify: verifyKpis,
}

/**
 * Products whose numbers may have changed, what hangs below a model that moved among them; and which of them were made
 * just now, so that nothing is held of them yet.
 */
function touched(
  db: Db,
  { filled, watched }: KpiPlan,
  deltas: readonly ProductDelta[],
): { readonly ids: readonly number[]; readonly made: ReadonlySet<number> } {
  const ids = new Set<number>()
  const made = new Set<number>()
  for (const delta of deltas) {
    const { productId, stateBefore, stateAfter, slotIds, before, after } = delta
    if (isPlain(delta)) {
      const counts = slotIds.some(
        (id, at) =>
          watched.has(id) || (filled.has(id) && ((before[at] ?? null) === null) !== ((after[at] ?? null) === null)),
      )
      if (counts) ids.add(productId)
      continue
    }
    if (stateBefore === null && !ids.has(productId)) made.add(productId)
    ids.add(productId)
    const stoodAbove = stateBefore?.kind === 'model' || stateAfter?.kind === 'model'
    if (stoodAbove && stateBefore !== null) for (const id of below(db, productId)) ids.add(id)
  }
  return { ids: [...ids], made }
}

const MAX_TOLD = 20

/** Counts everything anew and compares with what was kept up step by step. */
function verifyKpis(db: Db, structure: StructureModel): { checked: number; problems: string[] } {
  const expected = new Set<string>()
  const shares = new Map<string, number>()
  let checked = 0
  for (const products of new KpiCounter(db, structure).all())
    for (const { id, familyId, supplier, counts } of products) {
      checked++
      const numbers = `${familyId}/${supplier} ${JSON.stringify(counts)}`
      expected.add(`product ${id}: ${numbers}`)
      shares.set(numbers, (shares.get(numbers) ?? 0) + 1)
    }
  for (const [numbers, products] of shares) expected.add(`set ${numbers}: ${products}`)
  const kept = db
    .prepare(
      `SELECT 'product ' || q.product_id || ': ' || k.family_id || '/' || k.supplier || ' ' || k.counts
       FROM kpi_product q CROSS JOIN kpi_set k ON k.id = q.set_id
       UNION ALL SELECT 'set ' || family_id || '/' || supplier || ' ' || counts || ': ' || products FROM kpi_set`,
    )
    .pluck()
    .all() as string[]
  const there = new Set(kept)
  const problems = [
    ...[...expected].filter((each) => !there.has(each)).map((each) => `${each}: not kept`),
    ...kept.filter((each) => !expected.has(each)).map((each) => `${each}: should not be there`),
  ]
  return { checked, problems: problems.slice(0, MAX_TOLD) }
}
