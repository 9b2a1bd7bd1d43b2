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

test('B3: seven spellings of Katoen become one in one step, from the facet of the material, and one undo takes it back', async () => {
  const { app, page } = started
  await grid.goTo(0, 'material')
  await putOnClipboard(app, { text: SPELLINGS.join('\n') })
  await page.keyboard.press('Control+v')
  for (const [row, text] of SPELLINGS.entries()) await expect(grid.cell(row, 'material')).toHaveText(text)

  await page.getByRole('button', { name: 'Facets' }).click()
  const panel = page.getByRole('complementary', { name: 'Facets' })
  await panel.getByRole('button', { name: 'Add a facet…' }).click()
  await page.getByRole('dialog', { name: 'Add a facet…' }).getByRole('searchbox').fill('Material as')
  await page.getByRole('checkbox', { name: 'Material as supplied' }).click()
  await page.keyboard.press('Escape')
  const material = panel.getByRole('region', { name: 'Material as supplied' })
  await material.getByRole('button', { name: 'Facet Material as supplied' }).click()
  await page.getByRole('menuitem', { name: 'Similar values…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Similar values of Material as supplied' })
  const katoen = dialog.getByRole('group', { name: 'Katoen', exact: true })
  await expect(katoen.getByRole('radio')).toHaveCount(8) // Katoen itself and seven others
  await expect(katoen.getByRole('radio', { name: 'Keep “Katoen”', exact: true })).toBeChecked()
  await page.screenshot({ path: test.info().outputPath('similar.png') })
  await expectAccessible(page)

  // Other materials are left as they are: only this group is merged.
  for (const box of await dialog.getByRole('checkbox', { name: /^Merge into/, checked: true }).all())
    if (!(await box.getAttribute('aria-labelledby'))?.includes('none')) await box.click()
  await katoen.getByRole('checkbox', { name: 'Merge into “Katoen”' }).click()
  await dialog.getByRole('button', { name: 'Merge 7 values' }).click()
  await expect(dialog).toBeHidden()
  for (const row of SPELLINGS.keys()) await expect(grid.cell(row, 'material')).toHaveText('Katoen')
  await expect(material.getByRole('checkbox', { name: 'Katoen', exact: true })).toBeVisible()

  await grid.goTo(0, 'material')
  await page.keyboard.press('Control+z')
  for (const [row, text] of SPELLINGS.entries()) await expect(grid.cell(row, 'material')).toHaveText(text)
})
