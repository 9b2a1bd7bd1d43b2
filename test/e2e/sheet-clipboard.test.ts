import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { checkCatalogue, launchApp, sampleOf } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'
import type { SheetPage } from './support/sheet.ts'
import { putOnClipboard, readClipboard, sheetOf } from './support/sheet.ts'

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

/** Products without variants, one below the other. */
const FIRST = 6
const LAST = 9

const texts = (column: string, from = FIRST, to = LAST): Promise<(string | null)[]> =>
  Promise.all(Array.from({ length: to - from + 1 }, (_, at) => grid.cell(from + at, column).textContent()))
const said = (text: string | RegExp) =>
  started.page.getByRole('dialog').or(started.page.locator('p')).getByText(text).first()

test('a range is copied with its types: as lines of text and as a table that keeps zeros and raw numbers', async () => {
  const { page, app } = started
  await grid.goTo(FIRST, 'name')
  await page.keyboard.type('=1+1')
  await page.keyboard.press('Enter')
  await expect(grid.cell(FIRST, 'name')).toHaveText('=1+1')
  await sheet.drag([FIRST, 'sku'], [FIRST + 1, 'name'])
  await page.keyboard.press('Control+c')
  await expect.poll(async () => (await readClipboard(app)).text.split('\n').length).toBe(3)
  const { text, html } = await readClipboard(app)
  expect(text.split('\n')[0]).toMatch(/^TEN-0103\t[0-9a-f]*\t'=1\+1$/)
  expect(html).toContain('data-etalage=')
  expect(html).toContain('sdnum="1033;0;@"')
  await expect(page.locator('.sheet-copied:not([hidden])').first()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('copied.png') })
  await page.keyboard.press('Escape')
  await expect(page.locator('.sheet-copied:not([hidden])')).toHaveCount(0)
})

test('copied and pasted in place nothing changes, whatever the columns hold', async () => {
  const { page, app } = started
  await grid.cell(FIRST, 'row-number').click()
  await grid.cell(LAST, 'row-number').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+c')
  await expect.poll(async () => (await readClipboard(app)).text.split('\n').length).toBeGreaterThan(4)
  await page.keyboard.press('Control+v')
  await expect(said('Nothing changed')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('a table of Excel is pasted with line breaks, quotes and zeros in front, as one step that can be undone', async () => {
  const { page, app } = started
  const before = await texts('name', FIRST, FIRST + 2)
  const html = readFileSync('test/fixtures/clipboard/excel.html', 'utf8')
  const rows = /<tr height=40[\s\S]*<\/tr>/.exec(html)?.[0] ?? ''
  const onlyNames = rows.replaceAll(/<td[^>]*>0?(?:<span[\s\S]*?<\/span>)?0?01\d<\/td>/g, '')
  const table = html.replace(
    /<tr[\s\S]*<\/tr>/,
    onlyNames.replaceAll(/<td[^>]*align=right[\s\S]*?<\/td>|<td><\/td>/g, ''),
  )
  await putOnClipboard(app, { html: table, text: 'not this' })
  await grid.goTo(FIRST, 'name')
  await page.keyboard.press('Control+v')
  await expect(grid.cell(FIRST, 'name')).toHaveText('Tent "Alpine" met luifel')
  await expect(grid.cell(FIRST + 1, 'name')).toHaveText(/^Slaapzak & matras/)
  await expect(grid.cell(FIRST + 2, 'name')).toHaveText('=1+1')
  await expect.poll(sheet.size).toBe('3 × 1')
  await page.screenshot({ path: test.info().outputPath('pasted.png') })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => texts('name', FIRST, FIRST + 2)).toEqual(before)
})

test('one cell fills what is selected; a smaller block repeats where it fits a whole number of times', async () => {
  const { page, app } = started
  await putOnClipboard(app, { text: 'Overal' })
  await sheet.drag([FIRST, 'name'], [LAST, 'name'])
  await page.keyboard.press('Control+v')
  await expect.poll(() => texts('name')).toEqual(['Overal', 'Overal', 'Overal', 'Overal'])

  await putOnClipboard(app, { text: 'a\nb\n' })
  await page.keyboard.press('Control+v')
  await expect.poll(() => texts('name')).toEqual(['a', 'b', 'a', 'b'])

  await putOnClipboard(app, { text: 'x\ny\nz\n' })
  await page.keyboard.press('Control+v')
  await expect.poll(() => texts('name')).toEqual(['x', 'y', 'z', 'b'])
  await expect.poll(sheet.size).toBe('3 × 1')

  await grid.goTo(FIRST, 'name')
  await grid.cell(LAST, 'name').click({ modifiers: ['Control'] })
  await putOnClipboard(app, { text: 'twee' })
  await page.keyboard.press('Control+v')
  await expect.poll(() => texts('name')).toEqual(['twee', 'y', 'z', 'twee'])
})

test('what does not fit is refused cell by cell, marked with its reason, and can be shown alone', async () => {
  const { page, app } = started
  await putOnClipboard(app, { text: '40123455\nabc\n96385074\n123\n' })
  await grid.goTo(FIRST, 'ean')
  await page.keyboard.press('Control+v')
  await expect(said('2 cells were refused; they are marked')).toBeVisible()
  await expect(grid.cell(FIRST, 'ean')).toHaveText('40123455')
  await expect(grid.cell(FIRST + 1, 'ean')).toHaveClass(/is-refused/)
  await expect(grid.cell(FIRST + 3, 'ean')).toHaveClass(/is-refused/)
  await page.screenshot({ path: test.info().outputPath('refused.png') })
  await page.getByText('Show refused').click()
  await expect(grid.count).toHaveText(/^2 of/)
  await expect(grid.cell(0, 'ean')).toHaveClass(/is-refused/)
  await grid.goTo(0, 'ean')
  await page.keyboard.press('F2')
  await expect(grid.cell(0, 'ean').getByRole('textbox')).toHaveValue('abc')
})

test('lines past the last product become products when their SKU comes along', async () => {
  const { page, app } = started
  await grid.goTo(0, 'sku')
  await page.keyboard.press('Control+ArrowDown')
  await expect.poll(grid.cursor).toBe('340 sku')
  const last = (await grid.cell(340, 'sku').textContent()) ?? ''
  const name = (await grid.cell(340, 'name').textContent()) ?? ''
  await putOnClipboard(app, { text: `${last}\t\t${name}\nNEW-1\t\tNieuwe lamp\nNEW-2\t\tNog een\n` })
  await page.keyboard.press('Control+v')
  await expect(said('2 products created')).toBeVisible()
  await expect(grid.count).toHaveText('343 of 343')
  await page.keyboard.press('Control+z')
  await expect(grid.count).toHaveText('341 of 341')
})

test('cut cells move when they are pasted, and one undo brings both places back', async () => {
  const { page } = started
  const before = await texts('name')
  await sheet.drag([FIRST, 'name'], [FIRST + 1, 'name'])
  await page.keyboard.press('Control+x')
  await expect(page.locator('.sheet-copied:not([hidden])').first()).toBeVisible()
  expect(await texts('name')).toEqual(before)
  await grid.cell(FIRST + 2, 'name').click()
  await page.keyboard.press('Control+v')
  await expect.poll(() => texts('name')).toEqual(['', '', before[0], before[1]])
  await expect(page.locator('.sheet-copied:not([hidden])')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => texts('name')).toEqual(before)
  const { profile } = started
  await started.quit()
  await checkCatalogue(sampleOf(profile))
  started = await launchApp({ profile })
})
