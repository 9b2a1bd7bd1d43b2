import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'
import type { SheetPage } from './support/sheet.ts'
import { sheetOf } from './support/sheet.ts'

let started: TestApp
let grid: GridPage
let sheet: SheetPage

test.beforeEach(async () => {
  started = await launchApp()
  grid = await openGrid(started.page)
  sheet = sheetOf(grid)
})

test.afterEach(async () => {
  await started.quit()
})

test('a drag selects, across the pinned columns, and the frame lies on the cells to the pixel', async () => {
  await sheet.drag([6, 'sku'], [12, 'status'])
  await expect.poll(sheet.size).toBe('7 × 6')
  await sheet.expectDrawn([6, 'sku'], [12, 'status'])
  expect(await grid.cursor()).toBe('6 sku')
  await started.page.mouse.move(700, 400)
  await started.page.mouse.wheel(60, 56)
  await expect(grid.cell(6, 'name')).toBeVisible()
  await expect.poll(async () => Math.round((await grid.cell(6, 'sku').boundingBox())?.y ?? 0)).toBeGreaterThan(0)
  await sheet.expectDrawn([6, 'sku'], [12, 'status'])
})

test('Shift extends from the active cell, Ctrl adds ranges and takes cells out', async () => {
  const { page } = started
  await grid.cell(3, 'name').click()
  await grid.cell(5, 'family').click({ modifiers: ['Shift'] })
  await expect.poll(sheet.size).toBe('3 × 3')
  expect(await grid.cursor()).toBe('3 name')
  await grid.cell(2, 'completeness').click({ modifiers: ['Shift'] })
  await expect.poll(sheet.size).toBe('2 × 2')

  await grid.cell(8, 'status').click({ modifiers: ['Control'] })
  await expect(grid.status).toContainText('2 ranges selected')
  await expect(grid.status).toContainText('Cells 5')
  expect(await grid.cursor()).toBe('8 status')
  await grid.cell(3, 'name').click({ modifiers: ['Control'] })
  await expect(grid.status).toContainText('Cells 4')
  await page.keyboard.press('ArrowDown')
  await expect.poll(sheet.size).toBeNull()
})

test('row numbers, headers and the corner select rows, columns and everything', async () => {
  const { page } = started
  await grid.cell(4, 'row-number').click()
  await grid.cell(6, 'row-number').click({ modifiers: ['Shift'] })
  const columns = await page.evaluate(() => document.querySelector('[aria-colcount]')?.getAttribute('aria-colcount'))
  await expect.poll(sheet.size).toBe(`3 × ${Number(columns) - 1}`)

  await grid.header('family').locator('.column-header-select').click()
  await expect.poll(sheet.size).toBe('341 × 1')
  await grid
    .header('categories')
    .locator('.column-header-select')
    .click({ modifiers: ['Shift'] })
  await expect.poll(sheet.size).toBe('341 × 3')
  await expect(grid.header('family')).toHaveAttribute('aria-sort', 'none')

  await grid.header('row-number').click()
  await expect.poll(sheet.size).toBe(`341 × ${Number(columns) - 1}`)
  await expect(grid.status).toContainText(`Cells ${(341 * (Number(columns) - 1)).toLocaleString('en-GB')}`)
})

test('the keys select as in a spreadsheet', async () => {
  const { keyboard } = started.page
  await grid.goTo(6, 'name')
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight']) await keyboard.press(key)
  await expect.poll(sheet.size).toBe('3 × 2')
  await keyboard.press('Control+Space')
  await expect.poll(sheet.size).toBe('341 × 2')
  await keyboard.press('Shift+Space')
  await expect.poll(sheet.size).toMatch(/^341 × \d\d/)

  await grid.goTo(6, 'name')
  await keyboard.press('Control+ArrowDown')
  await expect.poll(grid.cursor).toBe('340 name')
  await keyboard.press('Control+Home')
  await expect.poll(grid.cursor).toBe('0 sku')
  await keyboard.press('Control+Shift+End')
  await expect.poll(sheet.size).toMatch(/^341 × \d\d/)
  await keyboard.press('Control+Home')
  await keyboard.press('Shift+PageDown')
  await expect.poll(async () => Number((await sheet.size())?.split(' ')[0])).toBeGreaterThan(15)
  await keyboard.press('Control+Home')
  const column = async (): Promise<number> => {
    const id = (await grid.cursor())?.split(' ')[1] ?? ''
    return Number(await grid.cell(0, id).getAttribute('aria-colindex'))
  }
  const first = await column()
  await keyboard.press('Alt+PageDown')
  await expect.poll(column).toBeGreaterThan(first + 2)
  const second = await column()
  await keyboard.press('Alt+PageDown')
  await expect.poll(column).toBeGreaterThan(second + 2)
  const third = await column()
  await keyboard.press('Alt+PageUp')
  await expect.poll(column).toBeLessThan(third - 2)
  await keyboard.press('Control+Home')
  await keyboard.press('Control+a')
  await expect.poll(sheet.size).toMatch(/^341 × \d\d/)
})

