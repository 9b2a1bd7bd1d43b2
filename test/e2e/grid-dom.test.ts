import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
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
})

/**
 * What src/renderer/features/grid/dom-contract.ts and grid.css take for granted about AG Grid's own elements, which no
 * version promises. When this fails after an update of AG Grid, that is where to look.
 */
test('AG Grid has the elements that the canvas, the notices and our looks rely on', async () => {
  const look = () =>
    started.page.evaluate(() => {
      const count = (selector: string): number => document.querySelectorAll(`.products-grid ${selector}`).length
      const lastTop = (element: HTMLElement): number => element.scrollHeight - element.clientHeight
      const viewport = document.querySelector<HTMLElement>('.products-grid .ag-grid-viewport')
      const scroller = document.querySelector<HTMLElement>('.products-grid .ag-body-vertical-scroll-viewport')
      const row = document.querySelector<HTMLElement>('.products-grid [row-index="3"]')
      return {
        viewports: count('.ag-grid-viewport'),
        scrollers: count('.ag-body-vertical-scroll-viewport'),
        containers: count('.ag-grid-scrolling-container'),
        headers: count('.ag-header'),
        cells: count('[row-index="3"] .ag-cell[col-id="sku"]'),
        headerCells: count('.ag-header-cell[col-id="sku"] .column-header'),
        furtherThanItsScrollbar: viewport && scroller ? lastTop(viewport) - lastTop(scroller) : null,
        rowHeight: row?.offsetHeight,
        rowTransform: row && getComputedStyle(row).transform,
        canvasIsHidden: document.querySelector<HTMLElement>('.products-grid .scroll-canvas')?.hidden,
      }
    })
  // The scrollbar takes its length a frame after the rows.
  await expect.poll(look).toEqual({
    viewports: 1,
    scrollers: 1,
    containers: 1,
    headers: 1,
    cells: 1,
    headerCells: 1,
    furtherThanItsScrollbar: 0,
    rowHeight: 28,
    rowTransform: 'none',
    canvasIsHidden: true,
  })
})

test('the grid is a grid to a screen reader, with its size and places', async () => {
  const region = started.page.getByRole('region', { name: 'Products' })
  await expect(region.getByRole('grid').or(region.getByRole('treegrid'))).toHaveAttribute('aria-rowcount', '342')
  await expect(grid.header('name')).toHaveAccessibleName(/Name/)
  await expect(grid.header('name')).toHaveAttribute('aria-colindex', '4')
  await expect(grid.cell(1, 'name').locator('xpath=ancestor::*[@role="row"]')).toHaveAttribute('aria-rowindex', '3')
})

test('axe finds nothing to mend on the products screen, in light and in dark', async () => {
  const { page } = started
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((choice) => window.desktop.setTheme(choice), theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const found = violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html }) => html) }))
    expect(found).toEqual([])
  }
})

test('a fast scroll shows rows at every moment and the grid itself when it is over', async () => {
  const { page } = started
  await page.getByRole('region', { name: 'Products' }).hover()
  const canvas = page.locator('.scroll-canvas')
  // Watched from within: on a slow machine it may come and go between two looks from here.
  const watched = await canvas.evaluateHandle((element: HTMLCanvasElement) => {
    const seen = { ink: 0 }
    const look = (): void => {
      if (element.hidden) return
      const pixels = element.getContext('2d')?.getImageData(0, 0, 300, 300).data ?? new Uint8ClampedArray()
      const colours = new Set<number>()
      for (let at = 0; at < pixels.length; at += 4) colours.add(pixels[at] ?? 0)
      seen.ink = Math.max(seen.ink, colours.size)
      requestAnimationFrame(look)
    }
    new MutationObserver(look).observe(element, { attributeFilter: ['hidden'] })
    return seen
  })
  await page.mouse.wheel(0, 4_000)
  await expect.poll(() => watched.evaluate(({ ink }) => ink)).toBeGreaterThan(10)
  await expect(canvas).toBeHidden()
  const middle = await page.evaluate(() => {
    const element = document.elementFromPoint(400, 400)?.closest('[row-index]')
    return Number(element?.getAttribute('row-index'))
  })
  expect(middle).toBeGreaterThan(100)
  // Rows are drawn in slices, the middle first, by a buffer below zero: all have to be there in the end.
  const missing = await page.evaluate(() => {
    const viewport = document.querySelector('.products-grid .ag-grid-viewport')
    const header = document.querySelector('.products-grid .ag-header')
    if (!viewport || !header) return null
    const first = Math.ceil(viewport.scrollTop / 28)
    const inView = Math.floor((viewport.clientHeight - header.clientHeight) / 28) - 1
    return Array.from({ length: inView }, (_, row) => first + row).filter(
      (row) => !document.querySelector(`.products-grid .ag-row[row-index="${row}"]`),
    )
  })
  expect(missing).toEqual([])
})

test('the keyboard stays in the cell with the cursor through a jump, and in the grid when its row goes', async () => {
  const { page } = started
  await grid.goTo(2, 'name')
  await page.getByRole('region', { name: 'Products' }).hover()
  await page.mouse.wheel(0, 4_000)
  await expect(grid.cell(2, 'sku')).not.toBeInViewport()
  await expect(page.locator('.scroll-canvas')).toBeHidden()
  expect(await grid.cursor()).toBe('2 name')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.type('Typed on the way')
  await page.keyboard.press('Enter')
  await expect(grid.cell(340, 'name')).toHaveText('Typed on the way')

  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowDown')
  await putOnClipboard(started.app, { text: 'Pasted at once' })
  await page.keyboard.press('Control+v')
  await expect(grid.count).toHaveText(/^1 of /)
  await page.keyboard.press('Control+z')
  await expect(grid.count).toHaveText(/^0 of /)
})
