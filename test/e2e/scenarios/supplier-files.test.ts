import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { stateHash } from '../../support/state-hash.ts'
import { expectAccessible } from '../support/accessible.ts'
import type { TestApp } from '../support/app.ts'
import { checkCatalogue, launchApp, sampleOf, temporaryFolder } from '../support/app.ts'
import { engineClient } from '../support/engine-client.ts'
import { chooseInDialogs, dropFile } from '../support/files.ts'
import { FIRST, LATER, RENAMED, firstFile, laterFile, ownList, thirdFile } from './files-c.ts'
import { picture } from './scenario.ts'

// C1 to C9 of the scenarios: an assistant drags the files of one supplier on the window, one after the other.
const folder = temporaryFolder()
let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
})
test.afterAll(async () => {
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
  folder.remove()
})

const button = (name: RegExp | string): Locator => page.getByRole('button', { name })
const row = (header: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: header }) })
const receipt = (): Locator => page.locator('[data-tour="import-receipt"]')
const imported = (): Promise<void> =>
  expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible({ timeout: 60_000 })

/** Drops a file of this content on the window. */
async function drop(name: string, content: string | Buffer): Promise<void> {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  await dropFile(page, path)
}

/** Opens a filter of the staging sheet, and narrows the rows by what it offers. */
async function narrow(filter: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: filter }).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

/** How many rows the sheet has, as the screen reader is told. */
const shows = (count: number): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: new RegExp(`^${count} row`) })).toBeAttached()

test(`C0: the shop's own list: ${FIRST.known} articles are known`, async () => {
  await page.locator('[data-tour="nav-import"]').click()
  await drop('our range.csv', ownList())
  await button('Continue to the columns').click()
  await button(`Check ${FIRST.known} rows`).click()
  await button(`Import ${FIRST.known} products`).click()
  await imported()
})

