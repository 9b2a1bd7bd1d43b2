import type { Locator } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import { engineClient, engineJob } from './support/engine-client.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'

let started: TestApp
let grid: GridPage
let card: Locator

test.beforeEach(async () => {
  started = await launchApp()
  await started.page.setViewportSize({ width: 1280, height: 800 })
  grid = await openGrid(started.page)
  card = started.page.locator('[data-card]')
})

test.afterEach(async () => {
  await started.quit()
})

/** Two products without variants below each other. */
const PRODUCT = 6
const NEXT = 7

const picture = (name: string): Promise<Buffer> => started.page.screenshot({ path: `out/e2e/${name}.png` })

test('a product goes into the bin without a question, comes back by one click, or later from the bin', async () => {
  const { page } = started
  await grid.goTo(PRODUCT, 'name')
  await grid.cell(PRODUCT, 'name').click({ button: 'right' })
  await picture('row-menu')
  await page.getByRole('menuitem', { name: /Put in the bin/ }).click()
  await expect(page.getByText('1 product put in the bin').first()).toBeVisible()
  await expect(grid.count).toHaveText('340 of 340')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(grid.count).toHaveText('341 of 341')

  await grid.goTo(PRODUCT, 'name')
  await page.keyboard.press('Shift+ArrowDown')
  await grid.cell(NEXT, 'name').click({ button: 'right' })
  await page.getByRole('menuitem', { name: /Put in the bin/ }).click()
  await expect(grid.count).toHaveText('339 of 339')

  await page.getByRole('button', { name: 'Bin', exact: true }).click()
  const bin = page.getByRole('table', { name: 'Bin' })
  await expect(bin.getByRole('row', { name: /TEN-0103/ })).toContainText('90 days left')
  await picture('bin')
  await expectAccessible(page)
  await bin
    .getByRole('row', { name: /TEN-0103/ })
    .getByRole('button', { name: 'Restore' })
    .click()
  await expect(bin.getByRole('row', { name: /TEN-0103/ })).toHaveCount(0)
  await bin.getByRole('checkbox', { name: 'All in view' }).click()
  await page.getByRole('button', { name: 'Restore 1' }).click()
  await expect(page.getByText('The bin is empty')).toBeVisible()
  await page.getByRole('button', { name: 'Products' }).click()
  await expect(grid.count).toHaveText('341 of 341')
})

test('a bin of several pages: turned, searched, chosen across pages, put back and deleted for good', async () => {
  const { page } = started
  const call = await engineClient(page)
  const count = 250
  const { createdIds } = await call('catalogue.applyIntents', {
    requestId: 'for-the-bin',
    intents: Array.from({ length: count }, (_, at) => ({ kind: 'create-product' as const, sku: `OLD-${1_000 + at}` })),
  })
  await engineJob(page, 'catalogue.moveProducts', { requestId: 'into-the-bin', productIds: createdIds, to: 'bin' })
  await page.getByRole('button', { name: 'Bin', exact: true }).click()
  const bin = page.getByRole('table', { name: 'Bin' })
  const pages = page.getByRole('navigation', { name: 'Pages of the bin' })
  await expect(pages).toContainText('1–100 of 250')
  await bin.getByRole('checkbox', { name: 'All in view' }).click()
  await expect(page.getByRole('button', { name: 'Restore 100' })).toBeVisible()
  await pages.getByRole('button', { name: 'Next page' }).click()
  await expect(pages).toContainText('101–200 of 250')
  await pages.getByRole('button', { name: 'Next page' }).click()
  await expect(pages).toContainText('201–250 of 250')
  await expect(pages.getByRole('button', { name: 'Next page' })).toBeDisabled()
  await bin.getByRole('checkbox', { name: 'All in view' }).click()
  await picture('bin-pages')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore 150' }).click()
  // The last page is gone: the one that is last now shows.
  await expect(page.getByText('100 products', { exact: true })).toBeVisible()
  await expect(bin.getByRole('row')).toHaveCount(101)
  const [sku = ''] = (await bin.getByRole('row').nth(50).textContent())?.match(/OLD-\d+/) ?? []
  await page.getByRole('main').getByRole('searchbox').fill(sku)
  await expect(bin.getByRole('row')).toHaveCount(2)
  await bin.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('The bin is empty')).toBeVisible()

  // For good, which no undo takes back: asked first, with the count.
  await page.getByRole('main').getByRole('searchbox').fill('')
  await expect(page.getByText('99 products', { exact: true })).toBeVisible()
  await bin.getByRole('checkbox', { name: 'All in view' }).click()
  const discard = page.getByRole('button', { name: 'Delete 99 for good' })
  const question = page.getByRole('dialog', { name: 'Delete 99 products for good?' })
  await discard.click()
  await expect(question).toBeVisible()
  await picture('bin-discard')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await discard.click()
  await question.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByText('99 products taken out of the bin for good').first()).toBeVisible()
  await expect(page.getByText('The bin is empty')).toBeVisible()
})

test('a duplicate takes over what is asked for, under the next free SKU, and no barcode', async () => {
  const { page } = started
  await grid.goTo(PRODUCT, 'sku')
  await grid.cell(PRODUCT, 'sku').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Duplicate this product' })
  await expect(dialog.getByLabel('SKU')).toHaveValue('TEN-0113')
  await dialog.getByRole('checkbox', { name: 'Relations' }).click()
  await picture('duplicate')
  await dialog.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText('TEN-0113')
  await expect(card.getByRole('button', { name: /^Name, Dutch: Veldkruin Kraaiheide/ })).toBeVisible()
  await expect(card.getByRole('button', { name: /^EAN: empty/ })).toBeVisible()
  await expect(card.getByRole('button', { name: /^Status: Draft/ })).toBeVisible()
  await expect(grid.count).toHaveText(/of 342/)
})

test('a new product begins with a proposed SKU and the family in view; a taken SKU is refused in the dialog', async () => {
  const { page } = started
  await grid.goTo(PRODUCT, 'sku')
  await page.getByRole('button', { name: 'New product' }).click()
  const dialog = page.getByRole('dialog', { name: 'New product' })
  await dialog.getByLabel('SKU').fill('TEN-0103')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByText(/already/)).toBeVisible()
  await dialog.getByLabel('SKU').fill('TEN-0999')
  await dialog.getByLabel('Name').fill('Nieuwe tent')
  await page.keyboard.press('Enter')
  await expect(card.getByRole('button', { name: /^Name, Dutch: Nieuwe tent/ })).toBeVisible()
  await expect(card.getByRole('button', { name: /^Family: Tents/ })).toBeVisible()
  await expect(card.getByText(/\d+ of \d+ missing/).first()).toBeVisible()
})

test('products are compared by what differs, and a value is copied across', async () => {
  const { page } = started
  await grid.goTo(PRODUCT, 'name')
  await page.keyboard.press('Shift+ArrowDown')
  await grid.cell(NEXT, 'name').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Compare products' }).click()
  const table = page.getByRole('table', { name: 'Compare products' })
  await expect(table.getByRole('columnheader')).toHaveCount(3)
  await picture('compare')
  const row = table.getByRole('row', { name: /^Colour/ })
  await row.getByRole('button', { name: /Copy Colour of TEN-0103/ }).click()
  await page.getByRole('menuitem', { name: 'To TEN-0104' }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Only what differs' }).click()
  await expect(table.getByRole('row', { name: /^Colour/ })).toHaveText(/Moss.*Moss/)
  await expectAccessible(page)
})
