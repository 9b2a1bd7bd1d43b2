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

const menu = (page: Page): Locator => page.getByRole('button', { name: 'Views' })

async function pick(page: Page, item: string | RegExp): Promise<void> {
  await menu(page).click()
  await page
    .getByRole('menuitem', { name: item })
    .or(page.getByRole('menuitemcheckbox', { name: item }))
    .click()
}

async function name(page: Page, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Name').fill(text)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('a view brings back filter, order, columns and scope, and opens the catalogue after a restart', async () => {
  const { page } = started
  await page.getByRole('button', { name: 'Filter as text' }).click()
  await page.getByRole('textbox', { name: 'Filter as text' }).fill('brand is not empty and sku starts with JAS')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Filter as labels' }).click()
  await grid.chooseScope('Language', /English/)
  await expect(grid.count).not.toHaveText('341 of 341')
  const shown = (await grid.count.textContent()) ?? ''

  await pick(page, 'Save as a new view…')
  await name(page, 'Jackets in English')
  await expect(menu(page)).toHaveText('Jackets in English')
  await pick(page, 'All products')
  await expect(grid.count).toHaveText('341 of 341')
  await pick(page, 'Jackets in English')
  await expect(grid.count).toHaveText(shown)
  await menu(page).click()
  await page.screenshot({ path: test.info().outputPath('menu.png') })
  await page.keyboard.press('Escape')
  await expectAccessible(page)

  await pick(page, 'Open the catalogue with it')
  await started.quit()
  started = await launchApp({ profile: started.profile })
  grid = await openGrid(started.page)
  await expect(menu(started.page)).toHaveText('Jackets in English')
  await expect(grid.count).toHaveText(shown)
})

test('a changed view says so and is saved; renaming and deleting can be undone', async () => {
  const { page } = started
  await pick(page, 'Save as a new view…')
  await name(page, 'Everything')
  await grid.header('name').getByText('Name').click()
  await expect(menu(page)).toHaveText('Everything *')
  await pick(page, 'Save changes')
  await expect(menu(page)).toHaveText('Everything')
  await pick(page, 'Rename…')
  await name(page, 'All by name')
  await expect(menu(page)).toHaveText('All by name')
  await pick(page, 'Delete')
  await expect(menu(page)).toHaveText('Views')
  await grid.goTo(0, 'sku')
  await page.keyboard.press('Control+z')
  await pick(page, 'All by name')
  await expect(menu(page)).toHaveText('All by name')
})
