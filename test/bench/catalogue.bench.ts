import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { FAMILIES, makeBigCatalogue, openThreaded, random } from './support/big-catalogue.ts'
import { searchCaughtUp } from './support/caught-up.ts'
import { columnsOf } from './support/columns-of.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import { makeFlatFloor } from './support/flat-floor.ts'
import type { Bench, Report } from './support/report.ts'

let requests = 0
const requestId = (): string => `bench-request-${++requests}`

/** Editing, undoing, finding and sorting in a catalogue of 100,000 products, through the engine's threads. */
export const bench: Bench = {
  name: 'catalogue',
  run: async (report, { rows, folder }) => {
    const path = join(folder, 'big.etalage')
    const { milliseconds, columns } = makeBigCatalogue(path, rows)
    report.note(
      `${rows} products with ${columns} columns, written with journal and completeness in ${(milliseconds / 1_000).toFixed(1)} s`,
    )
    const floor = makeFlatFloor(path, join(folder, 'floor.db'))
    const engine = await openThreaded(path)
    try {
      await indexed(report, engine, path)
      await edits(report, engine, floor, path, rows)
      await pages(report, engine, rows)
      await bulk(report, engine, floor, path, rows)
    } finally {
      await engine.close()
      floor.close()
    }
  },
}

/** Waits for the search index, and says how long it took to catch up. */
async function indexed(report: Report, engine: Engine, path: string): Promise<void> {
  const db = openDatabase(path, 'read')
  const waiting = db.prepare('SELECT COUNT(*) FROM search_queue').pluck()
  const from = Number(waiting.get())
  const took = await cost(async () => {
    const delays: Cost[] = []
    while (Number(waiting.get()) > 0) {
      delays.push(await cost(() => engine.runJob('catalogue.redo', { requestId: requestId() })))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    if (delays.length > 0) report.latency('a command while the search index catches up', delays)
  })
  report.note(`search index of ${from} products caught up in ${(took.wall / 1_000).toFixed(1)} s of idle time`)
  db.close()
}

async function edits(
  report: Report,
  engine: Engine,
  floor: Database.Database,
  path: string,
  rows: number,
): Promise<void> {
  const slots = columnsOf(path)
  const next = random(11)
  const read = floor.prepare(`SELECT ${slots('name/nl_NL')} FROM product WHERE id = ?`).pluck()
  const write = floor.prepare(`UPDATE product SET ${slots('name/nl_NL')} = ?, updated_at = ? WHERE id = ?`)
  const log = floor.prepare('INSERT INTO log (product_id, before, after) VALUES (?, ?, ?)')
  const ours: Cost[] = []
  const theirs: Cost[] = []
  for (let round = 0; round < 300; round++) {
    const productId = 1 + Math.floor(next() * rows)
    const text = `changed name ${round}`
    ours.push(
      await cost(() =>
        engine.call('catalogue.applyIntents', {
          requestId: requestId(),
          intents: [
            {
              kind: 'set-text',
              productId,
              column: round % 3 === 0 ? 'text_0' : 'name/nl_NL',
              text: round % 3 === 0 && round % 2 === 0 ? '' : text,
            },
          ],
        }),
      ),
    )
    theirs.push(
      await cost(() =>
        floor.transaction(() => {
          const before = read.get(productId)
          write.run(text, new Date().toISOString(), productId)
          log.run(productId, JSON.stringify([before]), JSON.stringify([text]))
        })(),
      ),
    )
  }
  report.latency('edit of one cell, floor (one transaction on the disk)', theirs)
  report.latency('edit of one cell, end to end', ours)
  const summaries: Cost[] = []
  for (let round = 0; round < 100; round++)
    summaries.push(await cost(() => engine.call('quality.summary', { channel: 'webshop', locale: 'nl_NL' })))
  report.latency('dashboard figures', summaries, 16)
}

async function pages(report: Report, engine: Engine, rows: number): Promise<void> {
  const columns = [
    'sku',
    'name/nl_NL',
    'brand',
    'price/EUR',
    'family',
    'completeness/webshop/nl_NL',
    ...Array.from({ length: 14 }, (_, index) => `text_${index}`),
    'number_0',
    'number_1',
  ].map((column) => ({ column }))
  const page = (
    viewKey: string,
    query: { filter?: string; search?: string; sort?: { column: string; descending?: boolean }[] },
    from = 0,
    refresh = false,
  ) => engine.call('catalogue.gridPage', { viewKey, refresh, query, columns, from, count: 100 })
  const timed = cost

  const filters = [
    'price/EUR > 400',
    'brand = brand_7',
    'name/nl_NL contains waterdicht',
    'text_9 is empty',
    'family = family_3 and number_3 < 100',
    'completeness webshop/nl_NL < 60',
    'missing description webshop/fr_FR',
    'weight > 4900',
    'released >= 2024-01-01 and waterproof = yes',
    'description/webshop/nl_NL contains éclair',
  ]
  const sorts = [
    'price/EUR',
    'name/nl_NL',
    'brand',
    'text_3',
    'number_5',
    'completeness/webshop/nl_NL',
    'updated',
    'weight',
  ]
  const firstFilter: Cost[] = []
  const firstSort: Cost[] = []
  for (const filter of filters) firstFilter.push(await timed(() => page('first', { filter })))
  for (const column of sorts) firstSort.push(await timed(() => page('first', { sort: [{ column }] })))
  report.latency('filter, first time asked', firstFilter)
  report.latency('sort, first time asked', firstSort)

  const again: Cost[] = []
  const sortAgain: Cost[] = []
  const both: Cost[] = []
  for (let round = 0; round < 10; round++) {
    for (const filter of filters) again.push(await timed(() => page('again', { filter })))
    for (const column of sorts)
      sortAgain.push(await timed(() => page('again', { sort: [{ column, descending: round % 2 === 0 }] })))
    for (const [index, column] of sorts.entries())
      both.push(
        await timed(() =>
          page('again', { filter: filters[(index + round) % filters.length] ?? '', sort: [{ column }] }),
        ),
      )
  }
  report.latency('filter asked before: first page', again, 16)
  report.latency('sort asked before: first page', sortAgain, 16)
  report.latency('filter and sort asked before: first page', both, 16)

  const next = random(5)
  const deep: Cost[] = []
  for (let round = 0; round < 200; round++)
    deep.push(
      await timed(() => page('deep', { sort: [{ column: 'name/nl_NL' }] }, Math.floor((next() * rows) / 100) * 100)),
    )
  report.latency('any page of a sorted view', deep.slice(1), 16)

  const mended: Cost[] = []
  for (let round = 0; round < 50; round++) {
    await engine.call('catalogue.applyIntents', {
      requestId: requestId(),
      intents: [
        { kind: 'set-value', productId: 1 + Math.floor(next() * rows), column: 'price/EUR', value: round + 0.5 },
      ],
    })
    mended.push(
      await timed(() => page('mended', { filter: 'price/EUR > 400', sort: [{ column: 'price/EUR' }] }, 0, true)),
    )
  }
  report.latency('the same view made again after an edit of its column', mended, 16)

  const searches = [
    'waterdicht',
    'tent',
    'ten',
    'eclair',
    'grote tent',
    'rode slaap',
    'SKU-00123',
    '8700000123',
    'sup-0007',
    'cafe gite',
    'brand_19',
    'kampeer matras 12',
  ]
  const found: Cost[] = []
  for (let round = 0; round < 10; round++)
    for (const search of searches) found.push(await timed(() => page(`search${round}`, { search }, 0, true)))
  report.latency('search: first page', found, 50)
  const typed: Cost[] = []
  for (const word of ['waterdicht', 'kampeer'])
    for (let length = 1; length <= word.length; length++)
      typed.push(await timed(() => page('typed', { search: word.slice(0, length) })))
  report.latency('search as you type: first page', typed, 50)
  report.note(`${FAMILIES} families; each page is 100 rows of ${columns.length} columns, from thread to thread`)
}

async function bulk(
  report: Report,
  engine: Engine,
  floor: Database.Database,
  path: string,
  rows: number,
): Promise<void> {
  const slots = columnsOf(path)
  const names = ['text_4', 'text_5', 'text_6', 'number_4', 'number_5']
  const products = Math.min(10_000, rows)
  const columns = names.map(slots)
  const read = floor.prepare(`SELECT ${columns.join(', ')} FROM product WHERE id = ?`).raw()
  const write = floor.prepare(
    `UPDATE product SET ${columns.map((name) => `${name} = ?`).join(', ')}, updated_at = ? WHERE id = ?`,
  )
  const log = floor.prepare('INSERT INTO log (product_id, before, after) VALUES (?, ?, ?)')
  const change = (valuesOf: (id: number) => (string | number)[]): void =>
    floor.transaction(() => {
      const now = new Date().toISOString()
      for (let id = 1; id <= products; id++) {
        const before = read.get(id)
        const after = valuesOf(id)
        write.run(...after, now, id)
        log.run(id, JSON.stringify(before), JSON.stringify(after))
      }
    })()
  const costs = { ours: [] as Cost[], floor: [] as Cost[], undo: [] as Cost[], floorUndo: [] as Cost[] }
  for (let round = 0; round < 5; round++) {
    const values = (id: number): (string | number)[] =>
      names.map((name, index) => (name.startsWith('text') ? `bulk ${round} ${id} ${index}` : id + round + index))
    const intents = Array.from({ length: products }, (_, index) => index + 1).flatMap((productId) =>
      names.map((column, at) => ({
        kind: 'set-value' as const,
        productId,
        column,
        value: values(productId)[at] ?? null,
      })),
    )
    // The search index follows later: each turn waits until it has, so that nobody measures it.
    costs.ours.push(
      await cost(() => engine.call('catalogue.applyIntents', { requestId: requestId(), kind: 'paste', intents })),
    )
    await searchCaughtUp(path)
    costs.floor.push(await cost(() => change(values)))
    costs.undo.push(await cost(() => engine.runJob('catalogue.undo', { requestId: requestId() })))
    await searchCaughtUp(path)
    costs.floorUndo.push(await cost(() => change((id) => values(id + 1))))
  }
  report.ratio(`${products * names.length} cells pasted (5 columns), one step`, costs.ours, costs.floor, 2)
  report.ratio('undo of it', costs.undo, costs.floorUndo, 2)
}
