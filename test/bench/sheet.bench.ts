import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import type { Input } from '../../src/shared/contract/index.ts'
import { openThreaded } from './support/big-catalogue.ts'
import { columnsOf } from './support/columns-of.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import { makeFlatFloor } from './support/flat-floor.ts'
import { gridCatalogue } from './support/grid-catalogue.ts'
import type { Bench, Report } from './support/report.ts'

let requests = 0
const requestId = (): string => `bench-sheet-${++requests}`

/** Operations on ranges through the engine's threads, beside the same work in plain SQL on one plain table. */
export const bench: Bench = {
  name: 'sheet of the grid',
  run: async (report, { rows, folder, kept }) => {
    const path = join(folder, 'sheet.etalage')
    copyFileSync(gridCatalogue(kept, rows), path) // it is changed here
    const floor = makeFlatFloor(path, join(folder, 'sheet-floor.db'))
    const engine = await openThreaded(path)
    try {
      const run: Run = { report, engine, floor, path, rows, columns: columnsOf(path) }
      await caughtUp(path)
      await small(run)
      await pasting(run)
      await replacing(run)
      await counting(run)
      await copying(run)
      await meanwhile(run)
    } finally {
      await engine.close()
      floor.close()
    }
  },
}

interface Run {
  readonly report: Report
  readonly engine: Engine
  readonly floor: Database.Database
  readonly path: string
  readonly rows: number
  /** The SQL column of a column key. */
  readonly columns: (key: string) => string
}

const ALL = { viewKey: 'bench', query: {}, order: null }
const everything = (rows: number, ...columns: string[]): Input<'sheet.apply'>['selection'] => ({
  kind: 'view',
  ...ALL,
  ranges: [{ from: 0, count: rows, columns }],
})

async function orderOf(engine: Engine): Promise<number> {
  const { order } = await engine.call('catalogue.gridPage', {
    viewKey: 'bench',
    query: {},
    columns: [{ column: 'sku' }],
    from: 0,
    count: 1,
  })
  return order
}

async function small({ report, engine }: Run): Promise<void> {
  const order = await orderOf(engine)
  for (const [what, count] of [
    ['one cell', 1],
    ['20 x 5 cells', 20],
    ['400 x 5 cells', 400],
  ] as const) {
    const costs: Cost[] = []
    for (let round = 0; round < 40; round++) {
      const columns = count === 1 ? ['text_1'] : ['text_1', 'text_2', 'text_3', 'number_1', 'number_2']
      const ranges = [{ from: round * 3, count, columns }]
      const selection = { kind: 'view' as const, ...ALL, order, ranges }
      const operation = { kind: 'set' as const, text: String(round) }
      costs.push(await cost(() => engine.runJob('sheet.apply', { requestId: requestId(), selection, operation })))
    }
    report.latency(`set ${what}, end to end`, costs.slice(5), count === 400 ? undefined : 10)
  }
}

