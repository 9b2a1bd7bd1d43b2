import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { ProductDelta, Projection } from '../../../store/projection.ts'
import { isPlain } from '../rules/follow-rules.ts'
import { below } from '../rules/judged-rows.ts'
import type { CountedProduct } from './count-kpis.ts'
import { KpiCounter } from './count-kpis.ts'
import type { KpiPlan } from './kpi-plan.ts'
import { kpiPlan } from './kpi-plan.ts'
import { KpiTally, makeKpiTables } from './kpi-rows.ts'

/**
 * What the figures of quality are shares of, in the transaction of each change: how many values each product is asked
 * for and judged by, added up per family and supplier. What is wrong of them stands in the tables of completeness and
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
    const ids = touched(db, kpiPlan(structure), deltas)
    if (ids.length === 0) return
    const rows = new KpiRows(db)
    const tally = new KpiTally()
    const now = new Map(new KpiCounter(db, structure).some(ids).map((product) => [product.id, product]))
    for (const id of ids) rows.turn(id, now.get(id) ?? null, tally)
    tally.write(db)
  },
  rebuild: (db, structure) => {
    for (const table of ['kpi_product', 'kpi_total', 'kpi_meta']) db.exec(`DELETE FROM ${table}`)
    const rows = new KpiRows(db)
    const tally = new KpiTally()
    for (const products of new KpiCounter(db, structure).all())
      for (const product of products) {
        rows.insert(product)
        tally.add(product, 1)
      }
    tally.write(db)
    db.prepare('INSERT INTO kpi_meta (signature) VALUES (?)').run(kpiPlan(structure).signature)
  },
  verify: verifyKpis,
}

/** Products whose numbers may have changed, what hangs below a model that moved among them. */
function touched(db: Db, { filled, watched }: KpiPlan, deltas: readonly ProductDelta[]): number[] {
  const ids = new Set<number>()
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
    ids.add(productId)
    const stoodAbove = stateBefore?.kind === 'model' || stateAfter?.kind === 'model'
    if (stoodAbove && stateBefore !== null) for (const id of below(db, productId)) ids.add(id)
  }
  return [...ids]
}

class KpiRows {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Puts a product's numbers in place of those it had; null where it is gone. */
  turn(id: number, now: CountedProduct | null, tally: KpiTally): void {
    const row = prepared(
      this.#db,
      'SELECT family_id, supplier, counts FROM kpi_product WHERE product_id = ?',
      'raw',
    ).get(id) as [number, string, string] | undefined
    if (row && now && row[0] === now.familyId && row[1] === now.supplier && row[2] === JSON.stringify(now.counts))
      return
    // The numbers are as `insert` wrote them.
    if (row) tally.add({ familyId: row[0], supplier: row[1], counts: JSON.parse(row[2]) as number[] }, -1)
    if (now) {
      tally.add(now, 1)
      this.insert(now)
    } else if (row) prepared(this.#db, 'DELETE FROM kpi_product WHERE product_id = ?').run(id)
  }

  insert({ id, familyId, supplier, counts }: CountedProduct): void {
    prepared(
      this.#db,
      'INSERT OR REPLACE INTO kpi_product (product_id, family_id, supplier, counts) VALUES (?, ?, ?, ?)',
    ).run(id, familyId, supplier, JSON.stringify(counts))
  }
}

const MAX_TOLD = 20

/** Counts everything anew and compares with what was kept up step by step. */
function verifyKpis(db: Db, structure: StructureModel): { checked: number; problems: string[] } {
  const tally = new KpiTally()
  const expected = new Set<string>()
  let checked = 0
  for (const products of new KpiCounter(db, structure).all())
    for (const product of products) {
      checked++
      tally.add(product, 1)
      expected.add(`product ${product.id}: ${product.familyId}/${product.supplier} ${JSON.stringify(product.counts)}`)
    }
  for (const { familyId, supplier, products, counts } of tally.groups())
    expected.add(`group ${familyId}/${supplier}: ${products} ${JSON.stringify(counts)}`)
  const kept = db
    .prepare(
      `SELECT 'product ' || product_id || ': ' || family_id || '/' || supplier || ' ' || counts FROM kpi_product
       UNION ALL SELECT 'group ' || family_id || '/' || supplier || ': ' || products || ' ' || counts FROM kpi_total`,
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
