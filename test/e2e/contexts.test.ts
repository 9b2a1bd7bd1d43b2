import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import { engineClient, engineJob } from './support/engine-client.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

// S-100: what is stoofvlees for everybody is zuurvlees in Limburg, and for Maastricht, which falls back on Limburg.
let started: TestApp
let page: Page
let grid: GridPage

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await engineClient(page)
  const { rejections } = await engineJob(page, 'model.change', {
    requestId: 'limburg-and-maastricht',
    changes: [
      {
        entity: 'context',
        action: 'create',
        code: 'limburg',
        fields: { kind: 'region', labels: { nl: 'Limburg', en: 'Limburg' } },
      },
      {
        entity: 'context',
        action: 'create',
        code: 'maastricht',
        fields: { kind: 'region', labels: { nl: 'Maastricht', en: 'Maastricht' }, fallback: 'limburg' },
      },
      { entity: 'attribute', action: 'update', code: 'name', fields: { hasContext: true } },
    ],
  })
  expect(rejections).toEqual([])
  grid = await openGrid(page)
  await grid.search('ETE-01')
  await expect(grid.count).toHaveText('14 of 341')
})
test.afterAll(async () => {
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
})

const picture = (name: string): Promise<Buffer> => page.screenshot({ path: `out/e2e/contexts-${name}.png` })
const dish = (): Locator => grid.cell(0, 'name')
const card = (): Locator => page.locator('[data-card]')
const field = (name: string | RegExp): Locator => card().getByRole('button', { name })

test('the grid shows what is meant for the context in view, and where it is empty, from where it comes', async () => {
  await grid.type(0, 'name', 'Stoofvlees')
  await expect(dish()).toHaveText('Stoofvlees')
  await grid.chooseScope('Context', /^Limburg/)
  await expect(dish()).toHaveClass(/is-fallback/)
  await grid.goTo(0, 'name')
  await expect(grid.status).toContainText('Empty here; shown from what is for everybody')
  await page.keyboard.type('Zuurvlees')
  await page.keyboard.press('Enter')
  await expect(dish()).toHaveText('Zuurvlees')
  await expect(dish()).not.toHaveClass(/is-fallback/)

  await grid.chooseScope('Context', /^Maastricht/)
  await expect(dish()).toHaveText('Zuurvlees')
  await expect(dish()).toHaveClass(/is-fallback/)
  await grid.goTo(0, 'name')
  await expect(grid.status).toContainText('Empty here; shown from Limburg')
  await picture('grid')
  await expectAccessible(page)
})

test('undo and redo take a value of a context back and bring it again', async () => {
  await page.keyboard.press('Control+z')
  await expect(dish()).toHaveText('Stoofvlees')
  await page.keyboard.press('Control+y')
  await expect(dish()).toHaveText('Zuurvlees')
})

test('the filter of a column asks after the context in view', async () => {
  await grid.chooseScope('Context', /^Limburg/)
  await page.getByRole('button', { name: 'Filter as text' }).click()
  await page.keyboard.type('name/nl_NL/@limburg contains zuur')
  await page.keyboard.press('Enter')
  await expect(grid.count).toHaveText(/^1 of/)
  await page.getByRole('textbox', { name: 'Filter as text' }).fill('name/nl_NL/@brabant contains zuur')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/no context/).first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Filter as text' }).fill('')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Filter as labels' }).click()
})

test('the card has the contexts below each other, and one of them alone on wish', async () => {
  await grid.chooseScope('Context', 'For everybody')
  await grid.goTo(0, 'name')
  await page.keyboard.press('Control+i')
  await expect(field(/^Name, For everybody, Dutch: Stoofvlees/)).toBeVisible()
  await expect(field(/^Name, Limburg, Dutch: Zuurvlees/)).toBeVisible()
  await expect(field(/^Name, Maastricht, Dutch: Zuurvlees/)).toBeVisible()
  await expect(field(/^Name, Maastricht, Dutch: Zuurvlees/)).toHaveAttribute('title', /shown from Limburg/)
  await field(/^Name, Maastricht, Dutch/).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Zoervleis')
  await page.keyboard.press('Tab')
  await expect(field(/^Name, Maastricht, Dutch: Zoervleis/)).toBeVisible()
  await field(/^Name, For everybody/)
    .first()
    .scrollIntoViewIfNeeded()
  await picture('card')
  await expectAccessible(page)

  await page.getByRole('checkbox', { name: 'Only the channel and language in view' }).check()
  await grid.chooseScope('Context', /^Maastricht/)
  await expect(field(/^Name.*: Zoervleis/)).toBeVisible()
  await expect(field(/Stoofvlees/)).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Only the channel and language in view' }).uncheck()
  await page.keyboard.press('Control+i')
})

test('one edit goes into several contexts, is previewed for each, and is one step', async () => {
  await grid.chooseScope('Context', 'For everybody')
  await grid.goTo(0, 'name')
  await page.keyboard.press('Control+b')
  const dialog = page.getByRole('dialog', { name: 'Edit many' })
  const scopes = dialog.getByRole('table', { name: 'Into these channels and languages' })
  await expect(scopes.getByRole('checkbox', { name: 'For everybody, Dutch', exact: true })).toBeChecked()
  await scopes.getByRole('checkbox', { name: 'Maastricht, Dutch', exact: true }).check()
  await dialog.getByText('Set', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Value' }).fill('Draadjesvlees')
  await expect(dialog.getByText('Name (Dutch, Maastricht)').first()).toBeVisible()
  await picture('bulk')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Change / }).click()
  await expect(dialog.locator('[data-receipt]')).toContainText('changed')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await grid.chooseScope('Context', /^Maastricht/)
  await expect(dish()).toHaveText('Draadjesvlees')
  await page.keyboard.press('Control+z')
  await expect(dish()).toHaveText('Zoervleis')
  await grid.chooseScope('Context', 'For everybody')
  await expect(dish()).toHaveText('Stoofvlees')
})
