import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import * as xlsx from '@e965/xlsx'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { engineClient, engineJob } from './support/engine-client.ts'
import { chooseInDialogs, dropFile } from './support/files.ts'

// C5, C6 and C15 of the scenarios, on the sample: one supplier, three deliveries, one window.
const folder = temporaryFolder()
let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
})
test.afterAll(async () => {
  await started.quit()
  folder.remove()
})

const picture = (step: string): Promise<Buffer> => page.screenshot({ path: test.info().outputPath(`${step}.png`) })
const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name })
const table = (): ReturnType<Page['getByRole']> =>
  page.getByRole('region', { name: 'Suppliers and what they delivered' })

const list = resolve('resources/sample/supplier-hazelhorst-price-list.xlsx')
const later = resolve('resources/sample/supplier-hazelhorst-later.xlsx')

/** Imports a file as a person does who agrees with what is proposed. */
async function deliver(path: string): Promise<void> {
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, path)
  await button('Continue to the columns').click()
  await button(/^Check \d+ rows/).click()
  await button(/^Import \d+ products/).click()
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()
}

test('C6: the comparison and the receipt of a delivery tell what misses its threshold', async () => {
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, list)
  await button('Continue to the columns').click()
  await button(/^Check \d+ rows/).click()
  await expect(page.getByText('This delivery misses what is asked of it.')).toBeVisible()
  await picture('c5-comparison')
  await button(/^Import \d+ products/).click()
  await expect(page.getByText('This delivery misses what is asked of it.')).toBeVisible()
  await expect(page.getByText('Uniqueness', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await picture('c6-receipt')
})

test('C15: the manager sees three deliveries of the supplier with their trend, and the figures can be counted anew', async () => {
  await deliver(later)
  await deliver(list)
  await page.locator('[data-tour="nav-suppliers"]').click()
  await expect(table().getByRole('row', { name: /Hazelhorst/ })).toContainText('3')
  await expect(page.getByRole('img', { name: /^Completeness, from the oldest delivery/ })).toBeVisible()
  await expectAccessible(page)
  await picture('c15-scorecard')
  const deliveries = page.getByRole('region', { name: 'Deliveries' })
  await expect(deliveries.getByRole('button', { name: 'Count again' })).toHaveCount(3)
  for (const at of [0, 1, 2]) {
    await deliveries.getByRole('button', { name: 'Count again' }).nth(at).click()
    await expect(deliveries.getByText(/was counted again: \d+ rows, every figure is the same/)).toHaveCount(1)
  }
  await picture('c15-counted-again')
})

test('each figure leads to its rows, and a threshold of the supplier’s own takes effect', async () => {
  await page.locator('[data-tour="nav-suppliers"]').click()
  const deliveries = page.getByRole('region', { name: 'Deliveries' })
  await deliveries
    .getByRole('row')
    .nth(1)
    .getByTitle(/^Uniqueness/)
    .click()
  await expect(page.getByRole('grid', { name: 'Rows behind the figure' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Rows behind the figure' }).getByRole('row')).toHaveCount(4)
  await picture('c15-rows')
  await table()
    .getByRole('row', { name: /Hazelhorst/ })
    .getByTitle(/^Uniqueness/)
    .click()
  const ofAll = page.getByRole('grid', { name: 'Rows behind the figure' })
  await expect(ofAll.getByRole('columnheader', { name: 'Delivery' })).toBeVisible()
  await expect(ofAll.getByText('supplier-hazelhorst-price-list.xlsx').first()).toBeVisible()
  expect(await ofAll.getByRole('row').count()).toBeGreaterThan(4) // those of one delivery, and their header
  await picture('c15-rows-of-all')
  const own = page.getByRole('textbox', { name: 'Uniqueness, This supplier' })
  await own.fill('50')
  await own.press('Enter')
  await expect(
    table()
      .getByRole('row', { name: /Hazelhorst/ })
      .getByTitle(/Uniqueness.*at least 50%/),
  ).toBeVisible()
  await page.evaluate(() => window.desktop.setTheme('dark'))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await picture('c15-dark')
  await expectAccessible(page)
  await page.evaluate(() => window.desktop.setTheme('light'))
})

test('C5: the rest goes back to the supplier as a sheet of its own layout, and only its answers enter', async () => {
  const asked = join(folder.path, 'asked.xlsx')
  await chooseInDialogs(started.app, asked)
  const deliveries = page.getByRole('region', { name: 'Deliveries' })
  await deliveries.getByRole('row').last().getByRole('button', { name: 'Return sheet…' }).click()
  await expect(page.getByText(/“asked\.xlsx” asks for \d+ cells in \d+ rows/).first()).toBeVisible()
  const book = xlsx.read(readFileSync(asked))
  const sheet = book.Sheets['Sheet1'] ?? {}
  const lines = xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
  const at = (row: string, column: string): string =>
    xlsx.utils.encode_cell({
      r: lines.findIndex((cells) => cells.includes(row)),
      c: (lines[3] ?? []).indexOf(column),
    })
  sheet[at('TEN-0191', 'Verkoopprijs')] = { t: 'n', v: 10.25 }
  sheet[at('TEN-0191', 'Productnaam')] = { t: 's', v: 'Iets anders' }
  const answered = join(folder.path, 'asked and answered.xlsx')
  writeFileSync(answered, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const call = await engineClient(page)
  const valuesOf = async (): Promise<unknown> =>
    (
      await call('catalogue.gridPage', {
        viewKey: 'c5',
        refresh: true,
        query: { filter: 'sku = "TEN-0191"' },
        columns: [{ column: 'name/nl_NL' }, { column: 'price/EUR' }],
        from: 0,
        count: 1,
      })
    ).rows[0]
  const [name] = (await valuesOf()) as unknown[]
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, answered)
  await expect(page.getByText('Answers to the return sheet of “supplier-hazelhorst-price-list.xlsx”')).toBeVisible()
  await expect(page.getByText('1 other cell differs and is not taken.')).toBeVisible()
  await button('Show them').click()
  await expect(page.getByRole('dialog').getByText('Iets anders')).toBeVisible()
  await expectAccessible(page)
  await picture('c5-returned')
  await page.keyboard.press('Escape')
  await button('Continue to the columns').click()
  await button('Check 1 row').click()
  await picture('c5-answers')
  await button(/^Import 1 product/).click()
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()
  expect(await valuesOf()).toEqual([name, 10.25])
  await page.locator('[data-tour="nav-suppliers"]').click()
  await expect(table().getByRole('row', { name: /Hazelhorst/ })).toContainText('3')
})

test('the scorecard is saved as a workbook and as a PDF', async () => {
  const workbook = join(folder.path, 'scorecard.xlsx')
  await chooseInDialogs(started.app, workbook)
  await button('Save as Excel…').click()
  await expect(page.getByText('“scorecard.xlsx” is written.').first()).toBeVisible()
  const { Sheets } = xlsx.read(readFileSync(workbook))
  const rows = xlsx.utils.sheet_to_json<Record<string, unknown>>(Sheets['Deliveries'] ?? {})
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({ Supplier: 'Hazelhorst Outdoor Groothandel B.V.', Rows: 60 })
  const pdf = join(folder.path, 'scorecard.pdf')
  await chooseInDialogs(started.app, pdf)
  await button('Save as PDF…').click()
  await expect(page.getByText('“scorecard.pdf” is written.').first()).toBeVisible()
  expect(existsSync(pdf)).toBe(true)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  writeFileSync(test.info().outputPath('scorecard.pdf'), readFileSync(pdf))
})

test('a delivery that is undone is marked and counts no longer, and counts again once it is done again', async () => {
  const call = await engineClient(page)
  await page.locator('[data-tour="nav-suppliers"]').click()
  const { deliveries: all } = await call('suppliers.deliveries', { supplier: 'hazelhorst', from: 0, count: 10 })
  const changeSetId = all.find(({ changeSet }) => changeSet !== null)?.changeSet ?? 0
  await engineJob(page, 'catalogue.undo', { requestId: 'undo-a-delivery', changeSetId })
  const deliveries = page.getByRole('region', { name: 'Deliveries' })
  await expect(deliveries.getByText('taken back')).toHaveCount(1)
  await expect(
    table()
      .getByRole('row', { name: /Hazelhorst/ })
      .getByRole('cell')
      .first(),
  ).toHaveText('2')
  await page.getByRole('combobox', { name: 'Rows of deliveries are kept for' }).click()
  await page.getByRole('option', { name: '5 years' }).click()
  await expect.poll(async () => (await call('suppliers.list', {})).yearsKept).toBe(5)
  await expectAccessible(page)
  await picture('c15-taken-back')
  for (const locale of ['nl', 'fr', 'sv', 'en'] as const) {
    await page.evaluate((language) => window.desktop.setLanguage(language), locale)
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${locale}`))
    const pdf = join(folder.path, `${locale}.pdf`)
    await chooseInDialogs(started.app, pdf)
    await button(/PDF/).click()
    await expect(page.getByText(`${locale}.pdf`).first()).toBeVisible()
    writeFileSync(test.info().outputPath(`${locale}.pdf`), readFileSync(pdf))
    await picture(`c15-${locale}`)
  }
})
