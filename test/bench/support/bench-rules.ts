import { packRules } from '../../../src/engine/modules/quality/index.ts'
import { problemProjection } from '../../../src/engine/modules/quality/rules/problem-projection.ts'
import { rulesOf } from '../../../src/engine/modules/quality/rules/rules-of.ts'
import type { Db } from '../../../src/engine/store/database.ts'
import { loadStructure } from '../../../src/engine/store/load-structure.ts'
import { slotExpression } from '../../../src/engine/store/slots.ts'
import { createStore } from '../../../src/engine/store/store.ts'
import type { Cost } from './cost.ts'
import { cost, inTurn } from './cost.ts'
import type { Report } from './report.ts'

/** The basics of marketplaces on every product: found anew over one scan of the same columns, and what they add to edits. */
export async function benchRules(report: Report, db: Db, rows: number): Promise<void> {
  const insert = db.prepare('INSERT OR REPLACE INTO quality_rule (code, rule) VALUES (?, ?)')
  for (const rule of packRules('marketplace')) insert.run(rule.code, JSON.stringify(rule))
  const structure = loadStructure(db)
  const { slots, checks } = rulesOf(structure)
  problemProjection.prepare(db, structure)
  const scan = db.prepare(`SELECT p.id, ${slots.map(slotExpression).join(', ')} FROM product p`).raw()
  const { ours, theirs } = await inTurn(5, {
    ours: () => db.transaction(() => problemProjection.rebuild(db, structure))(),
    theirs: () => scan.all(),
  })
  report.ratio(`${checks.length} checks of ${rows} products, over reading the same columns`, ours, theirs)

  const bare = createStore(db, { projections: [], now: () => new Date(), actor: 'bench' })
  const following = createStore(db, { projections: [problemProjection], now: () => new Date(), actor: 'bench' })
  const slot = structure.slots.get('name/fr_FR')
  if (!slot) throw new Error('name/fr_FR')
  const edit = (store: typeof bare, text: string): void => {
    store.change({ kind: 'edit', label: { key: 'history.edit', params: {} }, origin: 'bench' }, (tx) =>
      tx.writeProducts(
        Array.from({ length: 1_000 }, (_, index) => ({ productId: index + 1, slots: [slot], values: [text] })),
      ),
    )
  }
  const without: Cost[] = []
  const withIt: Cost[] = []
  for (let round = 0; round < 5; round++) {
    withIt.push(await cost(() => edit(following, `Tente pour la famille ${round}`)))
    without.push(await cost(() => edit(bare, `Tente pour la famille encore ${round}`)))
  }
  report.ratio('1,000 names written under the rules, over the same without them', withIt, without)
}
