import { join } from 'node:path'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { makeBigCatalogue, openThreaded } from './support/big-catalogue.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import { columnsOf } from './support/columns-of.ts'
import type { Bench, Report } from './support/report.ts'

/** Groups of the grid, facets and similar values, through the engine's threads; plain SQL on the same table beside them. */
export const bench: Bench = {
  name: 'groups',
  run: async (report, { rows, folder }) => {
    const path = join(folder, 'groups.etalage')
    makeBigCatalogue(path, rows)
    const engine = await openThreaded(path)
    try {
      await groups(report, engine, path)
      await facets(report, engine, path)
    } finally {
      await engine.close()
    }
  },
}

const ROUNDS = 12

async function groups(report: Report, engine: Engine, path: string): Promise<void> {
  const slots = columnsOf(path)
  const db = openDatabase(path, 'read')
  const page = (viewKey: string, group: object, refresh = false) =>
    engine.call('catalogue.gridPage', {
      viewKey,
      refresh,
      query: { group: group as { columns: { column: string }[] } },
      columns: [{ column: 'sku' }, { column: 'name/nl_NL' }],
      from: 0,
      count: 100,
    })
  const first: Cost[] = []
  const again: Cost[] = []
  const floor: Cost[] = []
  const ordered = db.prepare(`SELECT id FROM product ORDER BY ${slots('brand')}, ${slots('name/nl_NL')}`).pluck()
  for (const column of ['brand', 'family', 'status', 'waterproof'])
    first.push(await cost(() => page('first', { columns: [{ column }] })))
  const both = { columns: [{ column: 'family' }, { column: 'brand' }] }
  for (let round = 0; round < ROUNDS; round++) {
    again.push(await cost(() => page('both', both, true)))
    floor.push(await cost(() => ordered.all()))
  }
  report.latency('group by a column, first time asked', first)
  report.ratio('group by family and brand again, over SELECT id ORDER BY two columns', again, floor)

  const { groups: rows } = await page('both', both)
  const keys = (rows ?? []).filter(({ level }) => level === 0).map(({ key }) => key)
  const one: Cost[] = []
  const all: Cost[] = []
  for (let round = 0; round < ROUNDS; round++) {
    one.push(await cost(() => page('both', { ...both, except: [keys[round % keys.length] ?? ''] })))
    all.push(await cost(() => page('both', { ...both, isOpen: false, except: round % 2 === 0 ? [] : [keys[0] ?? ''] })))
  }
  report.latency('one group closed: first page', one, 50)
  report.latency('all groups closed: first page', all, 50)
  db.close()
}

async function facets(report: Report, engine: Engine, path: string): Promise<void> {
  const slots = columnsOf(path)
  const db = openDatabase(path, 'read')
  const count = (column: string, filter = '', more: object = {}) =>
    engine.runJob('catalogue.facets', { facets: [{ column, filter, ...more }], language: 'nl' })
  const plain = db.prepare(`SELECT ${slots('brand')}, COUNT(*) FROM product GROUP BY 1`)
  const ours: Cost[] = []
  const filtered: Cost[] = []
  const text: Cost[] = []
  const floor: Cost[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await cost(() => count('brand')))
    floor.push(await cost(() => plain.all()))
    filtered.push(await cost(() => count('family', 'price/EUR > 400 and brand = brand_7')))
    text.push(await cost(() => count('text_0', '', { find: 'tent', order: 'name' })))
  }
  report.ratio('facet of a select, over GROUP BY', ours, floor)
  report.latency('facet of a select', ours)
  report.latency('facet among the products of a filter', filtered)
  report.latency('facet of a text, searched and by name', text)
  const similar: Cost[] = []
  for (let round = 0; round < 4; round++)
    similar.push(await cost(() => engine.runJob('catalogue.similarValues', { column: 'brand' })))
  report.latency('similar values of a select', similar)
  db.close()
}
