import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Call } from '../../src/shared/contract/index.ts'
import { launchApp } from '../e2e/support/app.ts'
import { engineClient } from '../e2e/support/engine-client.ts'
import { makeBigCatalogue } from './support/big-catalogue.ts'
import { searchCaughtUp } from './support/caught-up.ts'
import type { Bench, Report } from './support/report.ts'
import type { Shown } from './support/seen.ts'
import { pressAndSee } from './support/seen.ts'

const EDITS = 30
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
      const floor = await floors(page)
      report.seen('floor: key, one text', floor.text)
      report.seen('floor: key, question to the engine, one text', floor.question)
      await edits(report, page, floor.question)
      await searches(report, page, call, floor.question)
      await dashboard(report, page, floor.question)
    } finally {
      await started.quit()
    }
  },
}

/** What a key costs that changes next to nothing: measured by the same watch as everything else. */
async function floors(page: Page): Promise<{ readonly text: readonly number[]; readonly question: readonly number[] }> {
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
  const measure = async (key: string): Promise<number[]> => {
    const times: number[] = []
    for (let round = 0; round < EDITS; round++) {
      const { floor: time } = await pressAndSee(page, () => page.keyboard.press(key), [floor])
      times.push(time ?? Infinity)
      await page.waitForTimeout(50)
    }
    return times
  }
  return { text: await measure('F8'), question: await measure('F9') }
}

/** Cells filled and emptied by keyboard: the completeness of the row, its bar, undo's name, the status bar. */
async function edits(report: Report, page: Page, floor: readonly number[]): Promise<void> {
  const cell = (row: number, column: string): string => `${GRID} [row-index="${row}"] [col-id="${column}"]`
  const times = {
    own: [] as number[],
    words: [] as number[],
    bar: [] as number[],
    undo: [] as number[],
    saved: [] as number[],
  }
  for (let edit = 0; edit < EDITS; edit++) {
    const row = edit % 10
    await page.locator(cell(row, 'name')).click()
    const isEmptying = Math.floor(edit / 10) % 2 === 0
    if (!isEmptying) await page.keyboard.type(`name ${edit}`)
    await page.waitForTimeout(1_100) // "Saved 14:32:07" tells seconds
    const seen = await pressAndSee(page, () => page.keyboard.press(isEmptying ? 'Delete' : 'Enter'), [
      { name: 'own', selector: cell(row, 'name') },
      { name: 'words', selector: `${cell(row, 'completeness')} .completeness-text` },
      { name: 'bar', selector: `${cell(row, 'completeness')} .completeness-bar` },
      { name: 'undo', selector: '[data-tour="undo"]' },
      { name: 'saved', selector: 'footer output', fits: /\d\d:\d\d:\d\d/ },
    ])
    for (const name of ['own', 'words', 'bar', 'undo', 'saved'] as const) times[name].push(seen[name] ?? Infinity)
  }
  report.seen('edit: the cell itself', times.own, floor, 100)
  report.seen('edit: completeness of its row, in words', times.words, floor, 100)
  report.seen('edit: completeness of its row, as a bar', times.bar, floor, 100)
  report.seen("edit: the name of undo's next step", times.undo, floor, 100)
  report.seen('edit: "Saved" in the status bar', times.saved, floor, 100)
}

const SEARCHES = ['tent l', 'kamp zo', 'rode t', 'SKU-0001', 'lamp gite', 'waterdicht m']

/** Letters typed into the search field: first rows and count, for every letter that finds something else. */
async function searches(report: Report, page: Page, call: Call, floor: readonly number[]): Promise<void> {
  const find = async (search: string): Promise<string> => {
    const query = { filter: '', search, sort: [] }
    const { total, rows } = await call('catalogue.gridPage', {
      viewKey: 'bench',
      query,
      columns: [{ column: 'sku' }],
      from: 0,
      count: 8,
    })
    return JSON.stringify({ total, rows })
  }
  const times = { rows: [] as number[], count: [] as number[] }
  for (const text of SEARCHES) {
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.waitForTimeout(300)
    let before = JSON.parse(await find('')) as { total: number; rows: unknown }
    for (let length = 1; length <= text.length; length++) {
      const after = JSON.parse(await find(text.slice(0, length))) as typeof before
      const isOther = {
        rows: JSON.stringify(after.rows) !== JSON.stringify(before.rows),
        count: after.total !== before.total,
      }
      const shown: Shown[] = [
        ...(isOther.rows ? [{ name: 'rows', selector: `${GRID} .ag-row:not([row-index="none"]) [col-id="sku"]` }] : []),
        ...(isOther.count ? [{ name: 'count', selector: 'main output' }] : []),
      ]
      const type = (): Promise<void> => page.keyboard.type(text[length - 1] ?? '')
      const seen = shown.length === 0 ? await type() : await pressAndSee(page, type, shown)
      if (isOther.rows) times.rows.push(seen?.['rows'] ?? Infinity)
      if (isOther.count) times.count.push(seen?.['count'] ?? Infinity)
      before = after
      await page.waitForTimeout(200)
    }
  }
  await page.keyboard.press('Escape')
  report.seen('search as you type: first rows', times.rows, floor, 50)
  report.seen('search as you type: how many were found', times.count, floor, 50)
}

/** Undo and redo of the last edit while the dashboard is in view: its figures and bars. */
async function dashboard(report: Report, page: Page, floor: readonly number[]): Promise<void> {
  await page.keyboard.press('Control+2')
  await page.locator('[data-tour="quality-totals"]').waitFor()
  await page.locator('main').click({ position: { x: 5, y: 5 } })
  const times = { tile: [] as number[], bars: [] as number[] }
  for (let round = 0; round < EDITS; round++) {
    await page.waitForTimeout(400)
    const seen = await pressAndSee(page, () => page.keyboard.press(round % 2 === 0 ? 'Control+z' : 'Control+y'), [
      { name: 'tile', selector: '[data-tour="quality-totals"]' },
      { name: 'bars', selector: '[data-tour="quality-attributes"]' },
    ])
    for (const name of ['tile', 'bars'] as const) times[name].push(seen[name] ?? Infinity)
  }
  report.seen('edit: figures of the dashboard', times.tile, floor, 100)
  report.seen('edit: bars of the dashboard', times.bars, floor, 100)
}
