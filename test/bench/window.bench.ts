import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from '../../src/shared/contract/index.ts'
import { launchApp } from '../e2e/support/app.ts'
import { engineClient } from '../e2e/support/engine-client.ts'
import { appCpu } from './support/app-cpu.ts'
import { makeBigCatalogue } from './support/big-catalogue.ts'
import { searchCaughtUp } from './support/caught-up.ts'
import type { Cost } from './support/cost.ts'
import type { Bench, Report } from './support/report.ts'
import type { Shown, Watch } from './support/seen.ts'
import { pressAndSee } from './support/seen.ts'

const EDITS = 30
/** Rows edited in turn. */
const ROWS = 10
const GRID = '.products-grid'

/**
 * The app itself on a catalogue of 100,000 products: from a key on the keyboard to the frame that shows what it did.
 * Floors: a key that changes one text in the window, and one whose text is the engine's answer to a small question.
 */
export const bench: Bench = {
  name: 'window',
  run: async (report, { rows, folder }) => {
    const path = join(folder, 'big.etalage')
    if (!existsSync(path)) makeBigCatalogue(path, rows)
    const started = await launchApp({ isFirstRun: true, args: [path] })
    try {
      const { page } = started
      const call = await engineClient(page)
      await page.locator(`${GRID} [row-index="0"] [col-id="sku"]`).filter({ hasText: 'SKU' }).waitFor()
      await searchCaughtUp(path)
      const watch: Watch = { page, cpu: await appCpu(started.app) }
      const floor = await floors(watch)
      report.seen('floor: key, one text', floor.text)
      report.seen('floor: key, question to the engine, one text', floor.question)
      await edits(report, watch, call, floor.question)
      await searches(report, watch, call, floor.question)
      await dashboard(report, watch, floor.question)
    } finally {
      await started.quit()
    }
  },
}

interface Floors {
  readonly text: readonly Cost[]
  readonly question: readonly Cost[]
}

/** What a key costs that changes next to nothing: measured by the same watch as everything else. */
async function floors(watch: Watch): Promise<Floors> {
  const { page } = watch
  await page.evaluate(() => {
    const text = document.body.appendChild(document.createElement('output'))
    text.id = 'bench-floor'
    text.style.cssText = 'position:fixed;right:0;bottom:0'
    let presses = 0
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'F8') text.textContent = String(++presses)
      if (key === 'F9')
        void window.testLine.call('jobs.list', {}).then(() => {
          text.textContent = String(++presses)
        })
    })
  })
  const floor: Shown = { name: 'floor', selector: '#bench-floor' }
  const measure = async (key: string): Promise<Cost[]> => {
    const costs: Cost[] = []
    for (let round = 0; round < EDITS; round++) {
      costs.push(...(await pressAndSee(watch, () => page.keyboard.press(key), [floor])).values())
      await page.waitForTimeout(50)
    }
    return costs
  }
  return { text: await measure('F8'), question: await measure('F9') }
}

/** Notes costs by what was seen. */
function costsBy(): { add(seen: ReadonlyMap<string, Cost>): void; of(name: string): readonly Cost[] } {
  const costs = new Map<string, Cost[]>()
  return {
    add: (seen) => {
      for (const [name, cost] of seen) costs.set(name, [...(costs.get(name) ?? []), cost])
    },
    of: (name) => costs.get(name) ?? [],
  }
}

