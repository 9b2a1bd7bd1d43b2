import { closeSync, copyFileSync, fsyncSync, openSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeTaskHost } from '../../src/engine/entry/node-task-host.ts'
import { importFile } from '../../src/engine/modules/import/index.ts'
import type { Engine } from '../../src/engine/runtime/engine.ts'
import { checkChain } from '../../src/engine/check/check-chain.ts'
import type { Db } from '../../src/engine/store/database.ts'
import { sourceMigrations } from '../../src/engine/app.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { openNewest } from '../../src/engine/store/migrate.ts'
import type { ChainedRow } from '../../src/engine/store/journal-chain.ts'
import { rowHash } from '../../src/engine/store/journal-chain.ts'
import type { Input } from '../../src/shared/contract/index.ts'
import { makeBigCatalogue, openThreaded, random } from './support/big-catalogue.ts'
import { searchCaughtUp } from './support/caught-up.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import { toVersion5 } from './support/older-file.ts'
import type { Bench, Report } from './support/report.ts'

let requests = 0
const requestId = (): string => `bench-history-${++requests}`

/** What the journal costs and what it answers: bytes, hashes, the past, differences and going back. */
export const bench: Bench = {
  name: 'history',
  run: async (report, { rows, folder }) => {
    const path = join(folder, 'history.etalage')
    const { milliseconds } = makeBigCatalogue(path, rows)
    const db = openDatabase(path, 'read')
    chain(report, db, milliseconds)
    const tickets = { resolve: (ticket: string) => ({ path: ticket, fileName: 'delivery.csv' }) }
    const engine = await openThreaded(path, { tasks: nodeTaskHost(), tickets })
    try {
      await searchCaughtUp(path)
      const scan = await cost(() => void db.prepare('SELECT * FROM product').raw().all().length)
      const run: Run = { report, engine, db, path, rows, scan }
      await aStep(run)
      await delivered(run, folder)
      await looking(run)
      await backAgain(run)
      await rowByRow(run)
    } finally {
      await engine.close()
    }
    await upgrade(report, folder, path, db)
    const verified = await cost(() => checkChain(db))
    const links = db.prepare('SELECT COUNT(*) FROM journal_link').pluck().get()
    report.note(`chain of ${String(links)} links verified whole in ${verified.wall.toFixed(0)} ms`)
    db.close()
  },
}

/** A file of version 5 brought up to date, over copying it. */
async function upgrade(report: Report, folder: string, path: string, db: Db): Promise<void> {
  const [old, copy] = [join(folder, 'old.etalage'), join(folder, 'copy.etalage')]
  db.prepare('VACUUM INTO ?').run(old)
  toVersion5(old)
  const floor = await cost(() => {
    copyFileSync(old, copy)
    const file = openSync(copy, 'r+')
    fsyncSync(file)
    closeSync(file)
  })
  const ours = await cost(() => openNewest(old, sourceMigrations).close())
  const megabytes = statSync(path).size / 1e6
  report.note(
    `file of version 5 (${megabytes.toFixed(0)} MB) brought up to date: ${ours.wall.toFixed(0)} ms (cpu ${ours.cpu.toFixed(0)}), copying it ${floor.wall.toFixed(0)} ms`,
  )
}

interface Run {
  readonly report: Report
  readonly engine: Engine
  readonly db: Db
  readonly path: string
  readonly rows: number
  /** Every value of every product read once. */
  readonly scan: Cost
}

/** What hashing adds to a bulk write: the rows it has written, hashed again out of memory. */
function chain(report: Report, db: Db, milliseconds: number): void {
  const page = db.prepare(
    `SELECT c.seq, c.change_set_id AS changeSetId, c.entity, c.entity_id AS entityId, c.shape_id AS shapeId, s.slots,
     c.before, c.after FROM change c LEFT JOIN change_shape s ON s.id = c.shape_id WHERE c.seq > ? ORDER BY c.seq LIMIT 5000`,
  )
  let hashing = 0
  for (let after = 0; ;) {
    const rows = page.all(after) as ChainedRow[]
    const last = rows.at(-1)
    if (!last) break
    after = last.seq
    const start = performance.now()
    const hash = rowHash()
    for (const row of rows) hash.add(row)
    hash.digest()
    hashing += performance.now() - start
  }
  report.note(
    `hashing the journal of a bulk write: ${hashing.toFixed(0)} ms of ${milliseconds.toFixed(0)} ms (${((hashing / milliseconds) * 100).toFixed(1)} %, target 5 %)`,
  )
}

