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

const FIRST = 6
const LAST = 9
const texts = (column: string, from = FIRST, to = LAST): Promise<(string | null)[]> =>
  Promise.all(Array.from({ length: to - from + 1 }, (_, at) => grid.cell(from + at, column).textContent()))

test('Delete empties what is selected in one step, says how many, and undo goes back to it', async () => {
  const { page } = started
  const before = await texts('name')
  await sheet.drag([FIRST, 'name'], [LAST, 'name'])
  await page.keyboard.press('Delete')
  await expect.poll(() => texts('name')).toEqual(['', '', '', ''])
  await expect(page.getByText('4 cells emptied').first()).toBeVisible()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+z')
  await expect.poll(() => texts('name')).toEqual(before)
  await expect.poll(grid.cursor).toBe(`${FIRST} name`)
  await page.keyboard.press('Control+y')
  await expect.poll(() => texts('name')).toEqual(['', '', '', ''])
})

test('Ctrl+Enter puts what was typed into all that is selected', async () => {
  const { page } = started
  await sheet.drag([FIRST, 'name'], [LAST, 'name'])
  await page.keyboard.type('Zelfde')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => texts('name')).toEqual(['Zelfde', 'Zelfde', 'Zelfde', 'Zelfde'])
  await expect.poll(sheet.size).toBe('4 × 1')
})

test('Enter after typing stays inside what is selected', async () => {
  const { page } = started
  await sheet.drag([FIRST, 'name'], [FIRST + 1, 'name'])
  await page.keyboard.type('een')
  await page.keyboard.press('Enter')
  await page.keyboard.type('twee')
  await page.keyboard.press('Enter')
  await expect.poll(() => texts('name', FIRST, FIRST + 1)).toEqual(['een', 'twee'])
  await expect.poll(grid.cursor).toBe(`${FIRST} name`)
  await expect.poll(sheet.size).toBe('2 × 1')
})

test('Ctrl+D fills down: the first row of what is selected, or the cell above', async () => {
  const { page } = started
  const [first] = await texts('name')
  await sheet.drag([FIRST, 'name'], [LAST, 'name'])
  await page.keyboard.press('Control+d')
  await expect.poll(() => texts('name')).toEqual([first, first, first, first])
  await grid.type(FIRST, 'name', 'boven')
  await grid.cell(FIRST + 1, 'name').click()
  await page.keyboard.press('Control+d')
  await expect(grid.cell(FIRST + 1, 'name')).toHaveText('boven')
})

test('Ctrl+R fills to the right: the first column of what is selected, or the cell on the left', async () => {
  const { page } = started
  const [from, to] = ['pitch', 'seo_title'] as const
  await grid.bringIntoView(to, FIRST)
  await grid.type(FIRST, from, 'links')
  await grid.type(FIRST + 1, from, 'ook links')
  const before = await texts(to, FIRST, FIRST + 1)
  await sheet.drag([FIRST, from], [FIRST + 1, to])
  await page.keyboard.press('Control+r')
  await expect.poll(() => texts(to, FIRST, FIRST + 1)).toEqual(['links', 'ook links'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => texts(to, FIRST, FIRST + 1)).toEqual(before)
  await grid.cell(FIRST, to).click()
  await page.keyboard.press('Control+r')
  await expect(grid.cell(FIRST, to)).toHaveText('links')
})

test('the fill handle copies, and goes on with a series', async () => {
  const { page } = started
  await grid.type(FIRST, 'name', 'Lamp 8')
  await grid.type(FIRST + 1, 'name', 'Lamp 9')
  await sheet.drag([FIRST, 'name'], [FIRST + 1, 'name'])
  const handle = await page.locator('.fill-handle').boundingBox()
  const goal = await grid.cell(LAST, 'name').boundingBox()
  await page.mouse.move((handle?.x ?? 0) + 4, (handle?.y ?? 0) + 4)
  await page.mouse.down()
  await page.mouse.move((goal?.x ?? 0) + 50, (goal?.y ?? 0) + 12, { steps: 5 })
  await expect(page.locator('.sheet-fill:not([hidden])')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('filling.png') })
  await page.mouse.up()
  await expect.poll(() => texts('name')).toEqual(['Lamp 8', 'Lamp 9', 'Lamp 10', 'Lamp 11'])
  await expect.poll(sheet.size).toBe('4 × 1')
})

test('the status bar adds up what is selected', async () => {
  const { page } = started
  await grid.type(FIRST, 'price:EUR', '10')
  await grid.type(FIRST + 1, 'price:EUR', '20.5')
  await sheet.drag([FIRST, 'price:EUR'], [FIRST + 1, 'price:EUR'])
  for (const text of ['Cells 2', 'Filled 2', 'Sum 30.5', 'Average 15.25', 'Min 10', 'Max 20.5']) {
    await expect(grid.status).toContainText(text)
  }
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((choice) => window.desktop.setTheme(choice), theme)
    await page.screenshot({ path: test.info().outputPath(`figures-${theme}.png`) })
  }
  await grid.cell(FIRST, 'price:EUR').click()
  await expect(grid.status).not.toContainText('Sum')
})

test('Ctrl+; writes today’s date, Space turns yes and no for all that is selected', async () => {
  const { page } = started
  await grid.goTo(FIRST, 'introduced_on')
  await page.keyboard.press('Control+;')
  const today = await page.evaluate(() => {
    const now = new Date()
    const two = (value: number): string => String(value).padStart(2, '0')
    return `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()}`
  })
  await expect(grid.cell(FIRST, 'introduced_on')).toHaveText(today)

  await grid.bringIntoView('waterproof', FIRST)
  await sheet.drag([FIRST, 'waterproof'], [FIRST + 1, 'waterproof'])
  const [now] = await texts('waterproof', FIRST, FIRST)
  await page.keyboard.press('Space')
  const turned = now === 'Yes' ? 'No' : 'Yes'
  await expect.poll(() => texts('waterproof', FIRST, FIRST + 1)).toEqual([turned, turned])
})

test('an input method types over a cell without losing its first letter', async () => {
  const { page } = started
  await grid.goTo(FIRST, 'name')
  const session = await page.context().newCDPSession(page)
  const compose = (text: string): Promise<unknown> =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await compose('に')
  await compose('にほん')
  await expect(grid.cell(FIRST, 'name')).toContainText('にほん')
  await session.send('Input.insertText', { text: '日本' })
  const editor = page.getByRole('textbox', { name: 'Name' })
  await expect(editor).toHaveValue('日本')
  await compose('ご')
  await session.send('Input.insertText', { text: '語' })
  await expect(editor).toHaveValue('日本語')
  await page.keyboard.press('Enter')
  await expect(grid.cell(FIRST, 'name')).toHaveText('日本語')

  await grid.goTo(FIRST, 'name')
  await compose('に')
  await compose('') // the person thinks better of it
  await page.keyboard.press('ArrowDown')
  await expect(grid.cell(FIRST, 'name')).toHaveText('日本語')
})
