import { expect, test } from '@playwright/test'
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
})

/** A product without variants, and the first row of the sample: a model, its variants below it. */
const PRODUCT = 6
const MODEL = 0
const VARIANT = 1

async function names(from: number, to: number): Promise<(string | null)[]> {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return Promise.all(rows.map((row) => grid.cell(row, 'name').textContent()))
}

test('an edit shows at once, is saved, and moves the cursor down as in a spreadsheet', async () => {
  await grid.type(PRODUCT, 'name', 'Kraaiheide 2, tweede druk')
  await expect(grid.cell(PRODUCT, 'name')).toHaveText('Kraaiheide 2, tweede druk')
  await expect(grid.status).toContainText(/Saved \d\d:\d\d:\d\d/)
  expect(await grid.cursor()).toBe(`${PRODUCT + 1} name`)
  await expect(started.page.getByRole('button', { name: /^Undo: 1 cell edited · TEN-0103, Name/ })).toBeEnabled()
})

test('a value that cannot be is refused in its cell, with the reason, and can be corrected', async () => {
  const before = await grid.cell(PRODUCT, 'ean').textContent()
  await grid.type(PRODUCT, 'ean', '123')
  await expect(grid.notice).toHaveText('A barcode number has 8, 12, 13 or 14 digits.')
  await expect(grid.cell(PRODUCT, 'ean')).toHaveText(before ?? '')

  await grid.goTo(PRODUCT, 'ean')
  await started.page.keyboard.press('F2')
  await expect(grid.cell(PRODUCT, 'ean').getByRole('textbox')).toHaveValue('123')
  await started.page.keyboard.type('40123455')
  await started.page.keyboard.press('Enter')
  await expect(grid.cell(PRODUCT, 'ean')).toHaveText('40123455')
})

test('cells that others master take no typing and say who does', async () => {
  await grid.goTo(PRODUCT, 'stock')
  await started.page.keyboard.type('5')
  await expect(grid.notice).toContainText('The till keeps this value; change it there.')

  await grid.goTo(VARIANT, 'name')
  await started.page.keyboard.press('Delete')
  await expect(grid.notice).toContainText('This value comes from the model.')
  await expect(grid.status).toContainText('From the model.')
})

test('a value of the model changes in all its variants at once', async () => {
  await grid.type(MODEL, 'name', 'Duinroos, nieuwe naam')
  await expect(grid.cell(VARIANT, 'name')).toHaveText('Duinroos, nieuwe naam')
})