const everything = (rows: number, ...columns: string[]): Input<'sheet.apply'>['selection'] => ({
  kind: 'view',
  viewKey: 'bench',
  query: {},
  order: null,
  ranges: [{ from: 0, count: rows, columns }],
})

/** Bytes that a changed cell takes in the journal, pages and indexes and all. */
async function aStep({ report, engine, db, path, rows }: Run): Promise<void> {
  for (const [what, columns, operation] of [
    ['prices, one column', ['price/EUR'], { kind: 'arithmetic', operator: 'percent', operand: '3' }],
    ['numbers, one column', ['number_1'], { kind: 'arithmetic', operator: 'add', operand: '1' }],
    ['options, one column', ['brand'], { kind: 'set-value', value: 'brand_3' }],
    ['texts of 17 letters, one column', ['text_1'], { kind: 'append', text: ' x', fillsEmpty: false }],
    [
      'numbers, five columns',
      ['number_2', 'number_3', 'number_4', 'number_5', 'number_6'],
      { kind: 'arithmetic', operator: 'add', operand: '1' },
    ],
  ] as const) {
    const before = journalSize(db)
    const selection = everything(rows, ...columns)
    const { changed } = await engine.runJob('sheet.apply', { requestId: requestId(), selection, operation })
    db.prepare('SELECT 1').get()
    report.note(
      `${what}: ${((journalSize(db) - before) / changed).toFixed(1)} bytes a cell over ${changed} cells (target 64)`,
    )
    await searchCaughtUp(path)
  }
}

/** The journal and what belongs to it, in bytes of its pages. */
function journalSize(db: Db): number {
  return Number(
    db
      .prepare("SELECT SUM(pgsize) FROM dbstat WHERE aggregate = 1 AND (name GLOB 'change*' OR name GLOB 'journal*')")
      .pluck()
      .get(),
  )
}

const CARDS = 2_000

/** As somebody fills in cards: each a step of its own, of one cell or of a dozen. */
async function rowByRow({ report, engine, db }: Run): Promise<void> {
  for (const cells of [1, 12]) {
    const before = journalSize(db)
    for (let productId = 1; productId <= CARDS; productId++) {
      const intents = Array.from({ length: cells }, (_, at) => ({
        kind: 'set-value' as const,
        productId,
        column: `number_${at}`,
        value: 900_000 + productId * 10 + cells,
      }))
      await engine.call('catalogue.applyIntents', { requestId: requestId(), intents })
    }
    const bytes = (journalSize(db) - before) / (CARDS * cells)
    const step = bytes * cells
    report.note(
      `${CARDS} steps of ${cells} ${cells === 1 ? 'cell' : 'cells of one product'}: ${bytes.toFixed(1)} bytes a cell, ${step.toFixed(0)} a step with its name, person, times and hash`,
    )
  }
}

/** A supplier's delivery that changes three columns of every product. */
async function delivered({ report, engine, db, rows, path }: Run, folder: string): Promise<void> {
  const file = join(folder, 'delivery.csv')
  const skus = db.prepare('SELECT sku FROM product ORDER BY id').pluck().all() as string[]
  const lines = skus.map((sku, at) => `${sku};${(at % 900) + 5}.35;brand_${at % 200};${at + 7}`)
  writeFileSync(file, ['sku;price/EUR;brand;number_7', ...lines].join('\n'))
  const before = journalSize(db)
  const { receipt } = await importFile(engine, { ticket: file })
  report.note(
    `import that changes three columns of ${receipt.updated} of ${rows} products: ${((journalSize(db) - before) / Math.max(1, receipt.updated * 3)).toFixed(1)} bytes a cell (target 64)`,
  )
  await searchCaughtUp(path)
}

