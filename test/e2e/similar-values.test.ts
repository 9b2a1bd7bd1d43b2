import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'
import { putOnClipboard } from './support/sheet.ts'

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

const SPELLINGS = ['Katoen', 'Katoen', 'katoen', 'KATOEN', '100% Katoen', 'Katoen.', 'Kattoen', 'Katoeen', 'Kàtoen']

test('B3: seven spellings of Katoen become one in one step, from a facet, and one undo takes it back', async () => {
  const { app, page } = started
  await page.getByRole('button', { name: 'Filter as text' }).click()
  await page.getByRole('textbox', { name: 'Filter as text' }).fill('kind = product') // variants have it from their model
  await page.keyboard.press('Enter')
  await expect(grid.count).not.toHaveText('341 of 341')
  await grid.goTo(0, 'packed_size')
  await putOnClipboard(app, { text: SPELLINGS.join('\n') })
  await page.keyboard.press('Control+v')
  for (const [row, text] of SPELLINGS.entries()) await expect(grid.cell(row, 'packed_size')).toHaveText(text)

  await page.getByRole('button', { name: 'Facets' }).click()
  const panel = page.getByRole('complementary', { name: 'Facets' })
  await panel.getByRole('button', { name: 'Add a facet…' }).click()
  await page.getByRole('dialog', { name: 'Add a facet…' }).getByRole('searchbox').fill('Packed')
  await page.getByRole('checkbox', { name: 'Packed size' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Add a facet…' })).toBeHidden()
  await expect(panel.locator('[aria-busy="true"]')).toHaveCount(0) // while they count, facets grow and move those below
  const facet = panel.getByRole('region', { name: 'Packed size' })
  await facet.getByRole('button', { name: 'Facet Packed size' }).click()
  await page.getByRole('menuitem', { name: 'Similar values…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Similar values of Packed size' })
  const katoen = dialog.getByRole('group', { name: 'Katoen', exact: true })
  await expect(katoen.getByRole('radio')).toHaveCount(8) // Katoen itself and seven others
  await expect(katoen.getByRole('radio', { name: 'Keep “Katoen”', exact: true })).toBeChecked()
  await page.screenshot({ path: test.info().outputPath('similar.png') })
  await expectAccessible(page)

  // Letters differ: nothing is merged before somebody has looked. Other groups go along in the same step.
  await expect(katoen.getByRole('checkbox', { name: 'Kattoen' })).not.toBeChecked()
  await katoen.getByRole('checkbox', { name: 'Merge into “Katoen”' }).click()
  await expect(katoen.getByRole('checkbox', { name: 'Kattoen' })).toBeChecked()
  await dialog.getByRole('button', { name: /^Merge \d+ values$/ }).click()
  await expect(dialog).toBeHidden()
  for (const row of SPELLINGS.keys()) await expect(grid.cell(row, 'packed_size')).toHaveText('Katoen')
  await expect(facet.getByRole('checkbox', { name: 'Katoen', exact: true })).toBeVisible()

  await grid.goTo(0, 'packed_size')
  await page.keyboard.press('Control+z')
  for (const [row, text] of SPELLINGS.entries()) await expect(grid.cell(row, 'packed_size')).toHaveText(text)
})
