import { completenessProjection } from '../../../src/engine/modules/quality/completeness-projection.ts'
import { kpiProjection } from '../../../src/engine/modules/quality/kpis/kpi-projection.ts'
import { kpis } from '../../../src/engine/modules/quality/kpis/kpis.ts'
import { missing } from '../../../src/engine/modules/quality/missing.ts'
import { problemProjection } from '../../../src/engine/modules/quality/rules/problem-projection.ts'
import { problems } from '../../../src/engine/modules/quality/rules/problems.ts'
import { shortestWayStep } from '../../../src/engine/modules/quality/shortest-way/shortest-way.ts'
import { summary } from '../../../src/engine/modules/quality/summary.ts'
import { closeLastDay } from '../../../src/engine/modules/quality/trends/keep-day.ts'
import type { WriteContext } from '../../../src/engine/runtime/module.ts'
import { systemClock } from '../../../src/engine/runtime/clock.ts'
import type { Db } from '../../../src/engine/store/database.ts'
import { createStore, prepareProjections } from '../../../src/engine/store/store.ts'
import type { Cost } from './cost.ts'
import { cost } from './cost.ts'
import type { Report } from './report.ts'

const EDITS = 30

/** How long after an edit the figures of the dashboard are there, and what the day and the shortest way cost. */
export async function benchKpis(report: Report, db: Db): Promise<void> {
  const projections = [completenessProjection, problemProjection, kpiProjection]
  const store = createStore(db, { projections, now: () => new Date(), actor: 'bench' })
  prepareProjections(db, store.structure(), projections)
  db.transaction(() => {
    for (const projection of projections) projection.rebuild(db, store.structure())
  })()
  const context: WriteContext = { db, clock: systemClock, store, structure: store.structure, memory: new Map() }
  const slot = store.structure().slots.get('name/fr_FR')
  if (!slot) throw new Error('name/fr_FR')
  const nobody = { family: null, supplier: null, productId: null }
  const write: Cost[] = []
  const tiles: Cost[] = []
  const whole: Cost[] = []
  for (let round = 0; round < EDITS; round++) {
    const values = [round % 2 === 0 ? null : `Tente ${round}`]
    const edited = await cost(() =>
      store.change({ kind: 'edit', label: { key: 'history.edit', params: {} }, origin: 'bench' }, (tx) =>
        tx.writeProducts([{ productId: 1 + round, slots: [slot], values }]),
      ),
    )
    const asked = await cost(() => {
      kpis(context, { by: 'none', channel: null, ...nobody })
      kpis(context, { by: 'none', channel: 'webshop', ...nobody })
    })
    const rest = await cost(() => {
      summary(context, { channel: 'webshop', locale: 'nl_NL', family: null })
      problems(context, { by: 'rule', rule: null, attribute: null, family: null, supplier: null, severity: null })
      missing(context, { channel: 'webshop', locale: 'nl_NL', by: 'none', attribute: null, ...nobody, count: 25 })
    })
    write.push(edited)
    tiles.push(together(edited, asked))
    whole.push(together(edited, asked, rest))
  }
  report.latency('one value written with completeness, problems and figures', write)
  report.latency('an edit and the tiles after it', tiles, 100)
  report.latency('an edit and every figure of the dashboard', whole, 100)
  const tomorrow = { now: () => new Date(Date.now() + 86_400_000), sleep: systemClock.sleep }
  report.latency('a day closed', [await cost(() => closeLastDay({ ...context, clock: tomorrow }))])
  const way = { channel: 'webshop', products: 250, sales: null }
  report.latency('the shortest way to 250 products', [await cost(() => shortestWayStep.run(context as never, way))])
}

function together(...costs: readonly Cost[]): Cost {
  const sum = (side: keyof Cost): number => costs.reduce((total, each) => total + each[side], 0)
  return { wall: sum('wall'), cpu: sum('cpu') }
}
