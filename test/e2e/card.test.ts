import type { Locator } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import { expectAccessible } from './support/accessible.ts'
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

/** A product without variants, and the first row of the sample: a model, its variants below it. */
const PRODUCT = 6
const VARIANT = 1

const picture = (name: string): Promise<Buffer> => started.page.screenshot({ path: `out/e2e/card-${name}.png` })
const field = (name: string | RegExp): Locator => card.getByRole('button', { name })
const title = (): Locator => started.page.getByRole('complementary').getByRole('heading', { level: 2 })

test('opens beside the grid with all languages side by side, and an edit shows in both at once', async () => {
  const { keyboard } = started.page
  await grid.goTo(PRODUCT, 'name')
  await keyboard.press('Control+i')
  await expect(title()).toHaveText('TEN-0103')
  for (const language of ['Dutch', 'English', 'French'])
    await expect(field(new RegExp(`^Name, ${language}:`))).toBeVisible()
  await picture('open')

  await field(/^Name, Dutch:/).focus()
  await keyboard.press('Enter')
  await keyboard.press('Control+a')
  await keyboard.type('Kraaiheide, op de kaart')
  await keyboard.press('Tab')
  await expect(field(/^Name, Dutch: Kraaiheide, op de kaart/)).toBeVisible()
  await expect(field(/^Name, English:/)).toBeFocused()
  await expect(grid.cell(PRODUCT, 'name')).toHaveText('Kraaiheide, op de kaart')

  await keyboard.press('Control+z')
  await expect(grid.cell(PRODUCT, 'name')).not.toHaveText('Kraaiheide, op de kaart')
  await expect(field(/^Name, Dutch: Kraaiheide, op de kaart/)).toHaveCount(0)
  await expectAccessible(started.page)
})

test('J and K walk through the view and stay on the field, over rows that were never loaded', async () => {
  const { keyboard } = started.page
  await grid.goTo(PRODUCT, 'sku')
  await keyboard.press('Control+i')
  await expect(title()).toHaveText('TEN-0103')
  await field(/^EAN:/).focus()
  await keyboard.press('j')
  await expect(title()).not.toHaveText('TEN-0103')
  await expect(field(/^EAN:/)).toBeFocused()
  await keyboard.press('k')
  await expect(title()).toHaveText('TEN-0103')

  await grid.goTo(PRODUCT, 'sku')
  await keyboard.press('Control+End')
  await keyboard.press('Control+i')
  await expect(card).toBeFocused()
  const last = await title().textContent()
  await keyboard.press('k')
  await expect(title()).not.toHaveText(last ?? '')
  for (let step = 0; step < 30; step++) await keyboard.press('k')
  await keyboard.press('Escape')
  await expect.poll(grid.cursor).toMatch(/^309 /)
  await expect(title()).toHaveText((await grid.cell(309, 'sku').textContent()) ?? '')
})

test('Space looks at a product and leaves the keyboard in the grid; Escape goes back there', async () => {
  const { keyboard } = started.page
  await grid.goTo(PRODUCT, 'name')
  await keyboard.press('Space')
  await expect(title()).toHaveText('TEN-0103')
  await keyboard.press('ArrowDown')
  await expect(title()).not.toHaveText('TEN-0103')
  await expect.poll(grid.cursor).toBe(`${PRODUCT + 1} name`)
  await keyboard.press('Control+i')
  await expect(card).toBeFocused()
  await keyboard.press('Escape')
  await expect.poll(grid.cursor).toBe(`${PRODUCT + 1} name`)
  await keyboard.press('Space')
  await expect(card).toHaveCount(0)
})

test('what is missing is counted per channel and language and found with one key', async () => {
  const { keyboard } = started.page
  await grid.goTo(PRODUCT, 'sku')
  await keyboard.press('Control+i')
  await field(/^Name, Dutch:/).focus()
  await keyboard.press('Delete')
  await expect(card.getByRole('list', { name: /missing per channel/ })).toContainText(/\d of \d+ missing/)
  await card.focus()
  await keyboard.press('n')
  const first = card.locator('[data-column]:focus')
  await expect(first).toHaveAttribute('data-missing', 'true')
  await picture('missing')
})

test('a value that cannot be is refused in its field with the reason and opens again with what was typed', async () => {
  const { keyboard } = started.page
  await grid.goTo(PRODUCT, 'sku')
  await keyboard.press('Control+i')
  await field(/^EAN:/).focus()
  await keyboard.press('F2')
  await keyboard.press('Control+a')
  await keyboard.type('123')
  await keyboard.press('Enter')
  await expect(card.getByRole('alert')).toContainText('A barcode number has 8, 12, 13 or 14 digits.')
  await expect(field(/^EAN:/)).toBeFocused()
  await keyboard.press('Enter')
  await expect(card.getByRole('textbox', { name: 'EAN' })).toHaveValue('123')
  await keyboard.press('Escape')
})

test('a variant shows what comes from its model, and leads there', async () => {
  const { keyboard } = started.page
  await grid.goTo(VARIANT, 'sku')
  await keyboard.press('Control+i')
  await field(/^Name, Dutch:/).focus()
  await keyboard.press('Delete')
  await expect(card.getByRole('alert')).toContainText('This value comes from the model.')
  await card.getByRole('tab', { name: /Relations/ }).click()
  await picture('relations')
  await card.getByRole('button', { name: /^Variant of/ }).click()
  await expect(card.getByText(/^Model/).first()).toBeVisible()
})

test('relations are found by name and taken out again; history restores a former value', async () => {
  const { keyboard } = started.page
  await grid.goTo(PRODUCT, 'sku')
  await keyboard.press('Control+i')
  await card.getByRole('tab', { name: /Relations/ }).click()
  const accessories = card.getByRole('region', { name: 'Accessories' })
  const before = await accessories.getByRole('listitem').count()
  await accessories.getByRole('combobox').fill('elfenbank')
  await started.page.getByRole('option').first().click()
  await expect(accessories.getByRole('listitem')).toHaveCount(before + 1)
  await card.getByRole('tab', { name: 'History' }).click()
  await card
    .getByRole('button', { name: /^Put back/ })
    .first()
    .click()
  await expect(card.getByText('Former value put back').first()).toBeVisible()
  await picture('history')
  await card.getByRole('tab', { name: /Relations/ }).click()
  await expect(accessories.getByRole('listitem')).toHaveCount(before)
})

test('the button at the start of a row opens the card there; the preview shows what a shop would get', async () => {
  const { page } = started
  await grid.cell(PRODUCT, 'row-number').hover()
  await page.getByRole('button', { name: 'Open the product card' }).click()
  await expect(title()).toHaveText('TEN-0103')
  await card.getByRole('tab', { name: 'Preview' }).click()
  await expect(card.getByText('No shop yet')).toBeVisible()
  await card.getByRole('button', { name: 'Publish' }).click()
  await page
    .getByRole('button', { name: /practice shop/i })
    .first()
    .click()
  await page.getByRole('navigation').getByRole('button', { name: 'Products' }).click()
  await expect(card.getByText(/"languages"/)).toBeVisible()
  await picture('preview')
})