/** The past, and what differs from it, when a step of the whole catalogue lies in between. */
async function looking({ report, engine, rows, scan }: Run): Promise<void> {
  const { changeSets } = await engine.call('catalogue.history', { limit: 500 })
  const step = changeSets.find(({ kind, label }) => kind === 'arithmetic' && label.params['products'] !== '')
  const oldest = changeSets.filter(({ kind }) => kind === 'arithmetic').at(-1)
  if (!step || !oldest) throw new Error('No step to look back over')
  const columns = [
    'sku',
    'name/nl_NL',
    'price/EUR',
    'brand',
    ...Array.from({ length: 16 }, (_, at) => `text_${at}`),
  ].map((column) => ({ column }))
  const past = (asOf: number, viewKey: string, from = 0) =>
    engine.call('catalogue.gridPage', { viewKey, query: { asOf }, columns, from, count: 100 })
  const placeOf = async (changeSetId: number): Promise<number> =>
    (await engine.call('history.moment', { moment: { kind: 'before-step', changeSetId } })).place
  const first: Cost[] = []
  for (const [at, id] of [step.id, oldest.id, step.id, oldest.id].entries()) {
    const asOf = await placeOf(id)
    first.push(await cost(() => past(asOf, `past ${at}`)))
  }
  report.latency('as of a moment: first screen', first, 500)
  const next = random(3)
  const deep: Cost[] = []
  const asOf = await placeOf(oldest.id)
  for (let round = 0; round < 100; round++)
    deep.push(await cost(() => past(asOf, 'past 1', Math.floor((next() * rows) / 100) * 100)))
  report.latency('as of a moment: any other page', deep, 16)
  for (const [what, query] of [
    ['filter', { filter: 'number_1 > 500' }],
    ['order', { sort: [{ column: 'price/EUR' }] }],
    ['search', { search: 'tent lamp' }],
  ] as const) {
    const ask = (of: object, viewKey: string) =>
      engine.call('catalogue.gridPage', { viewKey, query: of, columns, from: 0, count: 100 })
    const now = await cost(() => ask(query, `now ${what}`))
    const then = await cost(() => ask({ ...query, asOf }, `then ${what}`))
    report.note(
      `${what} as of a moment: ${then.wall.toFixed(0)} ms (cpu ${then.cpu.toFixed(0)}), of now ${now.wall.toFixed(0)} ms (cpu ${now.cpu.toFixed(0)})`,
    )
  }

  const to = (
    await engine.call('history.moment', { moment: { kind: 'before-step', changeSetId: changeSets[0]?.id ?? 0 } })
  ).place
  const from = await placeOf(oldest.id)
  const nextStep = changeSets[changeSets.indexOf(oldest) - 1]
  const end = nextStep ? await placeOf(nextStep.id) : to
  const difference = { from, to: end }
  const whole = await cost(() => engine.call('history.difference', { difference, from: 0, count: 100 }))
  const { total } = await engine.call('history.difference', { difference, from: 0, count: 1 })
  report.note(
    `difference of ${total} cells: ${whole.wall.toFixed(0)} ms, ${(whole.wall / scan.wall).toFixed(2)} scans of the products (target 5)`,
  )
  const pages: Cost[] = []
  for (let round = 0; round < 100; round++)
    pages.push(
      await cost(() => engine.call('history.difference', { difference, from: Math.floor(next() * total), count: 100 })),
    )
  report.latency('difference: any other page', pages, 16)

  const steps: Cost[] = []
  for (let round = 0; round < 50; round++) {
    steps.push(await cost(() => engine.call('history.steps', { column: 'price/EUR' })))
    steps.push(
      await cost(() => engine.call('history.steps', { productId: 1 + Math.floor(next() * rows), kind: 'arithmetic' })),
    )
    steps.push(await cost(() => engine.call('history.steps', { actor: 'bench', since: '2020-01-01T00:00:00.000Z' })))
  }
  report.latency('steps by column, product, person and time', steps, 16)
}

async function backAgain({ report, engine }: Run): Promise<void> {
  const { changeSets } = await engine.call('catalogue.history', { limit: 500 })
  const oldest = changeSets.filter(({ kind }) => kind === 'arithmetic').at(-1)
  const { place: from } = await engine.call('history.moment', {
    moment: { kind: 'before-step', changeSetId: oldest?.id ?? 0 },
  })
  const { place: to } = await engine.call('history.moment', { moment: { kind: 'now' } })
  const difference = { from, to, columns: ['price/EUR'] }
  const preview = await cost(() => engine.runJob('history.preview', { difference }))
  const start = performance.now()
  const { changed } = await engine.runJob('history.restore', { requestId: requestId(), difference })
  report.note(
    `going back over ${changed} cells: counted in ${preview.wall.toFixed(0)} ms, done in ${(performance.now() - start).toFixed(0)} ms`,
  )
}
