import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'

let started: TestApp
let grid: GridPage

test.beforeEach(async () => {
  started = await launchApp()
  grid = await openGrid(started.page)
})
test.afterEach(async () => {
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
})

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Edit many' })
const counts = (page: Page): Locator => dialog(page).locator('[data-counts]')
const receipt = (page: Page): Locator => dialog(page).locator('[data-receipt]')

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await dialog(page).getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

/** Selects cells of one column with the keyboard. */
async function select(page: Page, row: number, column: string, rows: number): Promise<void> {
  await grid.goTo(row, column)
  for (let down = 1; down < rows; down++) await page.keyboard.press('Shift+ArrowDown')
}

test('U10, B6: leave, set and clear are three choices; clearing empties what was chosen and nothing else', async () => {
  const { page } = started
  await grid.type(6, 'name', 'een')
  await grid.type(7, 'name', 'twee')
  await grid.type(8, 'name', 'drie')
  await select(page, 6, 'name', 2)
  await page.keyboard.press('Control+b')
  await expect(dialog(page).getByRole('radio', { name: 'Leave' })).toBeChecked()
  await expect(dialog(page).getByRole('button', { name: /^Change \d/ })).toBeDisabled()
  await dialog(page).getByText('Set', { exact: true }).click()
  await expect(dialog(page).getByRole('button', { name: /^Change \d/ })).toBeDisabled() // blank is not clear
  await dialog(page).getByText('Clear', { exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Clear 2 cells' }).click()
  await expect(receipt(page)).toContainText('changed 2')
  await dialog(page).getByRole('button', { name: 'Close' }).last().click()
  await expect(grid.cell(6, 'name')).toHaveText('')
  await expect(grid.cell(7, 'name')).toHaveText('')
  await expect(grid.cell(8, 'name')).toHaveText('drie')
})

test('U05, B5: one edit goes into webshop and till, Dutch and French, is previewed for each, and one undo takes it back', async () => {
  const { page } = started
  await select(page, 6, 'name', 3)
  await page.keyboard.press('Control+b')
  await dialog(page).getByRole('button', { name: 'Take away: Name' }).click()
  await dialog(page).getByRole('combobox', { name: 'Columns' }).fill('Description')
  await page.getByRole('option', { name: 'Description', exact: true }).click()
  const matrix = dialog(page).getByRole('table', { name: 'Into these channels and languages' })
  await matrix.getByRole('checkbox', { name: 'Everywhere' }).click()
  const all = await matrix.getByRole('checkbox', { name: /, / }).count()
  await expect(matrix.getByRole('checkbox', { name: /, /, checked: true })).toHaveCount(all)
  for (const name of await matrix.getByRole('columnheader').allTextContents()) {
    if (!/Dutch|French/.test(name)) await matrix.getByRole('checkbox', { name, exact: true }).click()
  }
  const chosen = await matrix.getByRole('checkbox', { name: /, /, checked: true }).count()
  expect(chosen).toBeGreaterThanOrEqual(2)
  await dialog(page).getByText('Change', { exact: true }).click()
  await choose(page, 'How', 'Put text behind it')
  await dialog(page).getByLabel('Text', { exact: true }).fill(' (nieuw)')
  await dialog(page).getByText('Empty cells get it, too').click()
  await expect(counts(page)).toContainText(`= ${3 * chosen} cells`)
  await expect(dialog(page).getByRole('table', { name: 'Per column' }).getByRole('row')).toHaveCount(chosen)
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((choice) => window.desktop.setTheme(choice), theme)
    await page.screenshot({ path: test.info().outputPath(`matrix-${theme}.png`) })
  }
  await expectAccessible(page)
  await dialog(page)
    .getByRole('button', { name: /^Change \d+ cells$/ })
    .click()
  await expect(receipt(page)).toContainText(/changed \d/)
  await receipt(page).getByRole('button', { name: 'Undo' }).click()
  await expect(receipt(page)).toContainText('Taken back.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Redo/ })).toBeEnabled()
})

test('prices rise by 3 % and end in ,95, refused and locked cells are counted apart with their reason', async () => {
  const { page } = started
  await grid.type(6, 'price:EUR', '10')
  await grid.type(7, 'price:EUR', '20')
  await select(page, 6, 'price:EUR', 2)
  await page.keyboard.press('Control+b')
  await dialog(page).getByText('Change', { exact: true }).click()
  await choose(page, 'How', 'Calculate')
  await dialog(page).getByLabel('Percent, such as 3 or -10').fill('3')
  await choose(page, 'Rounding', 'To prices that end in')
  await dialog(page).getByLabel('To prices that end in', { exact: true }).last().fill('.95')
  await choose(page, 'Which way', 'Up')
  await expect(dialog(page).getByRole('table', { name: 'Samples' })).toContainText('10.95')
  await dialog(page).getByRole('button', { name: 'Change 2 cells' }).click()
  await expect(receipt(page)).toContainText('changed 2')
  await page.keyboard.press('Escape')
  await expect(grid.cell(6, 'price:EUR')).toHaveText('10.95')
  await expect(grid.cell(7, 'price:EUR')).toHaveText('20.95')
})

test('a name is composed from a template over everything shown', async () => {
  const { page } = started
  await grid.goTo(0, 'name')
  await page.getByRole('button', { name: 'Edit many…' }).click()
  await expect(dialog(page).getByRole('combobox', { name: 'Products' })).toHaveText('Shown by the filter: 341 products')
  await dialog(page).getByText('Change', { exact: true }).click()
  await choose(page, 'How', 'Compose from a template')
  await dialog(page).getByLabel('Template', { exact: true }).fill('{sku} {name}')
  await expect(counts(page)).toContainText('= 341 cells')
  await expect(counts(page)).toContainText('locked')
  await page.screenshot({ path: test.info().outputPath('template.png') })
})
