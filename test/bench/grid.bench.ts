import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openDatabase } from '../../src/engine/store/database.ts'
import type { Db } from '../../src/engine/store/database.ts'
import { loadStructure } from '../../src/engine/store/load-structure.ts'
import { launchApp } from '../e2e/support/app.ts'
import { engineClient } from '../e2e/support/engine-client.ts'
import { appCpu } from './support/app-cpu.ts'
import { makeBigCatalogue } from './support/big-catalogue.ts'
import { searchCaughtUp } from './support/caught-up.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import type { WindowThread } from './support/frames.ts'
import { bareCanvasCost, scrollCost, windowThread } from './support/frames.ts'
import type { Bench, Report } from './support/report.ts'

const COLUMNS = 60
const PAGE = 100
const ROUNDS = 5

/**
 * The grid on a catalogue of 60 columns, in the app, beside floors of the same run: plain SQL on the same table in this
 * process, a bare canvas, AG Grid without our canvas, a tenth of the products. Ranges are measured by the part `sheet`.
 */
export const bench: Bench = {
  name: 'grid',
  run: async (report, { rows, kept }) => {
    const path = catalogueOf(kept, rows)
    const smaller = catalogueOf(kept, Math.max(1_000, Math.round(rows / 10)))
    await opening(report, path, smaller)
    const { page, app, quit } = await launchApp({ isFirstRun: true, args: [path] })
    const db = openDatabase(path, 'read')
    try {
      await engineClient(page)
      await firstRow(page)
      await searchCaughtUp(path)
      const run: Run = { report, page, db, rows, thread: await windowThread(page), cpu: await appCpu(app) }
      report.size('what the scripts of the window hold, at the start', [await run.thread.heap()], 60)
      await blocks(run)
      await scrolling(run)
      await jumping(run)
      await selecting(run)
      await views(run)
      report.size('what the scripts of the window hold, after all this', [await run.thread.heap()], 60)
    } finally {
      db.close()
      await quit()
    }
  },
}

interface Run {
  readonly report: Report
  readonly page: Page
  readonly db: Db
  readonly rows: number
  readonly thread: WindowThread
  readonly cpu: () => number
}

function catalogueOf(folder: string, rows: number): string {
  const path = join(folder, `grid-${rows}.etalage`)
  if (!existsSync(path)) makeBigCatalogue(path, rows, COLUMNS)
  return path
}

function firstRow(page: Page): Promise<void> {
  return page.locator('.products-grid [row-index="0"] [col-id="sku"]').filter({ hasText: 'SKU' }).waitFor()
}

/** From the start of the program to the first row, with ten times the products. */
async function opening(report: Report, path: string, smaller: string): Promise<void> {
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  for (let round = 0; round < 2; round++) {
    for (const [side, file] of [
      ['floor', smaller],
      ['ours', path],
    ] as const) {
      const start = performance.now()
      const { page, app, quit } = await launchApp({ isFirstRun: true, args: [file] })
      const cpu = await appCpu(app)
      await firstRow(page)
      costs[side].push({ wall: performance.now() - start, cpu: cpu() })
      await quit()
    }
  }
  report.ratio('start to first rows, over a tenth of the products', costs.ours, costs.floor, 1.15)
}

/** What one call of the engine costs, from the window; its processor time is the whole app's. */
async function called({ page, cpu }: Run, op: string, input: unknown): Promise<Cost> {
  const before = cpu()
  const wall = await page.evaluate(
    async ({ name, value }) => {
      const start = performance.now()
      await window.testLine.call(name, value)
      return performance.now() - start
    },
    { name: op, value: input },
  )
  return { wall, cpu: cpu() - before }
}

const VIEW = { viewKey: 'bench', query: {} }