async function pasting({ report, engine, floor, path, rows, columns }: Run): Promise<void> {
  const names = ['text_4', 'text_5', 'text_6', 'number_4', 'number_5']
  const products = Math.min(10_000, rows)
  const sql = names.map(columns)
  const read = floor.prepare(`SELECT ${sql.join(', ')} FROM product WHERE id = ?`).raw()
  const write = floor.prepare(
    `UPDATE product SET ${sql.map((name) => `${name} = ?`).join(', ')}, updated_at = ? WHERE id = ?`,
  )
  const log = floor.prepare('INSERT INTO log (product_id, before, after) VALUES (?, ?, ?)')
  const plain = (valuesOf: (id: number) => (string | number)[]): void =>
    floor.transaction(() => {
      const now = new Date().toISOString()
      for (let id = 1; id <= products; id++) {
        const before = read.get(id)
        const after = valuesOf(id)
        write.run(...after, now, id)
        log.run(id, JSON.stringify(before), JSON.stringify(after))
      }
    })()
  const costs = { paste: [] as Cost[], floor: [] as Cost[], undo: [] as Cost[], redo: [] as Cost[] }
  for (let round = 0; round < 5; round++) {
    const values = (id: number): (string | number)[] =>
      names.map((name, index) => (name.startsWith('text') ? `paste ${round} ${id} ${index}` : id + round + index))
    const table = Array.from({ length: products }, (_, index) => values(index + 1).map(String))
    const order = await orderOf(engine)
    const anchor = { ...ALL, order, from: 0, target: { rows: 1, columns: 1 } }
    costs.paste.push(
      await cost(() => engine.runJob('sheet.paste', { requestId: requestId(), anchor, columns: names, table })),
    )
    await caughtUp(path)
    costs.floor.push(await cost(() => plain(values)))
    costs.undo.push(await cost(() => engine.runJob('catalogue.undo', { requestId: requestId() })))
    await caughtUp(path)
    costs.redo.push(await cost(() => engine.runJob('catalogue.redo', { requestId: requestId() })))
    await caughtUp(path)
  }
  const cells = products * names.length
  report.ratio(`${cells} cells pasted, over the same in plain SQL with a log`, costs.paste, costs.floor, 1.5)
  report.ratio('undo of it, over the paste', costs.undo, costs.paste, 0.9)
  report.ratio('redo of it, over the paste', costs.redo, costs.paste)
}

async function replacing({ report, engine, floor, path, rows, columns }: Run): Promise<void> {
  const name = columns('name/nl_NL')
  const select = floor.prepare(`SELECT id, ${name} FROM product WHERE instr(lower(${name}), ?) > 0`).raw()
  const update = floor.prepare(`UPDATE product SET ${name} = ?, updated_at = ? WHERE id = ?`)
  const log = floor.prepare('INSERT INTO log (product_id, before, after) VALUES (?, ?, ?)')
  const plain = (find: string, by: string): number =>
    floor.transaction(() => {
      const now = new Date().toISOString()
      const found = select.all(find.toLowerCase()) as [number, string][]
      for (const [id, before] of found) {
        const after = before.replace(new RegExp(find, 'gi'), by)
        update.run(after, now, id)
        log.run(id, JSON.stringify([before]), JSON.stringify([after]))
      }
      return found.length
    })()
  const costs = { ours: [] as Cost[], floor: [] as Cost[], preview: [] as Cost[], sample: [] as Cost[] }
  let changed = 0
  for (let round = 0; round < 4; round++) {
    const [find, by] = round % 2 === 0 ? (['matras', 'slaapmat'] as const) : (['slaapmat', 'matras'] as const)
    const operation = { kind: 'replace' as const, find, with: by }
    const input = { selection: everything(rows, 'name/nl_NL'), operation }
    costs.sample.push(await cost(() => engine.call('sheet.sample', input)))
    costs.preview.push(await cost(() => engine.runJob('sheet.preview', input)))
    costs.ours.push(
      await cost(async () => {
        changed = (await engine.runJob('sheet.apply', { requestId: requestId(), ...input })).changed
      }),
    )
    await caughtUp(path)
    costs.floor.push(await cost(() => plain(find, by)))
  }
  report.ratio(`replace all in one column: ${changed} of ${rows}, over plain SQL`, costs.ours, costs.floor, 1.3)
  report.latency('its first samples', costs.sample, 60)
  report.latency('its preview: the count over everything', costs.preview, 300 * (rows / 100_000))
}

