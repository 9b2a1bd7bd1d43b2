import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'
import { readClipboard } from './support/sheet.ts'

let started: TestApp
let page: Page
let grid: GridPage

test.beforeEach(async () => {
  started = await launchApp()
  page = started.page
  grid = await openGrid(page)
})
test.afterEach(async () => {
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
})

const bars = (): Locator => page.locator('.group-bars .group-bar')
const row = (at: number): Locator => page.locator(`.ag-row[row-index="${at}"]`)
const names = (): Promise<string[]> => bars().locator('.group-name').allTextContents()
const groupMenu = (): Locator => page.getByRole('button', { name: 'Group by', exact: true })

async function groupBy(...columns: string[]): Promise<void> {
  await groupMenu().click()
  for (const column of columns) {
    await page.getByRole('dialog', { name: 'Group by' }).getByRole('searchbox').fill(column)
    await page.getByRole('checkbox', { name: column, exact: true }).click()
    await expect(page.getByRole('list', { name: 'Group by' }).getByText(`By ${column}`)).toBeVisible()
  }
  await page.keyboard.press('Escape')
}

test('products stand in groups with counts, which open and close by mouse and keyboard, and the sheet goes on over them', async () => {
  await groupBy('Family')
  await expect(bars().first()).toBeVisible()
  await expect(row(0)).toHaveAttribute('aria-expanded', 'true')
  await expect(row(0)).toHaveAttribute('aria-level', '1')
  await expect(row(1)).toHaveAttribute('aria-level', '2')
  const [first = ''] = await names()
  await expect(grid.count).toHaveText('341 of 341')
  await page.screenshot({ path: test.info().outputPath('grouped.png') })

  const size = Number(await bars().first().locator('.group-count').textContent())
  await bars().first().locator('.group-toggle').click()
  await expect(row(0)).toHaveAttribute('aria-expanded', 'false')
  await expect(row(1)).toHaveAttribute('aria-expanded', 'true')
  await expect(grid.count).toHaveText('341 of 341')

  // The keyboard is on the group's row: as in a tree.
  await page.keyboard.press('ArrowRight')
  await expect(row(0)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(row(0)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(row(0)).toHaveAttribute('aria-expanded', 'true')
  await expect(grid.status).toContainText(`Family: ${first}, ${size} product`)
  await page.keyboard.type('x') // nothing to type into
  await page.keyboard.press('Delete')
  await page.keyboard.press('ArrowDown')
  await expect.poll(grid.cursor).toMatch(/^1 /)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Close all groups' }).click()
  await expect(row(1)).toHaveAttribute('aria-expanded', 'false')
  const counts = async (): Promise<number[]> => (await bars().locator('.group-count').allTextContents()).map(Number)
  await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0)).toBe(341)
  await expect(grid.count).toHaveText('341 of 341')
  await page.screenshot({ path: test.info().outputPath('closed.png') })
  await page.getByRole('button', { name: 'Open all groups' }).click()
  await expect(row(1)).not.toHaveAttribute('aria-expanded')

  await page.getByRole('button', { name: 'Do not group by Family' }).click()
  await expect(bars()).toHaveCount(0)
  await expect(row(0)).not.toHaveAttribute('aria-level')
})

test('a range over a group’s row is copied, cleared and undone without it', async () => {
  await groupBy('Family')
  await expect(row(0)).toHaveAttribute('aria-expanded', 'true')
  const size = Number(await bars().first().locator('.group-count').textContent())
  const [last, next] = [size, size + 2] // the second group's row lies between
  await page.getByRole('region', { name: 'Products' }).hover()
  await page.mouse.wheel(0, 28 * (size - 6))
  await expect(grid.cell(next + 2, 'name')).toBeVisible()
  await grid.goTo(last, 'name')
  const [before, after] = [await grid.cell(last, 'name').textContent(), await grid.cell(next, 'name').textContent()]
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(grid.status).toContainText('2 × 1 selected')
  await page.keyboard.press('Control+c')
  await expect.poll(async () => (await readClipboard(started.app)).text.trim().split(/\r?\n/)).toEqual([before, after])
  await page.keyboard.press('Delete')
  await expect(grid.cell(next, 'name')).toHaveText('')
  await expect(grid.cell(last, 'name')).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(grid.cell(next, 'name')).toHaveText(after ?? '')
  await expect(grid.cell(last, 'name')).toHaveText(before ?? '')
})

test('groups on two levels follow filter, order and search, are offered by the column, and are kept in a view', async () => {
  await groupBy('Family', 'Status')
  await expect(row(1)).toHaveAttribute('aria-level', '2')
  await expect(row(1)).toHaveAttribute('aria-expanded', 'true')
  await expect(row(2)).toHaveAttribute('aria-level', '3')
  await grid.header('family').click()
  const [first = ''] = await names()
  await grid.header('family').click() // the other way round
  await expect.poll(async () => (await names())[0]).not.toBe(first)

  await grid.search('jas')
  const found = '50 of 341' // not what the first letters alone have found
  await expect(grid.count).toHaveText(found)
  await expect(row(0)).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('By family')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'All products' }).click()
  await expect(bars()).toHaveCount(0)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'By family' }).click()
  await expect(row(2)).toHaveAttribute('aria-level', '3')
  await expect(grid.count).toHaveText(found)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'All products' }).click()

  // From the column's own menu, and the heading that stays while its products pass.
  await grid.header('status').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByRole('button', { name: 'Group by this column' }).click()
  await expect(row(0)).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('region', { name: 'Products' }).hover()
  await page.mouse.wheel(0, 2_000)
  await expect(page.locator('.group-heading .group-name')).toHaveText(/^(Draft|Ready|Published)$/)
  await page.screenshot({ path: test.info().outputPath('heading.png') })
})
