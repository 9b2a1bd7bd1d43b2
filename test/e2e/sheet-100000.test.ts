import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makeBigCatalogue } from '../bench/support/big-catalogue.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, temporaryFolder } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'
import type { SheetPage } from './support/sheet.ts'
import { putOnClipboard, readClipboard, sheetOf } from './support/sheet.ts'

const ROWS = 100_000
const folder = temporaryFolder()
const catalogue = join(folder.path, 'Large.etalage')

let started: TestApp
let grid: GridPage
let sheet: SheetPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  makeBigCatalogue(catalogue, ROWS)
  started = await launchApp({ args: [catalogue] })
  grid = await openGrid(started.page)
  sheet = sheetOf(grid)
})

test.afterAll(async () => {
  test.setTimeout(900_000) // everything of 100,000 products is checked: 18 s of processor time, minutes on a busy machine
  await started.quit()
  await checkCatalogue(catalogue)
  folder.remove()
})

test('whole columns of 100,000 products are selected and added up', async () => {
  const { page } = started
  await grid.goTo(0, 'sku')
  await page.keyboard.press('Control+ArrowDown')
  await expect.poll(grid.cursor).toBe(`${ROWS - 1} sku`)
  await page.keyboard.press('Control+Home')
  await grid.bringIntoView('number_0')
  await grid.header('number_0').locator('.column-header-select').click()
  await expect.poll(sheet.size).toBe('100,000 × 1')
  await expect(grid.status).toContainText(/Sum [\d,]{9,}/)
  await expect(grid.status).toContainText('Max 999')
})

test('50,000 cells are copied, pasted as one step, undone and done again, rows not loaded among them', async () => {
  const { page, app } = started
  await page.keyboard.press('Control+Home')
  await grid.bringIntoView('text_0')
  await grid.cell(0, 'text_0').click()
  const before = await grid.cell(0, 'text_0').textContent()
  const lines = Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 5 }, (_cell, at) => `p${row}-${at}`))
  await putOnClipboard(app, { text: lines.map((line) => line.join('\t')).join('\n') })
  await page.keyboard.press('Control+v')
  await expect(page.getByText('50,000 cells pasted').first()).toBeVisible({ timeout: 120_000 })
  await expect(grid.cell(0, 'text_0')).toHaveText('p0-0')
  await expect.poll(sheet.size).toBe('10,000 × 5')

  await page.keyboard.press('Control+c')
  await expect.poll(async () => (await readClipboard(app)).html.length, { timeout: 60_000 }).toBeGreaterThan(1_000_000)
  expect((await readClipboard(app)).text.split('\n')[9_999]).toBe(lines[9_999]?.join('\t'))
  await page.keyboard.press('Control+v')
  await expect(page.getByText('Nothing changed').first()).toBeVisible({ timeout: 120_000 })

  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: 50,000 cells pasted').first()).toBeVisible({ timeout: 120_000 })
  await expect(grid.cell(0, 'text_0')).toHaveText(before ?? '')
  await expect.poll(async () => (await grid.cursor())?.split(' ')[0]).toBe('0')
  await page.keyboard.press('Control+y')
  await expect(grid.cell(0, 'text_0')).toHaveText('p0-0', { timeout: 120_000 })
})

test('a long operation shows how far it is and can be cancelled: then nothing has changed', async () => {
  const { page } = started
  await page.keyboard.press('Control+Home')
  await grid.bringIntoView('text_8')
  const before = await grid.cell(0, 'text_6').textContent()
  await grid.header('text_6').locator('.column-header-select').click()
  await grid
    .header('text_8')
    .locator('.column-header-select')
    .click({ modifiers: ['Shift'] })
  await expect.poll(sheet.size).toBe('100,000 × 3')
  await page.keyboard.press('Delete')
  await expect(grid.status).toContainText('Changing cells')
  await expect(grid.status.getByRole('progressbar')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('progress.png') })
  await grid.status.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled, nothing was changed').first()).toBeVisible({ timeout: 120_000 })
  await expect(grid.cell(0, 'text_6')).toHaveText(before ?? '')
})

test('the window stays free while 50,000 cells are pasted, and the cursor stays where it went meanwhile', async () => {
  const { page, app } = started
  await page.keyboard.press('Control+Home')
  await grid.bringIntoView('text_10')
  await grid.cell(0, 'text_10').click()
  const lines = Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 5 }, (_cell, at) => `q${row}-${at}`))
  await putOnClipboard(app, { text: lines.map((line) => line.join('\t')).join('\n') })
  await page.keyboard.press('Control+v')
  await page.keyboard.press('ArrowDown')
  await expect.poll(grid.cursor).toBe('1 text_10')
  await expect(page.getByText('50,000 cells pasted').first()).toBeVisible({ timeout: 120_000 })
  // Who has gone on meanwhile stays there: the paste does not call the cursor back to what it has written.
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  expect(await grid.cursor()).toBe('1 text_10')
  expect(await sheet.size()).toBe(null)
})
