import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** The grid as a person sees it: cells by row and column, whatever the grid library calls them. */
export interface GridPage {
  readonly page: Page
  /** A cell, by its 0-based row in view and its column (`name`, `price:EUR`). */
  cell(row: number, column: string): Locator
  /** Brings a column into view that may be far to the right. */
  bringIntoView(column: string, row?: number): Promise<void>
  header(column: string): Locator
  /** The words at a cell that say why it was refused or takes no typing. */
  readonly notice: Locator
  /** How many products are in view, as the bar above the grid says it. */
  readonly count: Locator
  readonly status: Locator
  /** Puts the cursor on a cell; its column may be far out of view. */
  goTo(row: number, column: string): Promise<void>
  /** Types over a cell and saves with Enter. */
  type(row: number, column: string, text: string): Promise<void>
  /** Row and column of the cursor. */
  cursor(): Promise<string | null>
  search(text: string): Promise<void>
  chooseScope(kind: 'Channel' | 'Language' | 'Context', name: string | RegExp): Promise<void>
}

/** Waits until the grid shows products. */
export async function openGrid(page: Page): Promise<GridPage> {
  const grid = page.getByRole('region', { name: 'Products' })
  const cell = (row: number, column: string): Locator =>
    grid.locator(`[row-index="${row}"] [role="gridcell"][col-id="${column}"]`)
  await expect(cell(0, 'sku')).not.toBeEmpty({ timeout: 30_000 })

  const header = (column: string): Locator => grid.locator(`[role="columnheader"][col-id="${column}"]`)

  const cursor = (): Promise<string | null> =>
    page.evaluate(() => {
      const element = document.activeElement?.closest('[col-id]')
      const row = element?.closest('[row-index]')?.getAttribute('row-index')
      return element && row ? `${row} ${element.getAttribute('col-id')}` : null
    })

  /** Wholly between the sides of the grid: the library draws a few columns more, and takes them away again. */
  const isInView = async (column: string, row: number): Promise<boolean> => {
    if ((await cell(row, column).count()) === 0) return false
    // A cell may go between two looks, while the grid follows the wheel: then it is not in view.
    const box = await cell(row, column)
      .boundingBox({ timeout: 2_000 })
      .catch(() => null)
    const around = await grid.boundingBox()
    if (!box || !around || box.x < around.x || box.x + box.width > around.x + around.width) return false
    return cell(row, column).evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect()
      const above = document.elementFromPoint(left + 3, top + height / 2)?.closest('[role="gridcell"]') ?? element
      return above === element // and not under a pinned column
    })
  }

  /** Turns the wheel from the top left corner on until all of the cell can be seen. */
  const bringIntoView = async (column: string, row = 0): Promise<void> => {
    if (await isInView(column, row)) return
    await grid.hover()
    // A busy machine may draw a column only when the wheel has gone past it: then once more from the left.
    for (let pass = 0; pass < 3; pass++) {
      await page.mouse.wheel(-100_000, -1_000_000)
      await page.waitForTimeout(100 * (pass + 1))
      await expect(grid.locator('.scroll-canvas')).toBeHidden() // the grid itself has drawn its first rows
      for (let turn = 0; turn < 40; turn++) {
        if (await isInView(column, row)) return
        await page.mouse.wheel(400, 0)
        await page.waitForTimeout(100 * (pass + 1))
      }
    }
  }
  const goTo = async (row: number, column: string): Promise<void> => {
    await bringIntoView(column, row)
    await cell(row, column).click()
    await expect.poll(cursor).toBe(`${row} ${column}`)
  }

  return {
    page,
    cell,
    header,
    bringIntoView,
    notice: grid.getByRole('alert'),
    count: page.getByRole('status').filter({ hasText: /\d of \d/ }),
    status: page.getByRole('contentinfo', { name: 'Status' }),
    goTo,
    cursor,
    type: async (row, column, text) => {
      await goTo(row, column)
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    search: async (text) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(text)
    },
    chooseScope: async (kind, name) => {
      await page
        .getByRole('group', { name: /^Channel, language/ })
        .getByLabel(kind, { exact: true })
        .click()
      await page.getByRole('option', { name }).click()
      // Until its list is gone, keys are still its own.
      await expect(page.getByRole('listbox')).toHaveCount(0)
    },
  }
}
