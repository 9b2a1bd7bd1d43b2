import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import { chooseInDialogs, dropFile } from './support/files.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'

let started: TestApp
let page: Page
let grid: GridPage

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  grid = await openGrid(page)
})

test.afterAll(async () => {
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
})

test.describe.configure({ mode: 'serial', timeout: 180_000 })

async function choose(label: string, option: RegExp | string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

const awkward = '=1+1; "quoted" 007'

for (const [format, extension] of [
  ['Excel workbook (XLSX)', 'xlsx'],
  ['JSON', 'json'],
] as const) {
  test(`everything exported as ${extension} by the keyboard and imported again changes nothing`, async () => {
    await page.locator('[data-tour="nav-products"]').click()
    await grid.type(6, 'name', awkward)
    const file = test.info().outputPath(`products.${extension}`)
    await chooseInDialogs(started.app, file)
    await page.keyboard.press('Control+Shift+e')
    const dialog = page.getByRole('dialog', { name: 'Export products' })
    await choose('Columns', /^Every column/)
    await choose('Format', new RegExp(`^${format.replace(/[()]/g, '\\$&')}$`))
    await expectAccessible(page)
    await page.screenshot({ path: test.info().outputPath('export.png') })
    await dialog.getByRole('button', { name: 'Choose where to save…' }).click()
    await expect(page.getByText(`341 products written to “products.${extension}”`)).toBeVisible({ timeout: 60_000 })
    await expect(dialog).toBeHidden()

    await dropFile(page, file)
    await page.getByRole('button', { name: 'Continue to the columns' }).click()
    await page.getByRole('button', { name: 'Check 341 rows' }).click()
    await expect(page.getByRole('button', { name: /^Unchanged 341$/ })).toBeVisible({ timeout: 60_000 })
    for (const outcome of ['New', 'Changed', 'Problems'])
      await expect(page.getByRole('button', { name: new RegExp(`^${outcome} [1-9]`) })).toHaveCount(0)
    await page.screenshot({ path: test.info().outputPath('import.png') })
  })
}