test('Ctrl+arrow stops where the filled cells end, in rows that are not loaded, too', async () => {
  const { keyboard } = started.page
  await grid.goTo(1, 'ean')
  await keyboard.press('Control+ArrowDown')
  await expect.poll(grid.cursor).toBe('2 ean') // row 3 is a model, without a barcode
  await keyboard.press('Control+ArrowDown')
  await expect.poll(grid.cursor).toBe('4 ean')
  await keyboard.press('Control+Shift+ArrowDown')
  await expect.poll(sheet.size).toBe('9 × 1')
})

test('Enter and Tab go around inside what is selected; Tab, Tab, Enter comes back to the first column', async () => {
  const { keyboard } = started.page
  await sheet.drag([6, 'name'], [7, 'completeness'])
  const places: (string | null)[] = []
  for (const key of ['Enter', 'Enter', 'Enter', 'Enter', 'Tab', 'Shift+Tab']) {
    await keyboard.press(key)
    places.push(await grid.cursor())
  }
  expect(places).toEqual(['7 name', '6 completeness', '7 completeness', '6 name', '6 completeness', '6 name'])
  await expect.poll(sheet.size).toBe('2 × 2')

  await grid.goTo(6, 'name')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect.poll(grid.cursor).toBe('6 family')
  await keyboard.press('Enter')
  await expect.poll(grid.cursor).toBe('7 name')
})

test('a drag beyond the edge scrolls on and selects what comes', async () => {
  const { page } = started
  const start = await grid.cell(20, 'name').boundingBox()
  await page.mouse.move((start?.x ?? 0) + 20, (start?.y ?? 0) + 10)
  await page.mouse.down()
  await page.mouse.move((start?.x ?? 0) + 20, (await page.evaluate(() => innerHeight)) - 2, { steps: 6 })
  await expect.poll(async () => Number((await sheet.size())?.split(' ')[0] ?? 0)).toBeGreaterThan(40)
  await page.mouse.up()
  const size = await sheet.size()
  await page.waitForTimeout(300)
  expect(await sheet.size()).toBe(size)
  expect(await grid.cursor()).toBe('20 name')
})

test('the selection can be seen while a fast scroll draws the rows itself', async () => {
  const { page } = started
  await grid.header('family').locator('.column-header-select').click()
  await page.getByRole('region', { name: 'Products' }).hover()
  await page.mouse.wheel(0, 4_000)
  const canvas = page.locator('.scroll-canvas')
  await expect(canvas).toBeVisible()
  const [inside, outside] = await canvas.evaluate((element: HTMLCanvasElement) => {
    // What it has drawn stays in it when it is hidden again.
    const host = element.closest('.products-grid')
    const header = host?.querySelector('.ag-header-cell[col-id="family"]')
    const left = (header?.getBoundingClientRect().left ?? 0) - (host?.getBoundingClientRect().left ?? 0)
    const pixel = (at: number): string => String(element.getContext('2d')?.getImageData(at, 9, 1, 1).data)
    return [pixel(left + 4), pixel(left - 6)]
  })
  expect(inside).not.toBe(outside)
  await expect(canvas).toBeHidden()
})

test('every key of the sheet is in the help, from the list that the sheet itself uses', async () => {
  const { page } = started
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const text of [
    'Go to the end of the filled cells',
    'Fill the first row downwards',
    'Today’s date',
    'Copy, cut',
  ]) {
    await expect(help.getByText(text)).toBeVisible()
  }
  await page.screenshot({ path: test.info().outputPath('help.png') })
})
