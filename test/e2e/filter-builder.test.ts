import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
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
})

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Build a filter' })
const text = (page: Page): Locator => dialog(page).getByRole('textbox', { name: 'As text' })

test('the form writes the text, the text fills the form, and both say how many products it shows', async () => {
  const { page } = started
  await page.getByRole('button', { name: 'Build a filter' }).click()
  await dialog(page).getByRole('button', { name: 'Condition' }).click()
  await dialog(page).getByRole('combobox', { name: 'What it is about' }).fill('SKU')
  await page.getByRole('option', { name: 'SKU', exact: true }).click()
  await dialog(page).getByRole('textbox', { name: 'Value' }).fill('JAS')
  await expect(text(page)).toHaveValue('sku contains JAS')
  await expect(dialog(page).getByRole('status').last()).toHaveText(/^\d+ matches$/)

  await text(page).fill('sku contains JAS and (brand is empty or missing webshop/fr_FR)')
  await expect(dialog(page).getByRole('group')).toHaveCount(2)
  await expect(dialog(page).getByRole('combobox', { name: 'How conditions are joined' }).last()).toHaveText(
    'One of these holds',
  )
  await page.screenshot({ path: test.info().outputPath('builder.png') })
  await expectAccessible(page)

  await text(page).fill('sku contains')
  await expect(dialog(page).getByRole('alert')).toContainText('At 13')
  await expect(dialog(page).getByRole('button', { name: 'Filter', exact: true })).toBeDisabled()

  await text(page).fill('sku contains JAS')
  await dialog(page).getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(grid.count).not.toHaveText('341 of 341')
  await expect(grid.cell(0, 'sku')).toContainText('JAS')
})

test('numbers, dates and options are filtered by not being empty', async () => {
  const { page } = started
  await grid.bringIntoView('price:EUR')
  await grid.header('price:EUR').hover()
  await grid
    .header('price:EUR')
    .getByRole('button', { name: /^Filter by/ })
    .click()
  await page.getByText('Only cells that are not empty').click()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByText(/Price.* is not empty/)).toBeVisible()
  await expect(grid.count).not.toHaveText('341 of 341')
})

test('facets count what there is, filter by a click, and several values of one at once', async () => {
  const { page } = started
  await page.getByRole('button', { name: 'Facets' }).click()
  const panel = page.getByRole('complementary', { name: 'Facets' })
  const family = panel.getByRole('region', { name: 'Family' })
  await expect(family.getByRole('checkbox').first()).toBeVisible()
  const counts = async (): Promise<number[]> =>
    (await family.locator('[class*=count]').allTextContents()).map((each) => Number(each.replaceAll(',', '')))
  const [first = 0, second = 0] = await counts()
  await family.getByRole('checkbox').first().click()
  await expect(grid.count).toHaveText(`${first} of 341`)
  await family.getByRole('checkbox').nth(1).click()
  await expect(grid.count).toHaveText(`${first + second} of 341`)
  await page.screenshot({ path: test.info().outputPath('facets.png') })
  await expectAccessible(page)
})
