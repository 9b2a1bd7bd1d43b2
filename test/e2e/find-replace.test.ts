import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { makeBigCatalogue } from '../bench/support/big-catalogue.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, temporaryFolder } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'

let started: TestApp
let grid: GridPage

const bar = (page: Page) => page.getByRole('search', { name: 'Find and replace' })
const field = (page: Page) => bar(page).getByLabel('Find', { exact: true })
const count = (page: Page) => bar(page).getByRole('status').first()
const marks = (page: Page) => page.evaluate(() => CSS.highlights.get('found-hit')?.size ?? 0)

async function setFilter(page: Page, filter: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter as text' }).click()
  await page.getByRole('textbox', { name: 'Filter as text' }).fill(filter)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Filter as labels' }).click()
}

async function where(page: Page, name: string): Promise<void> {
  await bar(page).getByRole('combobox', { name: 'Where' }).click()
  await page.getByRole('option', { name }).click()
}

async function numberIn(page: Page, word: string): Promise<number> {
  const text = (await bar(page).locator('[data-receipt]').textContent()) ?? ''
  return Number(new RegExp(`${word} ([\\d,]+)`).exec(text)?.[1]?.replaceAll(',', '') ?? 0)
}

test.describe('in the sample', () => {
  test.beforeEach(async () => {
    started = await launchApp()
    grid = await openGrid(started.page)
  })
  test.afterEach(async () => {
    await started.quit()
  })

  test('Ctrl+F marks what it finds, counts it while one types, and walks from hit to hit', async () => {
    const { page } = started
    await grid.goTo(0, 'name')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('jas')
    await expect(count(page)).toHaveText(/^\d+ cells in \d+ products$/)
    await page.keyboard.press('Enter')
    await expect.poll(() => marks(page)).toBeGreaterThan(0)
    await expect(field(page)).toBeFocused()
    await expect(grid.status).toContainText(/·/)
    const first = await grid.status.textContent()
    await page.keyboard.press('Enter')
    await expect(grid.status).not.toHaveText(first ?? '')
    await page.keyboard.press('Shift+Enter')
    await expect(grid.status).toHaveText(first ?? '')
    await page.screenshot({ path: test.info().outputPath('find.png') })
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(bar(page)).toBeHidden()
    await expect.poll(() => marks(page)).toBe(0)
    expect(await grid.cursor()).not.toBeNull()
  })

  test('a regular expression that is none is said with its place, and nothing is looked for', async () => {
    const { page } = started
    await page.keyboard.press('Control+f')
    await bar(page).getByRole('button', { name: 'Regular expression' }).click()
    await field(page).fill('jas (rood')
    await expect(bar(page).getByRole('alert')).toHaveText('At 5: this bracket is never closed.')
    await expect(bar(page).getByRole('button', { name: 'Next' })).toBeDisabled()
    await field(page).fill('(a+)+$')
    await expect(bar(page).getByRole('button', { name: 'Next' })).toBeEnabled()
  })

  test('a selection is searched within its bounds, and one cell is replaced at a time', async () => {
    const { page } = started
    await grid.type(6, 'name', 'aaa lamp')
    await grid.type(7, 'name', 'bbb lamp')
    await grid.type(8, 'name', 'ccc lamp')
    await grid.goTo(6, 'name')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+h')
    await field(page).fill('lamp')
    await expect(bar(page).getByRole('combobox', { name: 'Where' })).toHaveText('What is selected')
    await expect(count(page)).toHaveText('2 cells in 2 products')
    await bar(page).getByLabel('Replace with').fill('spot')
    await expect(bar(page).getByRole('button', { name: 'Replace in 2 cells' })).toBeEnabled()
    await expect(bar(page).getByRole('table').getByRole('row')).toHaveCount(3)
    await field(page).press('Enter')
    await bar(page).getByRole('button', { name: 'Replace', exact: true }).click()
    const changed = async (): Promise<(string | null)[]> =>
      Promise.all([6, 7, 8].map((row) => grid.cell(row, 'name').textContent()))
    await expect.poll(async () => (await changed()).filter((text) => text?.includes('spot')).length).toBe(1)
    await bar(page).getByRole('button', { name: 'Replace in 1 cell' }).click()
    await expect.poll(changed).toEqual(['aaa spot', 'bbb spot', 'ccc lamp'])
  })
})

test('B4: a regular expression over a filter of 20,000 products shows samples and counts first, and its receipt adds up', async () => {
  const folder = temporaryFolder()
  const catalogue = join(folder.path, 'Large.etalage')
  makeBigCatalogue(catalogue, 20_000)
  started = await launchApp({ args: [catalogue] })
  const { page } = started
  grid = await openGrid(page)

  await setFilter(page, 'number_0 < 850')
  await expect(grid.count).not.toHaveText(/^20,000 of/)
  const shown = Number(/^([\d,]+) of/.exec((await grid.count.textContent()) ?? '')?.[1]?.replaceAll(',', ''))
  expect(shown).toBeGreaterThan(10_000)

  await grid.goTo(0, 'name')
  await page.keyboard.press('Control+h')
  await where(page, 'This column')
  await bar(page).getByRole('button', { name: 'Regular expression' }).click()
  await field(page).fill(String.raw`^(\p{L}+) (.*?) (\d+)$`)
  await bar(page).getByLabel('Replace with').fill('$3 $2 $1')
  const replace = bar(page).getByRole('button', { name: /^Replace in/ })
  await expect(replace).toBeEnabled({ timeout: 20_000 })
  await expect(bar(page).getByRole('table').getByRole('row')).toHaveCount(21)
  await expect(bar(page).locator('[data-counts]')).toContainText(`= ${shown.toLocaleString('en')} cells`)
  const before = await grid.cell(0, 'name').textContent()
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((choice) => window.desktop.setTheme(choice), theme)
    await page.screenshot({ path: test.info().outputPath(`replace-${theme}.png`) })
  }
  await replace.click()
  await expect(bar(page).locator('[data-receipt]')).toBeVisible({ timeout: 30_000 })
  const [changed, unchanged] = [await numberIn(page, 'changed'), await numberIn(page, 'unchanged')]
  expect(changed).toBeGreaterThan(1_000)
  expect(changed + unchanged).toBe(shown)
  await expect.poll(() => grid.cell(0, 'name').textContent()).toMatch(/^\d+ /)
  await page.screenshot({ path: test.info().outputPath('receipt.png') })

  await bar(page).locator('[data-receipt]').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => grid.cell(0, 'name').textContent()).toBe(before)

  await started.quit()
  await checkCatalogue(catalogue)
  folder.remove()
})
