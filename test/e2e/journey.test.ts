import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf, temporaryFolder } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'
import { dropFile } from './support/files.ts'

// The whole job, as a person does it: import, look, commit, edit, undo, see what is missing, publish, come back later.
// Pictures of every stop are kept beside the test's results.
const folder = temporaryFolder()
let started: TestApp
let page: Page

const supplier = resolve('resources/sample/supplier-hazelhorst-price-list.xlsx')
const truth = JSON.parse(readFileSync(supplier.replace('.xlsx', '.EXPECT.json'), 'utf8')) as {
  headerRow: number
  rows: number
  new: number
  changed: string[]
  unchanged: number
  repeated: string[]
}

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  started = await launchApp({ profile: folder.path })
  page = started.page
})

test.afterAll(async () => {
  await started.quit()
  folder.remove()
})

let pictures = 0
async function picture(name: string): Promise<void> {
  await page.waitForTimeout(200) // transitions
  pictures++
  await page.screenshot({ path: test.info().outputPath(`${String(pictures).padStart(2, '0')}-${name}.png`) })
}

/** A cell of the grid. */
function cell(row: number, column: string): Locator {
  return page.locator(`[row-index="${row}"] .ag-cell[col-id="${column}"]`)
}

/** `3 of 341` in the grid's bar. */
async function expectShown(count: number): Promise<void> {
  await expect(page.getByText(new RegExp(`^${count} of `))).toBeVisible()
}

const go = (screen: string): Promise<void> => page.locator(`[data-tour="nav-${screen}"]`).click()

test('a supplier’s file dropped on the window is understood without touching an option', async () => {
  await expect(cell(0, 'sku')).not.toBeEmpty()
  await picture('products')
  await dropFile(page, supplier)
  const header = page.getByRole('button', { name: `Take row ${truth.headerRow} as column names` })
  await expect(header).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Prijslijst')
  await picture('import-file')
})

test('every column says where it goes, and barcodes keep their zeros', async () => {
  await page.getByRole('button', { name: 'Continue to the columns' }).click()
  const target = (header: string): Locator =>
    page.getByRole('row').filter({ hasText: header }).getByRole('combobox', { name: 'Choose where it goes' })
  await expect(target('EAN-code')).toHaveValue('EAN')
  await expect(target('Artikelnummer')).toHaveValue('SKU')
  await expect(page.getByRole('row').filter({ hasText: 'VPE' })).toContainText('Make attribute')
  await picture('import-columns')
})

test('the rows are counted by what would happen to them, before anything does', async () => {
  await page.getByRole('button', { name: `Check ${truth.rows} rows` }).click()
  const chip = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name} `) })
  await expect(chip('All rows')).toContainText(String(truth.rows))
  await expect(chip('New')).toContainText(String(truth.new))
  await expect(chip('Changed')).toContainText(String(truth.changed.length))
  await expect(chip('Unchanged')).toContainText(String(truth.unchanged))
  await expect(chip('Skipped')).toContainText(String(truth.repeated.length))

  await chip('Changed').click()
  const sheet = page.getByRole('region', { name: 'Check' })
  await expect(sheet.locator('.ag-cell ins').first()).toBeVisible()
  await sheet.locator('[row-index="1"] .ag-cell').first().click()
  await expect(page.getByRole('complementary').getByText('Changes', { exact: true })).toBeVisible()
  await picture('import-check')
  await chip('Problems').click()
  await expect(page.getByRole('grid', { name: 'Problems' })).toContainText('barcode')
  await picture('import-problems')
})

test('the import is one step, and its receipt adds up', async () => {
  await page.getByRole('button', { name: `Import ${truth.new + truth.changed.length} products` }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  const numbers = await page.locator('[data-tour="import-receipt"] dd').allTextContents()
  const [read = 0, ...parts] = numbers.map(Number)
  expect(read).toBe(truth.rows)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(read)
  await picture('import-receipt')
  await page.getByRole('button', { name: 'Show the products' }).click()
  await expectShown(truth.new + truth.changed.length)
  await picture('imported-products')
})

test('a name is changed by keyboard, and the change is undone and done again', async () => {
  await page.getByRole('button', { name: 'Take this condition away' }).click()
  await expect(cell(0, 'sku')).toHaveText('TEN-0101')
  const name = cell(0, 'name')
  const before = (await name.textContent()) ?? ''
  await name.click()
  await page.keyboard.press('F2')
  await page.keyboard.press('End')
  await page.keyboard.type(' XL')
  await page.keyboard.press('Enter')
  await expect(name).toHaveText(`${before} XL`)
  await picture('edited')
  await page.keyboard.press('Control+z')
  await expect(name).toHaveText(before)
  await page.keyboard.press('Control+y')
  await expect(name).toHaveText(`${before} XL`)
  await page.keyboard.press('Control+z')
  await expect(name).toHaveText(before)
})

test('a bar of the dashboard leads to exactly its empty cells, and filling one moves it', async () => {
  await go('dashboard')
  const bar = page.getByRole('button', { name: /empty cells? of Weight/ })
  const missing = Number(/the (\d+)/.exec((await bar.textContent()) ?? '')?.[1])
  await picture('dashboard')
  await bar.click()
  await expectShown(missing)
  await expect(page.locator('.ag-cell-focus')).toHaveAttribute('col-id', 'weight')
  await picture('empty-cells')
  await page.keyboard.type('1,2 kg')
  await page.keyboard.press('Enter')
  await go('dashboard')
  await expect(page.getByRole('button', { name: new RegExp(`${missing - 1} empty cells? of Weight`) })).toBeVisible()
})

test('the practice shop shows every difference before anything is sent, then takes it, then has nothing to take', async () => {
  await go('products')
  await page.getByRole('button', { name: 'Filter as text' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('family = tents')
  await page.keyboard.press('Enter')
  await go('publish')
  await picture('publish-first')
  await page.getByRole('button', { name: 'Use the practice shop' }).click()
  await page.getByRole('combobox', { name: 'Which products' }).click()
  await page.getByRole('option', { name: 'The filtered products of the grid' }).click()
  await page.getByRole('button', { name: 'Compare with the shop' }).click()
  const send = page.getByRole('button', { name: /^Publish \d+ products?$/ })
  await expect(send).toBeVisible()
  await picture('publish-plan')
  await page.getByRole('row').nth(1).click()
  await send.click()
  await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('[data-tour="publish-receipt"]')).toContainText('0failed')
  await picture('publish-receipt')
  await page.getByRole('button', { name: 'Compare again' }).click()
  await expect(page.getByRole('button', { name: 'Nothing to publish' })).toBeDisabled()
  await picture('published-twice')
})

test('the next day everything is there, and the catalogue is whole', async () => {
  await started.quit()
  await checkCatalogue(sampleOf(folder.path))
  started = await launchApp({ profile: folder.path })
  page = started.page
  const call = await engineClient(page)
  const { changeSets } = await call('catalogue.history', { limit: 20 })
  expect(changeSets.map(({ kind }) => kind)).toContain('import')
  await expect(cell(0, 'sku')).not.toBeEmpty()
  await go('publish')
  await page.getByRole('tab', { name: 'Earlier runs' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('done')
  await picture('next-day')
})