test('undo and redo run back and forth, with their names, to the cell they change', async () => {
  const before = (await grid.cell(PRODUCT, 'name').textContent()) ?? ''
  await grid.type(PRODUCT, 'name', 'een')
  await grid.type(PRODUCT, 'name', 'twee')
  await grid.type(PRODUCT, 'name', 'drie')
  await grid.goTo(0, 'status')
  for (const value of ['twee', 'een', before]) {
    await started.page.keyboard.press('Control+z')
    await expect(grid.cell(PRODUCT, 'name')).toHaveText(value)
  }
  await expect.poll(grid.cursor).toBe(`${PRODUCT} name`)
  for (const value of ['een', 'twee', 'drie']) {
    await started.page.keyboard.press('Control+y')
    await expect(grid.cell(PRODUCT, 'name')).toHaveText(value)
  }
  await started.page.keyboard.press('Control+6')
  const history = started.page.getByRole('complementary', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveCount(10)
  await expect(history.getByRole('listitem').first()).toContainText(
    'Done again: 1 cell edited · TEN-0103, Name (Dutch)',
  )
})

test('editors fit what a column holds', async () => {
  const { keyboard } = started.page
  await grid.type(PRODUCT, 'price:EUR', '149.5')
  await expect(grid.cell(PRODUCT, 'price:EUR')).toHaveText('149.50')

  await grid.goTo(PRODUCT, 'weight')
  await keyboard.press('F2')
  await keyboard.type('2.25')
  await keyboard.press('Enter')
  await expect(grid.cell(PRODUCT, 'weight')).toHaveText('2.25 kg')

  await grid.goTo(PRODUCT, 'introduced_on')
  await keyboard.type('31/12/2025')
  await keyboard.press('Enter')
  await expect(grid.cell(PRODUCT, 'introduced_on')).toHaveText('31/12/2025')

  await grid.goTo(PRODUCT, 'waterproof')
  await keyboard.press('Space')
  await expect(grid.cell(PRODUCT, 'waterproof')).toHaveText('Yes')

  await grid.goTo(PRODUCT, 'activities')
  await keyboard.press('Alt+ArrowDown')
  await expect(started.page.getByRole('option', { name: 'Trekking' })).toHaveAttribute('aria-selected', 'true')
  await keyboard.type('winter')
  await expect(started.page.getByRole('option')).toHaveCount(1)
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await expect(grid.cell(PRODUCT, 'activities')).toHaveText('Trekking, Winter')

  await grid.goTo(PRODUCT, 'colour')
  await keyboard.type('Mosterdgeel')
  await expect(started.page.getByRole('option', { name: 'Create “Mosterdgeel”' })).toBeVisible()
  await keyboard.press('Enter')
  await expect(grid.cell(PRODUCT, 'colour')).toHaveText('Mosterdgeel')
})

test('the keyboard goes everywhere as in a spreadsheet', async () => {
  const { keyboard } = started.page
  await grid.goTo(2, 'name')
  await keyboard.press('Home')
  await expect.poll(grid.cursor).toBe('2 sku')
  await keyboard.press('Control+End')
  await expect.poll(grid.cursor).toMatch(/^340 /)
  await keyboard.press('Control+Home')
  await expect.poll(grid.cursor).toBe('0 sku')
  await keyboard.press('PageDown')
  await expect.poll(async () => Number((await grid.cursor())?.split(' ')[0])).toBeGreaterThan(5)

  await grid.goTo(PRODUCT, 'name')
  await keyboard.press('Delete')
  await expect(grid.cell(PRODUCT, 'name')).toBeEmpty()
  await keyboard.press('Control+z')
  await expect(grid.cell(PRODUCT, 'name')).not.toBeEmpty()
  await keyboard.type('weg')
  await keyboard.press('Escape')
  await expect(grid.cell(PRODUCT, 'name')).not.toHaveText('weg')
})

test('a block from a spreadsheet is pasted as one step into the order in view', async () => {
  const { keyboard } = started.page
  await grid.header('sku').click()
  await grid.header('sku').click()
  await expect(grid.header('sku')).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.cell(0, 'sku')).not.toHaveText('TEN-0101')
  await grid.goTo(1, 'name')
  const before = await names(1, 3)
  await started.app.evaluate(({ clipboard }) => clipboard.writeText('Eén\r\n"Twee\nregels"\r\nDrie\r\n'))
  await keyboard.press('Control+v')
  await expect(started.page.getByText(/cells? pasted/).first()).toBeVisible()
  await expect.poll(() => names(1, 3)).toEqual(['Eén', 'Twee regels', 'Drie'])
  await started.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => names(1, 3)).toEqual(before)
})

