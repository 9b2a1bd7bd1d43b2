import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { dropFile } from './support/files.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'
import { readClipboard, sheetOf } from './support/sheet.ts'

let started: TestApp
let grid: GridPage

test.beforeEach(async () => {
  started = await launchApp()
  await started.page.setViewportSize({ width: 1280, height: 800 })
  grid = await openGrid(started.page)
})

test.afterEach(async () => {
  await started.quit()
})

const ROWS = [6, 7, 8] as const
const names = (): Promise<(string | null)[]> => Promise.all(ROWS.map((row) => grid.cell(row, 'name').textContent()))
const picture = (name: string): Promise<Buffer> => started.page.screenshot({ path: `out/e2e/time-machine-${name}.png` })
const panel = (): Locator => started.page.getByRole('complementary', { name: 'History' })
const banner = (): Locator => started.page.locator('[data-past]')

test('shows the catalogue as it was, what differs since, and puts back one product of it as one step (B11)', async () => {
  const { page } = started
  const before = await names()
  for (const row of ROWS) await grid.type(row, 'name', `Changed ${row}`)
  const after = ROWS.map((row) => `Changed ${row}`)
  await expect.poll(names).toEqual(after)

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'History' }).click()
  await panel().getByRole('button', { name: 'Show the catalogue before this step' }).nth(2).click()
  await expect(banner()).toContainText('The catalogue as it was')
  await expect(banner()).toContainText('3 steps since')
  await expect.poll(names).toEqual(before)
  await grid.goTo(6, 'name')
  await page.keyboard.type('x')
  await page.keyboard.press('Enter')
  await expect.poll(names).toEqual(before)
  await picture('past')
  await expectAccessible(page)

  await banner().getByRole('button', { name: 'Compare with now' }).click()
  const dialog = page.getByRole('dialog', { name: 'What differs' })
  await expect(dialog.getByText('3 cells of 3 products')).toBeVisible()
  await expect(dialog.getByRole('grid')).toContainText('Changed 7')
  await expect(dialog.getByRole('grid')).toContainText('TEN-0103')
  await picture('difference')
  await expectAccessible(page)
  await dialog.getByLabel('Only products that match').fill('sku = TEN-0103')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('1 cell of 1 product')).toBeVisible()
  await dialog.getByRole('button', { name: 'Put these back' }).click()
  const putBack = page.getByRole('dialog', { name: /^Put back as it was/ })
  await expect(putBack.getByText('1 cell changes')).toBeVisible()
  await picture('put-back')
  await putBack.getByRole('button', { name: 'Put back', exact: true }).click()

  await expect(banner()).toHaveCount(0)
  await expect.poll(names).toEqual([before[0], after[1], after[2]])
  await expect(
    panel()
      .getByText(/^1 cell put back as it was/)
      .first(),
  ).toBeVisible()
  await grid.goTo(7, 'name')
  await page.keyboard.press('Control+z')
  await expect.poll(names).toEqual(after)
})

test('the history is narrowed by kind and column, and a time before everything shows an empty catalogue', async () => {
  const { page } = started
  await grid.type(6, 'name', 'Changed')
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'History' }).click()
  const steps = panel().locator('li[data-undone]')
  await expect(steps).toHaveCount(2)
  await panel().getByRole('combobox', { name: 'Kind of step' }).click()
  await page.getByRole('option', { name: 'Edits' }).click()
  await expect(steps).toHaveCount(1)
  await picture('filter')
  await expectAccessible(page)
  await panel().getByRole('button', { name: 'Show all steps' }).click()
  await expect(steps).toHaveCount(2)

  await panel().getByRole('button', { name: 'Look back' }).click()
  await page.getByRole('button', { name: /^Last Friday/ }).click()
  await picture('look-back')
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(banner()).toContainText('The catalogue as it was')
  await expect(page.getByText('0 of 341')).toBeVisible()
  await banner().getByRole('button', { name: 'Back to now' }).click()
  await expect(grid.cell(6, 'name')).toHaveText('Changed')
})

