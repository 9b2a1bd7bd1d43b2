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

test('facets are chosen, searched and ordered, and a view remembers which', async () => {
  const { page } = started
  await page.getByRole('button', { name: 'Facets' }).click()
  const panel = page.getByRole('complementary', { name: 'Facets' })
  await panel.getByRole('button', { name: 'Add a facet…' }).click()
  await page.getByRole('dialog', { name: 'Add a facet…' }).getByRole('searchbox').fill('Material as')
  await page.getByRole('checkbox', { name: 'Material as supplied' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Add a facet…' })).toBeHidden()
  await expect(panel.locator('[aria-busy="true"]')).toHaveCount(0) // while they count, facets grow and move those below
  const material = panel.getByRole('region', { name: 'Material as supplied' })
  await expect(material.getByRole('checkbox', { name: /^polyester$/i })).toBeVisible()
  await expect(material.getByRole('checkbox').first()).not.toHaveAccessibleName(/^ABS$/)
  await material.getByRole('button', { name: 'Facet Material as supplied' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'By name' }).click()
  await expect(material.getByRole('checkbox').first()).toHaveAccessibleName(/^(100|ABS|[0-9])/)
  await material.getByRole('searchbox').fill('KUNSTSTOF')
  await expect(material.getByRole('checkbox').first()).toHaveAccessibleName(/kunststof/i)
  const supplied = material.getByRole('checkbox', { name: /^kunststof$/i })
  await expect(material.locator('[class*=count]').first()).toBeVisible()
  await supplied.click()
  await expect(grid.count).toHaveText('8 of 341') // 4 written Kunststof, 4 kunststof
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Plastics')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: /^Views/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'All products' }).click()
  await expect(material).toBeHidden()
  await page.getByRole('button', { name: /^Views/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Plastics' }).click()
  await expect(material.getByRole('checkbox', { name: /^kunststof$/i })).toBeChecked()
  await expect(grid.count).toHaveText('8 of 341')
})

test('products are found by who changed them and how, chosen from what the history knows', async () => {
  const { page } = started
  await grid.type(0, 'name', 'Hand made')
  await expect(grid.cell(0, 'name')).toHaveText('Hand made')
  await page.getByRole('button', { name: 'Build a filter' }).click()
  await dialog(page).getByRole('button', { name: 'Condition' }).click()
  await dialog(page).getByRole('combobox', { name: 'What it is about' }).fill('Changed by')
  await page.getByRole('option', { name: 'Changed by' }).click()
  await dialog(page).getByRole('combobox', { name: 'Who, or how' }).fill('Edits')
  await page.getByRole('option', { name: /^Edits/ }).click()
  await expect(text(page)).toHaveValue('changed by edit')
  await expect(dialog(page).getByRole('status').last()).toHaveText('1 match')
  await text(page).fill('price ><')
  await expect(dialog(page).getByRole('alert')).toContainText('Expected a value instead of “<”')
  await text(page).fill('changed by edit')
  await dialog(page).getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(grid.count).toHaveText('1 of 341')
})