test('a cell is copied as text', async () => {
  const name = await grid.cell(PRODUCT, 'name').textContent()
  await grid.goTo(PRODUCT, 'name')
  await started.page.keyboard.press('Control+c')
  await expect.poll(() => started.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(name)
})

test('sorting, filtering and searching narrow the view, and the filter can be written', async () => {
  const { page } = started
  await expect(grid.count).toHaveText('341 of 341')
  await grid.search('hangmat')
  await expect(grid.count).toHaveText(/^4 of 341/)
  await expect(grid.cell(0, 'name')).toContainText('hangmat')
  await page.keyboard.press('Escape')
  await expect(grid.count).toHaveText('341 of 341')

  await grid.header('family').hover()
  await grid.header('family').getByRole('button', { name: 'Filter by Family' }).click()
  await page.getByRole('checkbox', { name: 'Sleeping bags' }).click()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(grid.count).toHaveText(/^16 of 341/)
  await expect(page.getByText('Family: Sleeping bags')).toBeVisible()

  await page.getByRole('button', { name: 'Filter as text' }).click()
  const text = page.getByRole('textbox', { name: 'Filter as text' })
  await expect(text).toHaveValue('family in (sleeping-bags)')
  await text.fill('family in (sleeping-bags) and price/EUR >')
  await expect(page.getByText('Expected a value at the end.')).toBeVisible()
  await text.fill('price/EUR > 400')
  await page.keyboard.press('Enter')
  await expect(grid.count).toHaveText(/^\d+ of 341/)
  await expect(grid.count).not.toHaveText(/^16 of/)

  await grid.bringIntoView('price:EUR')
  await grid.header('price:EUR').click()
  await expect(grid.header('price:EUR')).toHaveAttribute('aria-sort', 'ascending')
  const prices = await Promise.all([0, 1, 2, 3].map((row) => grid.cell(row, 'price:EUR').textContent()))
  const numbers = prices.map(Number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(Math.min(...numbers)).toBeGreaterThan(400)
})

test('another language shows its own texts, and where they are missing, the default with its source', async () => {
  const dutch = await grid.cell(PRODUCT, 'name').textContent()
  await grid.chooseScope('Language', /French/)
  await expect(grid.cell(PRODUCT, 'name')).not.toHaveText(dutch ?? '')
  await grid.search('Elfenbankje')
  await expect(grid.count).toHaveText(/^\d+ of/)
  await expect(grid.cell(0, 'name')).toHaveClass(/is-fallback/)
  await grid.goTo(0, 'name')
  await expect(grid.status).toContainText('Empty here; shown from Dutch')

  await started.page.keyboard.type('Tipi Elfenbankje')
  await started.page.keyboard.press('Enter')
  await expect(grid.cell(0, 'name')).toHaveText('Tipi Elfenbankje')
  await expect(grid.cell(0, 'name')).not.toHaveClass(/is-fallback/)
})

test('after a restart everything is there: edits, their undo, the arrangement of the columns', async () => {
  await grid.type(PRODUCT, 'name', 'Blijft staan')
  await expect(grid.cell(PRODUCT, 'name')).toHaveText('Blijft staan')
  await started.page.getByRole('button', { name: 'Columns' }).click()
  await started.page.getByRole('checkbox', { name: /^Status/ }).click()
  await started.page.keyboard.press('Escape')
  await expect(grid.header('status')).toHaveCount(0)
  const { profile } = started
  await started.quit()
  await checkCatalogue(sampleOf(profile))

  started = await launchApp({ profile })
  grid = await openGrid(started.page)
  await expect(grid.cell(PRODUCT, 'name')).toHaveText('Blijft staan')
  await expect(grid.header('status')).toHaveCount(0)
  await grid.goTo(PRODUCT, 'name')
  await started.page.keyboard.press('Control+z')
  await expect(grid.cell(PRODUCT, 'name')).not.toHaveText('Blijft staan')
})

test('the window goes on by itself when the engine is killed', async () => {
  await grid.type(PRODUCT, 'name', 'Voor de val')
  await expect(grid.cell(PRODUCT, 'name')).toHaveText('Voor de val')
  const pid = await started.enginePid()
  process.kill(pid ?? 0, 'SIGKILL')
  await grid.type(PRODUCT + 1, 'name', 'Onverwoestbaar')
  await expect(grid.status).toContainText(/Saved/)
  await expect(grid.cell(PRODUCT + 1, 'name')).toHaveText('Onverwoestbaar')
  await grid.search('Onverwoestbaar')
  await expect(grid.count).toHaveText('1 of 341')
})
