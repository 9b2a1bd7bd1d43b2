import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { stateHash } from '../../support/state-hash.ts'
import { makeShop } from '../../fixtures/shop/make-shop.ts'
import type { ShopSize } from '../../fixtures/shop/shop-products.ts'
import type { TestApp } from '../support/app.ts'
import { checkCatalogue, launchApp, temporaryFolder } from '../support/app.ts'
import type { GridPage } from '../support/grid.ts'
import { openGrid } from '../support/grid.ts'
import type { SheetPage } from '../support/sheet.ts'
import { sheetOf } from '../support/sheet.ts'

/** The window that the steps of one scenario go through, one after the other. */
export interface Scenario {
  readonly size: ShopSize
  /** All products, models and variants. */
  rows(): number
  /** So many more are there now. */
  add(products: number): void
  readonly started: () => TestApp
  readonly page: () => Page
  readonly grid: () => GridPage
  readonly sheet: () => SheetPage
  readonly catalogue: string
  /** Every value of every product, as one text. */
  hash(): string
}

/** Opens a shop of this size in a laptop's window; afterwards the catalogue must hold together. */
export function scenario(size: ShopSize): Scenario {
  const folder = temporaryFolder()
  const catalogue = join(folder.path, 'Shop.etalage')
  let rows = size.products + size.models + size.variants
  let started: TestApp | null = null
  let grid: GridPage | null = null
  const running = <T>(value: T | null): T => {
    if (value === null) throw new Error('The app is not running')
    return value
  }

  test.describe.configure({ mode: 'serial' })
  test.beforeAll(async () => {
    makeShop(catalogue, size)
    started = await launchApp({ args: [catalogue] })
    await started.page.setViewportSize({ width: 1280, height: 800 })
    grid = await openGrid(started.page)
  })
  test.afterAll(async () => {
    await started?.quit()
    await checkCatalogue(catalogue)
    folder.remove()
  })

  return {
    size,
    rows: () => rows,
    add: (products) => void (rows += products),
    catalogue,
    started: () => running(started),
    page: () => running(started).page,
    grid: () => running(grid),
    sheet: () => sheetOf(running(grid)),
    hash: () => stateHash(catalogue),
  }
}

export const figure = (count: number): string => count.toLocaleString('en')

/** A picture of a step, kept with the results of the tests. */
export async function picture(page: Page, step: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${step}.png`) })
}

export async function goToScreen(page: Page, name: 'products' | 'dashboard' | 'model' | 'publish'): Promise<void> {
  await page.locator(`[data-tour="nav-${name}"]`).click()
}

/** Shows exactly the products of a filter: conditions joined by `and`. */
export async function setFilter(page: Page, filter: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter as text' }).click()
  await page.getByRole('textbox', { name: 'Filter as text' }).fill(filter)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Filter as labels' }).click()
  // The engine reads a filter before it is applied: the next one must not come in between.
  const conditions = filter === '' ? [] : filter.split(' and ')
  const chips = page.getByRole('toolbar', { name: 'Filter' }).locator('li[title]')
  await expect(chips).toHaveCount(conditions.length)
  for (const [at, condition] of conditions.entries()) await expect(chips.nth(at)).toHaveAttribute('title', condition)
}

/** The words of a toast. */
export function said(page: Page, text: string | RegExp): Locator {
  return page.getByRole('dialog').or(page.locator('p')).getByText(text).first()
}

export const steps = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'History' }).locator('li[data-undone]')

export async function toggleHistory(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'History' }).click()
}

/** Clicks one corner of a range and, with Shift, the other, however many rows are between them. */
export async function selectFarRange(
  { page, cell, bringIntoView }: GridPage,
  columns: readonly [string, string],
  rows: number,
): Promise<void> {
  await page.keyboard.press('Control+Home')
  await bringIntoView(columns[0])
  await cell(0, columns[0]).click()
  await bringIntoView(columns[1])
  const goal = cell(rows - 1, columns[1])
  await expect(async () => {
    await page.mouse.wheel(0, -1_000_000)
    await expect(cell(0, columns[1])).toBeVisible()
    await page.mouse.wheel(0, (rows - 5) * 28)
    await expect(goal).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await goal.click({ modifiers: ['Shift'] })
}