/** Cells emptied and filled by keyboard: the completeness of the row, its bar, undo's name, the status bar. */
async function edits(report: Report, watch: Watch, call: Call, floor: readonly Cost[]): Promise<void> {
  const { page } = watch
  const view = { viewKey: 'bench', query: { filter: '', search: '', sort: [] } }
  const { ids } = await call('catalogue.gridPage', { ...view, columns: [], from: 0, count: ROWS })
  const intents = ids.map((productId) => ({
    kind: 'set-value' as const,
    productId,
    column: 'name/nl_NL',
    value: 'filled before',
  }))
  await call('catalogue.applyIntents', { requestId: `bench-${Date.now()}`, intents })
  const cell = (row: number, column: string): string => `${GRID} [row-index="${row}"] [col-id="${column}"]`
  const costs = costsBy()
  for (let edit = 0; edit < EDITS; edit++) {
    const row = edit % ROWS
    const isEmptying = Math.floor(edit / ROWS) % 2 === 0
    await page.locator(cell(row, 'name')).click()
    if (!isEmptying) await page.keyboard.type(`name ${edit}`)
    await page.waitForTimeout(1_100) // "Saved 14:32:07" tells seconds
    const press = (): Promise<void> => page.keyboard.press(isEmptying ? 'Delete' : 'Enter')
    costs.add(
      await pressAndSee(watch, press, [
        { name: 'own', selector: cell(row, 'name') },
        { name: 'words', selector: `${cell(row, 'completeness')} .completeness-text` },
        { name: 'bar', selector: `${cell(row, 'completeness')} .completeness-bar` },
        { name: 'undo', selector: '[data-tour="undo"]' },
        { name: 'saved', selector: 'footer output', fits: /\d\d:\d\d:\d\d/ },
      ]),
    )
  }
  report.seen('edit: the cell itself', costs.of('own'), floor, 100)
  report.seen('edit: completeness of its row, in words', costs.of('words'), floor, 100)
  report.seen('edit: completeness of its row, as a bar', costs.of('bar'), floor, 100)
  report.seen('edit: the name of what undo takes back', costs.of('undo'), floor, 100)
  report.seen('edit: "Saved" in the status bar', costs.of('saved'), floor, 100)
}

const SEARCHES = ['tent l', 'kamp zo', 'rode t', 'SKU-0001', 'lamp gite', 'waterdicht m']

/** Letters typed into the search field: first rows and count, for every letter that finds something else. */
async function searches(report: Report, watch: Watch, call: Call, floor: readonly Cost[]): Promise<void> {
  const { page } = watch
  const find = async (search: string): Promise<{ readonly total: number; readonly skus: string }> => {
    const view = { viewKey: 'bench', query: { filter: '', search, sort: [] } }
    const { total, rows } = await call('catalogue.gridPage', {
      ...view,
      columns: [{ column: 'sku' }],
      from: 0,
      count: 8,
    })
    return { total, skus: rows.join() }
  }
  const costs = costsBy()
  for (const text of SEARCHES) {
    for (const key of ['Control+k', 'Escape', 'Control+k']) await page.keyboard.press(key)
    await page.waitForTimeout(300)
    let before = await find('')
    for (let length = 1; length <= text.length; length++) {
      const after = await find(text.slice(0, length))
      const shown: Shown[] = [
        { name: 'rows', selector: `${GRID} [row-index] [col-id="sku"]` },
        { name: 'count', selector: 'main output' },
      ].filter(({ name }) => (name === 'rows' ? after.skus !== before.skus : after.total !== before.total))
      const type = (): Promise<void> => page.keyboard.type(text[length - 1] ?? '')
      if (shown.length === 0) await type()
      else costs.add(await pressAndSee(watch, type, shown))
      before = after
      await page.waitForTimeout(200)
    }
  }
  await page.keyboard.press('Escape')
  report.seen('search as you type: first rows', costs.of('rows'), floor, 100)
  report.seen('search as you type: how many were found', costs.of('count'), floor, 100)
}

/** Undo and redo of the last edit while the dashboard is in view: its figures and bars. */
async function dashboard(report: Report, watch: Watch, floor: readonly Cost[]): Promise<void> {
  const { page } = watch
  await page.keyboard.press('Control+2')
  await page.locator('[data-tour="quality-kpis"]').waitFor()
  await page.locator('main').click({ position: { x: 5, y: 5 } })
  const costs = costsBy()
  for (let round = 0; round < EDITS; round++) {
    await page.waitForTimeout(400)
    const press = (): Promise<void> => page.keyboard.press(round % 2 === 0 ? 'Control+z' : 'Control+y')
    costs.add(
      await pressAndSee(watch, press, [
        { name: 'tile', selector: '[data-tour="quality-kpis"]' },
        { name: 'bars', selector: '[data-tour="quality-attributes"]' },
      ]),
    )
  }
  report.seen('edit: figures of the dashboard', costs.of('tile'), floor, 100)
  report.seen('edit: bars of the dashboard', costs.of('bars'), floor, 100)
}