test('C1: the right sheet, its header in row 4, and codes with their zeros, with no option touched', async () => {
  await drop('first.xlsx', firstFile())
  await expect(page.getByRole('tab', { name: 'Artikelen' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('combobox', { name: 'Column names' })).toContainText('in row 4')
  await expect(button('Take row 4 as column names')).toHaveAttribute('aria-pressed', 'true')
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  const marked = preview.getByRole('row').filter({ has: button('Take row 4 as column names') })
  await expect(marked).toContainText('Artikelnummer')
  await expect(preview.getByRole('cell', { name: '0712345000002' })).toBeVisible()
  await expect(page.getByText(`${FIRST.rows} rows`)).toBeVisible()
  await picture(page, 'C1-first-rows')
})

test('C1: the supplier is new, and is made on the spot under the name that its file bears', async () => {
  await page.getByRole('combobox', { name: 'Delivered by' }).click()
  await page.getByRole('option', { name: 'New supplier…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New supplier' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Nordal Groothandel B.V.')
  await expectAccessible(page)
  await picture(page, 'C1-new-supplier')
  await dialog.getByRole('button', { name: 'Make supplier' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Delivered by' })).toContainText('Nordal Groothandel B.V.')
})

test('C2: each column says where it goes and why; 2 are asked, 12 are left out and may become attributes', async () => {
  await button('Continue to the columns').click()
  await expect(page.getByText(/^Please decide 2$/)).toBeVisible()
  await expect(page.getByText(/^Left out 12$/)).toBeAttached()
  const asked = row('Levertijd (dgn)')
  await expect(asked).toContainText('The name is similar')
  await expect(asked).toContainText('70% sure')
  await picture(page, 'C2-asked')
  await asked.getByRole('button', { name: 'Right', exact: true }).click()
  await row('Korte tekst').getByRole('button', { name: 'Leave out' }).click()
  await expect(page.getByText(/^Please decide/)).toHaveCount(0)
  await expect(row('EAN-code')).toContainText('0712345000002')
  await picture(page, 'C2-mapping')
})

test('C3: the price with VAT is divided by 1.21 in a form, with samples in view', async () => {
  await row('Verkoopprijs incl. BTW').getByRole('button', { name: 'Transform' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add a step' }).click()
  await page.getByRole('menuitem', { name: 'Calculate', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Number' }).fill('1.21')
  const samples = dialog.getByRole('region', { name: 'Samples from the file' })
  // Exactly, without a remainder of floating point.
  await expect(samples.getByRole('row').filter({ hasText: '159,72' })).toContainText(/132$/)
  await picture(page, 'C3-transform')
  await dialog.getByRole('button', { name: 'Keep the steps' }).click()
  await expect(row('Verkoopprijs incl. BTW').getByRole('button', { name: '1 step' })).toBeVisible()
})

test('C4: the staging sheet counts exactly, with a filter for each', async () => {
  await button(`Check ${FIRST.rows} rows`).click()
  await expect(button(new RegExp(`^New ${FIRST.created}`))).toBeVisible({ timeout: 60_000 })
  await expect(button(new RegExp(`^Changed ${FIRST.known}`))).toBeVisible()
  await expect(button(new RegExp(`^Skipped ${FIRST.repeated}`))).toBeVisible()
  await narrow('Rows with a problem', `Barcode with a wrong check digit: ${FIRST.wrongBarcodes}`)
  await shows(FIRST.wrongBarcodes)
  await narrow('Rows with a problem', `Product comes again: ${FIRST.repeated}`)
  await shows(FIRST.repeated)
  await narrow('Rows with a problem', 'Any problem or none')
  await narrow('Rows without a value', `Without Price (EUR): ${FIRST.withoutPrice}`)
  await shows(FIRST.withoutPrice)
  await picture(page, 'C4-without-price')
  await narrow('Rows without a value', 'Filled or not')
  await narrow('Rows that change a column', `Name (Dutch): ${RENAMED}`)
  await shows(RENAMED)
  await expect(page.locator('.products-grid .ag-cell').filter({ hasText: '(oud)' }).first()).toBeVisible()
  await picture(page, 'C4-changed')
  await narrow('Rows that change a column', 'Any change or none')
})

test('C5: one wrong barcode is repaired in the sheet, the rest goes back to the supplier in its own layout', async () => {
  await narrow('Rows with a problem', `Barcode with a wrong check digit: ${FIRST.wrongBarcodes}`)
  await shows(FIRST.wrongBarcodes)
  const column = await page.getByRole('columnheader', { name: 'EAN', exact: true }).getAttribute('col-id')
  await page.locator(`.products-grid [row-index="0"] .ag-cell[col-id="${column}"]`).click()
  await page.keyboard.type('4006381333931')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 cell repaired')).toBeVisible()
  await picture(page, 'C5-repaired')
  const asked = join(folder.path, 'asked.xlsx')
  await chooseInDialogs(started.app, asked)
  await button('Return sheet…').click()
  // 16 barcodes and 23 prices: what was repaired here is not asked.
  const cells = FIRST.wrongBarcodes - 1 + FIRST.withoutPrice
  await expect(page.getByText(new RegExp(`“asked\\.xlsx” asks for ${cells} cells`)).first()).toBeVisible()
  const book = xlsx.read(readFileSync(asked))
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const commented = Object.values(sheet as Record<string, xlsx.CellObject>).filter(({ c }) => Array.isArray(c))
  expect(commented).toHaveLength(cells)
  await narrow('Rows with a problem', 'Any problem or none')
})

test('C6: the receipt adds up, one undo takes all of it back, and the supplier has its scorecard', async () => {
  const before = stateHash(sampleOf(started.profile))
  await button(new RegExp(`^Import ${FIRST.created + FIRST.known} products`)).click()
  await imported()
  await expect(receipt()).toContainText(
    `${FIRST.rows}read=${FIRST.created}new+${FIRST.known}changed+0unchanged+${FIRST.repeated}skipped+0rejected`,
  )
  for (const figure of ['Completeness', 'Consistency', 'Conformity', 'Uniqueness', 'Redundancy'])
    await expect(page.getByRole('term').filter({ hasText: figure })).toBeVisible()
  await picture(page, 'C6-receipt')
  const after = stateHash(sampleOf(started.profile))
  await receipt().getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('Import undone')).toBeVisible({ timeout: 60_000 })
  expect(stateHash(sampleOf(started.profile))).toBe(before)
  await button(/^Redo:/).click()
  await expect.poll(() => stateHash(sampleOf(started.profile)), { timeout: 60_000 }).toBe(after)
})

test('C7: the later file is known with its layout changed, and every column is mapped without a click', async () => {
  await page.locator('[data-tour="nav-import"]').click()
  await drop('later.xlsx', laterFile())
  await expect(page.getByRole('combobox', { name: 'Delivered by' })).toContainText('Nordal Groothandel B.V.')
  await button('Continue to the columns').click()
  await expect(page.getByText('Known supplier: the layout has changed since “first.xlsx”.')).toBeVisible()
  await expect(page.getByText('The column names are in row 6 now; they were in row 4.')).toBeVisible()
  await expect(page.getByText('“Productnaam” is now called “Benaming artikel”.')).toBeVisible()
  await expect(page.getByText('“Verkoopprijs incl. BTW” is now called “Consumentenprijs incl. 21% btw”.')).toBeVisible()
  await expect(page.getByText('1 new column: “Zaagvorm”.')).toBeVisible()
  await expect(page.getByText(/^Please decide/)).toHaveCount(0)
  await picture(page, 'C7-layout')
  await button(`Check ${LATER.rows} rows`).click()
  await expect(button(new RegExp(`^New ${LATER.created}`))).toBeVisible({ timeout: 60_000 })
  await expect(button(new RegExp(`^Changed ${LATER.passing}`))).toBeVisible()
  await expect(page.getByText(`${LATER.gone} products of the last file (first.xlsx`)).toBeVisible()
  await expect(button('Phase them out')).toBeVisible()
  await narrow('Rows that change a column', `Price (EUR): ${LATER.passing}`)
  await shows(LATER.passing)
  await narrow('Rows that change a column', 'Any change or none')
  await picture(page, 'C7-staged')
})

test('C8: 37 prices take effect, 11 wait with old, new and percent; exactly ten percent passes', async () => {
  await expect(page.getByText(`${LATER.held} prices change by more than 10%.`)).toBeVisible()
  await button(new RegExp(`^Import ${LATER.created + LATER.passing} products`)).click()
  await imported()
  await expect(receipt()).toContainText(`${LATER.known - LATER.passing}unchanged`)
  await expect(page.getByText(`${LATER.held} prices wait for approval.`)).toBeVisible()
  await button('Look at them…').click()
  const dialog = page.getByRole('dialog', { name: 'Prices that wait for approval' })
  await expect(dialog.getByRole('row').filter({ hasText: /NO-\d+/ })).toHaveCount(LATER.held)
  await expect(
    dialog
      .getByRole('row')
      .filter({ hasText: /NO-\d+/ })
      .first(),
  ).toContainText('NO-10117Price (EUR)€207.00€249.00+20.29%')
  await picture(page, 'C8-approval')
  await page.keyboard.press('Escape')
})

test('C8: a later file with the old prices ends what waited', async () => {
  await drop('first again.xlsx', firstFile())
  await button('Continue to the columns').click()
  await button(`Check ${FIRST.rows} rows`).click()
  await button(/^Import \d+ products/).click()
  await imported()
  const call = await engineClient(page)
  expect((await call('import.heldPrices', { from: 0, count: 1 })).total).toBe(0)
})

test('C9: letters, the separator and dates of an old CSV are right; another encoding shows at once', async () => {
  await drop('third.csv', thirdFile())
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  const encoding = page.getByRole('combobox', { name: 'Characters' })
  await expect(encoding).toHaveText('windows-1252')
  await expect(page.getByRole('combobox', { name: 'Columns separated by' })).toContainText('Semicolon')
  await expect(preview).toContainText('Café-crème, 2 stuks à €')
  await picture(page, 'C9-read')
  await encoding.click()
  await page.getByRole('option', { name: 'macintosh', exact: true }).click()
  await expect(preview).not.toContainText('Café-crème')
  await encoding.click()
  await page.getByRole('option', { name: 'windows-1252', exact: true }).click()
  await expect(preview).toContainText('Étui près du cœur')
  await button('Continue to the columns').click()
  await row('Omschrijving').getByRole('button', { name: 'Right', exact: true }).click()
  await button('Check 3 rows').click()
  await expect(
    page.locator('.products-grid .ag-cell').filter({ hasText: /13\/02\/2026|2026-02-13|13 Feb/ }),
  ).toBeVisible()
  await picture(page, 'C9-staged')
  await button('Cancel the import').click()
})