async function blocks(run: Run): Promise<void> {
  const { report, db, rows } = run
  const { slots } = loadStructure(db)
  const keys = [...slots.keys()].filter((key) => slots.get(key)?.sqlColumn?.startsWith('v')).slice(0, COLUMNS)
  const sql = keys.map((key) => slots.get(key)?.sqlColumn ?? 'NULL')
  const raw = db.prepare(`SELECT ${sql.join(', ')} FROM product WHERE id IN (SELECT value FROM json_each(?))`).raw()
  const columns = keys.map((column) => ({ column }))
  const place = (round: number): number => (round * 7_919 * PAGE) % (rows - PAGE)
  const fetch = (round: number): Promise<Cost> =>
    called(run, 'catalogue.gridPage', { ...VIEW, columns, from: place(round), count: PAGE })
  await fetch(0)
  const costs = { ours: [] as Cost[], floor: [] as Cost[], busy: [] as Cost[] }
  for (let round = 1; round <= 40; round++) {
    costs.ours.push(await fetch(round))
    const ids = JSON.stringify(Array.from({ length: PAGE }, (_, index) => place(round) + index + 1))
    costs.floor.push(await cost(() => raw.all(ids)))
  }
  report.ratio(
    `block of ${PAGE} x ${keys.length} in the window, over reading it in process`,
    costs.ours,
    costs.floor,
    3.5,
  )
  let isSorted = false
  const sort = [{ column: 'description/webshop/fr_FR' }]
  const sorted = called(run, 'catalogue.gridPage', { viewKey: 'sort', query: { sort }, columns: [], from: 0, count: 1 })
  const ended = sorted.then(() => (isSorted = true))
  for (let round = 1; !isSorted && round <= 200; round++) costs.busy.push(await fetch(round))
  await ended
  report.ratio('block while another column is put in order, over idle', costs.busy, costs.ours, 1.2)
}

async function scrolling({ report, page, thread }: Run): Promise<void> {
  const columns = await page.locator('.products-grid [row-index="0"] [col-id]').count()
  for (const [what, pixels, goal, goalOfGrid] of [
    ['slow, 30 px', 30, undefined, undefined],
    ['fast, 400 px', 400, 4, undefined],
    ['fling, 4,000 px', 4_000, 2.5, 0.15],
  ] as const) {
    const costs = { ours: [] as Cost[], floor: [] as Cost[], grid: [] as Cost[] }
    for (let round = 0; round < 3; round++) {
      costs.floor.push(await bareCanvasCost(page, thread, columns))
      costs.ours.push(await scrollCost(page, thread, { pixels, by: 'person' }))
      costs.grid.push(await scrollCost(page, thread, { pixels, by: 'grid' }))
    }
    report.ratio(`${what} per frame, over a bare canvas`, costs.ours, costs.floor, goal)
    report.ratio(`${what} per frame, over AG Grid alone`, costs.ours, costs.grid, goalOfGrid)
  }
}

/** Far away at once: until a text of the new rows is drawn. Floor: fetching such a page, and one frame. */
async function jumping(run: Run): Promise<void> {
  const { report, page, cpu, rows } = run
  const costs = { ours: [] as Cost[], floor: [] as Cost[] }
  for (let round = 1; round <= 12; round++) {
    const row = Math.floor((rows * ((round * 37) % 100)) / 100)
    const fetch = { ...VIEW, columns: [{ column: 'sku' }], from: row, count: PAGE }
    costs.floor.push(await called(run, 'catalogue.gridPage', fetch))
    const before = cpu()
    const wall = await page.evaluate(jumpAndSee, row)
    costs.ours.push({ wall, cpu: cpu() - before })
    await page.waitForTimeout(800)
  }
  report.seen('jump to a far row: its content is seen', costs.ours, costs.floor)
}