test('only one supplier’s column is put back out of two moments, then a selection of the grid (B11)', async () => {
  test.setTimeout(300_000)
  const { page, app } = started
  const folder = temporaryFolder()
  const skus = ['TEN-0103', 'TEN-0104', 'TEN-0105']
  const delivery = join(folder.path, 'Hazelhorst mei.csv')
  writeFileSync(delivery, ['sku;naam', ...skus.map((sku, at) => `${sku};Levering ${at}`)].join('\n'))
  const before = await names()
  const delivered = skus.map((_, at) => `Levering ${at}`)

  await dropFile(page, delivery)
  await expect(page.getByRole('combobox', { name: 'Delivered by' })).toHaveText(/^Hazelhorst/)
  await picture('delivery')
  await page.getByRole('button', { name: 'Continue to the columns' }).click()
  await page.getByRole('button', { name: 'Check 3 rows' }).click()
  await page.getByRole('button', { name: 'Import 3 products' }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  const navigation = page.getByRole('navigation', { name: 'Main navigation' })
  await navigation.getByRole('button', { name: 'Products' }).click()
  await expect.poll(names).toEqual(delivered)
  await grid.type(ROWS[1], 'name', 'By hand')
  await expect.poll(names).toEqual([delivered[0], 'By hand', delivered[2]])

  await navigation.getByRole('button', { name: 'History' }).click()
  const step = panel().locator('li[data-undone]').filter({ hasText: 'Hazelhorst mei.csv' })
  await expect(step).toContainText('Hazelhorst Outdoor Groothandel')
  await step.hover()
  await step.getByRole('button', { name: 'Show what differs since before this step' }).click()
  const dialog = page.getByRole('dialog', { name: 'What differs' })
  await expect(dialog.getByText('3 cells of 3 products')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Supplier' }).click()
  await page.getByRole('option', { name: /^Hazelhorst/ }).click()
  await expect(dialog.getByText('2 cells of 2 products')).toBeVisible()

  await dialog.getByRole('button', { name: /^To: now/ }).click()
  const choosing = page.getByRole('dialog', { name: 'To' })
  await choosing.getByRole('combobox', { name: 'After a step, by its name' }).click()
  await page.getByRole('option', { name: /Hazelhorst mei.csv/ }).click()
  await picture('second-moment')
  await choosing.getByRole('button', { name: 'Take this moment' }).click()
  await expect(dialog.getByRole('button', { name: /^To: after “/ })).toBeVisible()
  await expect(dialog.getByText('3 cells of 3 products')).toBeVisible()
  await dialog.getByRole('button', { name: /^To: after “/ }).click()
  await choosing.getByRole('button', { name: 'Now', exact: true }).click()
  await choosing.getByRole('button', { name: 'Take this moment' }).click()
  await expect(dialog.getByText('2 cells of 2 products')).toBeVisible()
  await picture('supplier')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Put these back' }).click()
  const putBack = page.getByRole('dialog', { name: /^Put back as it was/ })
  await expect(putBack.getByText('2 cells change')).toBeVisible()
  await putBack.getByRole('button', { name: 'Put back', exact: true }).click()
  await expect.poll(names).toEqual([before[0], 'By hand', before[2]])

  await grid.goTo(ROWS[0], 'name')
  await page.keyboard.press('Control+z')
  await expect.poll(names).toEqual([delivered[0], 'By hand', delivered[2]])
  await sheetOf(grid).drag([ROWS[1], 'name'], [ROWS[2], 'name'])
  await grid.cell(ROWS[2], 'name').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Put back as on…' }).click()
  const asking = page.getByRole('dialog', { name: 'Put the selection back as it was' })
  await asking.getByRole('button', { name: 'Before the last import' }).click()
  await picture('selection')
  await asking.getByRole('button', { name: 'Count what changes' }).click()
  await expect(putBack.getByText('2 cells change')).toBeVisible()
  await putBack.getByRole('button', { name: 'Put back', exact: true }).click()
  await expect.poll(names).toEqual([delivered[0], before[1], before[2]])

  await step.hover()
  await step.getByRole('button', { name: 'Show the catalogue before this step' }).click()
  await expect(banner()).toContainText('The catalogue as it was')
  await expect.poll(names).toEqual(before)
  await grid.search('Levering')
  await expect(page.getByText(/^0 of /)).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect.poll(names).toEqual(before)
  await grid.goTo(ROWS[0], 'name')
  await page.keyboard.press('Control+c')
  await expect.poll(async () => (await readClipboard(app)).text.trim()).toBe(before[0])
  await banner().getByRole('button', { name: 'Put the selection back' }).click()
  await expect(putBack.getByText('1 cell changes')).toBeVisible()
  await putBack.getByRole('button', { name: 'Put back', exact: true }).click()
  await expect(banner()).toHaveCount(0)
  await expect.poll(names).toEqual(before)
  folder.remove()
})