async function counting({ report, engine, floor, rows, columns }: Run): Promise<void> {
  const price = columns('price/EUR')
  const sql = floor.prepare(`SELECT COUNT(${price}), SUM(${price}), MIN(${price}), MAX(${price}) FROM product`)
  const name = columns('name/nl_NL')
  const matching = floor.prepare(`SELECT COUNT(*) FROM product WHERE instr(lower(${name}), 'waterdicht') > 0`)
  const costs = { sum: [] as Cost[], sumFloor: [] as Cost[], count: [] as Cost[], countFloor: [] as Cost[] }
  const next: Cost[] = []
  for (let round = 0; round < 5; round++) {
    costs.sum.push(await cost(() => engine.runJob('sheet.summary', { selection: everything(rows, 'price/EUR') })))
    costs.sumFloor.push(await cost(() => sql.get()))
    const pattern = { find: 'waterdicht' }
    costs.count.push(
      await cost(() => engine.runJob('sheet.count', { selection: everything(rows, 'name/nl_NL'), pattern })),
    )
    costs.countFloor.push(await cost(() => matching.get()))
    const order = await orderOf(engine)
    const after = { row: Math.floor((rows / 5) * round), column: 'name/nl_NL' }
    const find = { ...ALL, order, columns: ['name/nl_NL', 'brand'], pattern, after }
    next.push(await cost(() => engine.runJob('sheet.find', find)))
  }
  report.ratio(`sum, average, least and most of ${rows} cells, over plain SQL`, costs.sum, costs.sumFloor)
  report.ratio(`matches counted in ${rows} cells, over plain SQL`, costs.count, costs.countFloor)
  report.latency('find the next cell', next, 50)
}

async function copying({ report, engine, floor, rows, columns }: Run): Promise<void> {
  const names = ['sku', 'name/nl_NL', 'brand', 'price/EUR', ...Array.from({ length: 6 }, (_, at) => `text_${at}`)]
  const count = Math.min(50_000, rows)
  const sql = names.map((name) => (name === 'sku' ? 'sku' : columns(name)))
  const read = floor.prepare(`SELECT ${sql.join(', ')} FROM product WHERE id <= ?`).raw()
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  for (let round = 0; round < 4; round++) {
    const order = await orderOf(engine)
    const selection = { kind: 'view' as const, ...ALL, order, ranges: [{ from: 0, count, columns: names }] }
    costs.ours.push(await cost(() => engine.runJob('sheet.copy', { selection })))
    costs.floor.push(await cost(() => (read.all(count) as unknown[][]).map((row) => row.join('\t')).join('\n').length))
  }
  report.ratio(`${count * names.length} cells copied as text and table, over plain text`, costs.ours, costs.floor)
}

/** Edits of single cells, and pages, while an operation over everything runs. */
async function meanwhile({ report, engine, rows }: Run): Promise<void> {
  const whole = engine.runJob('sheet.apply', {
    requestId: requestId(),
    selection: everything(rows, 'text_9', 'text_10'),
    operation: { kind: 'append', text: '!', fillsEmpty: true },
  })
  let isDone = false
  const started = performance.now()
  const ended = whole.then(() => (isDone = true))
  const edits: Cost[] = []
  const pages: Cost[] = []
  while (!isDone) {
    const productId = 1 + (edits.length % rows)
    const intents = [{ kind: 'set-text' as const, productId, column: 'text_1', text: `edit ${edits.length}` }]
    edits.push(await cost(() => engine.call('catalogue.applyIntents', { requestId: requestId(), intents })))
    const columns = ['sku', 'name/nl_NL', 'text_9'].map((column) => ({ column }))
    const page = { viewKey: 'grid', query: {}, columns, from: (edits.length * 137) % rows, count: 100 }
    pages.push(await cost(() => engine.call('catalogue.gridPage', page)))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await ended
  report.note(`${rows * 2} cells appended to in ${((performance.now() - started) / 1_000).toFixed(1)} s`)
  report.latency('edit of one cell while that runs', edits, 150)
  report.latency('page of the grid while that runs', pages, 50)
}

/** Waits until no product waits for the search index, so that nobody measures that. */
async function caughtUp(path: string): Promise<void> {
  const db = openDatabase(path, 'read')
  const waiting = db.prepare('SELECT COUNT(*) FROM search_queue').pluck()
  while (Number(waiting.get()) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  db.close()
}