/** Runs in the window. */
async function jumpAndSee(row: number): Promise<number> {
  const viewport = document.querySelector('.products-grid .ag-grid-viewport')
  if (!viewport) throw new Error('There is no grid')
  const pen = CanvasRenderingContext2D.prototype
  const original = Object.getOwnPropertyDescriptor(pen, 'fillText')?.value as typeof pen.fillText
  const { promise, resolve } = Promise.withResolvers<number>()
  const start = performance.now()
  const sku = `SKU-${String(row + 5).padStart(7, '0')}`
  pen.fillText = function paint(text, x, y) {
    original.call(this, text, x, y)
    if (text === sku) requestAnimationFrame(() => resolve(performance.now() - start))
  }
  viewport.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
  viewport.scrollTop = row * 28
  const late = setTimeout(() => resolve(Infinity), 10_000)
  const seen = await promise
  clearTimeout(late)
  pen.fillText = original
  return seen
}

/** Script of the window per change of the selection, by keyboard: overlay, status bar and all. Floor: a key nobody hears. */
async function selecting({ report, page, thread }: Run): Promise<void> {
  await page.evaluate(() => {
    const viewport = document.querySelector('.products-grid .ag-grid-viewport')
    if (viewport) viewport.scrollTop = 0
  })
  await page.locator('.products-grid [row-index="0"] [col-id="sku"]').click()
  const press = async (keys: readonly string[]): Promise<Cost> => {
    const { script, task } = await thread.during(async () => {
      for (const key of keys) await page.keyboard.press(key)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    })
    return { wall: task / keys.length, cpu: script / keys.length }
  }
  const times = (key: string): string[] => Array.from({ length: 20 }, () => key)
  const costs = { none: [] as Cost[], some: [] as Cost[], all: [] as Cost[] }
  for (let round = 0; round < ROUNDS; round++) {
    costs.none.push(await press(times('F8')))
    costs.some.push(await press(times('Shift+ArrowRight')))
    costs.all.push(await press(Array.from({ length: 10 }, () => ['Control+a', 'Shift+ArrowUp']).flat()))
  }
  report.note('selection: time = all tasks of the thread, cpu = script alone')
  report.seen('selection: a key nobody hears', costs.none)
  report.seen('selection: one more column', costs.some, costs.none)
  report.seen('selection: all rows, and one fewer', costs.all, costs.none)
}

/** Orders, filters and searches asked by the window, over the same in plain SQL in this process. */
async function views(run: Run): Promise<void> {
  const { report, db } = run
  const { slots } = loadStructure(db)
  const column = (key: string): string => slots.get(key)?.sqlColumn ?? 'NULL'
  const live = 'SELECT id FROM product WHERE deleted_at IS NULL'
  const cases = [
    ['order by SKU, asked before', { sort: [{ column: 'sku' }] }, `${live} ORDER BY sku`, 1.6],
    ['order by a number', { sort: [{ column: 'number_3' }] }, `${live} ORDER BY ${column('number_3')}`, undefined],
    ['order by a text', { sort: [{ column: 'text_7' }] }, `${live} ORDER BY ${column('text_7')}`, undefined],
    ['filter by a number', { filter: 'number_4 > 900' }, `${live} AND ${column('number_4')} > 900`, 1.2],
    [
      'filter by a part of a text',
      { filter: 'text_8 contains "tent"' },
      `${live} AND instr(lower(${column('text_8')}), 'tent')`,
      1.2,
    ],
    [
      'search of two words',
      { search: 'tent lamp' },
      "SELECT rowid FROM search_word WHERE search_word MATCH 'tent AND lamp*'",
      1.2,
    ],
  ] as const
  for (const [what, query, sql, goal] of cases) {
    const ask = (): Promise<Cost> =>
      called(run, 'catalogue.gridPage', {
        viewKey: 'bench view',
        refresh: true,
        query,
        columns: [{ column: 'sku' }],
        from: 0,
        count: 30,
      })
    const statement = db.prepare(sql).pluck()
    const floor: Cost[] = []
    for (let round = 0; round < 3; round++) floor.push(await cost(() => statement.all()))
    const first = [await ask()]
    if (goal !== 1.6) report.ratio(`${what}, the first time, over plain SQL`, first, floor, goal)
    const again = [await ask(), await ask(), await ask()]
    report.ratio(`${what}, again, over plain SQL`, again, floor, goal ?? 1)
  }
}
