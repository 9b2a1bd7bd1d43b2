import { resolve } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import { chooseInDialogs, dropFile } from './support/files.ts'
import type { GridPage } from './support/grid.ts'
import { openGrid } from './support/grid.ts'

let started: TestApp
let grid: GridPage
let card: Locator

test.beforeEach(async () => {
  started = await launchApp()
  await started.page.setViewportSize({ width: 1280, height: 800 })
  grid = await openGrid(started.page)
  card = started.page.locator('[data-card]')
})

test.afterEach(async () => {
  await started.quit()
})

const PRODUCT = 6
/** Any picture of the sample, as a file a person has. */
const PICTURE = resolve('resources/sample/pictures')

const picture = (name: string): Promise<Buffer> => started.page.screenshot({ path: `out/e2e/editor-${name}.png` })
const field = (name: string | RegExp): Locator => card.getByRole('button', { name })

async function openCard(): Promise<void> {
  await grid.goTo(PRODUCT, 'name')
  await started.page.keyboard.press('Control+i')
  await expect(field(/^Name, Dutch:/)).toBeVisible()
}

test('formatted text is written with a bar and keys, pasted from Word cleanly, and never runs', async () => {
  const { page } = started
  await openCard()
  await field(/^Description, Web shop, English:/).click()
  const area = card.getByRole('textbox', { name: /^Description/ })
  await expect(area).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Licht en ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('droog')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Enter')
  const html =
    '<p class=MsoNormal style="color:red"><b>Uit Word<o:p></o:p></b></p><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
  // As the system's clipboard hands it over: what Word puts there cannot be put there by a test on every Electron.
  await area.evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
  await picture('rich-text')
  await page.keyboard.press('Control+Enter')
  await expect(field(/^Description, Web shop, English: Licht en droog\s*Uit Word/)).toBeVisible()
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)

  await field(/^Description, Web shop, English:/).click()
  expect(await area.innerHTML()).not.toMatch(/style|class|<img|script/)
  await expect(area.locator('strong, b')).toHaveText([/droog/, /Uit Word/])
  await page.keyboard.press('Escape')
})

test('an amount shows what it is in other units while it is typed', async () => {
  const { page } = started
  await openCard()
  await field(/^Weight:/).click()
  const input = card.getByRole('textbox', { name: 'Weight' })
  await input.fill('2.5')
  await expect(card.locator('.cell-editor-hint')).toContainText('2,500 g')
  await picture('units')
  await page.keyboard.press('Enter')
  await expect(field(/^Weight: 2.5 kg/)).toBeVisible()
})

test('a price shows its other side of VAT, exact to the cent', async () => {
  const { page } = started
  await openCard()
  await field(/^Price, EUR:/).click()
  await card.getByRole('textbox', { name: /^Price/ }).fill('121')
  await page.keyboard.press('Enter')
  await expect(field(/^Price, EUR: 121/)).toContainText('100.00 excl. VAT (21%)')
})

test('long text counts its characters and says when it seems to be in another language', async () => {
  const { page } = started
  await openCard()
  await field(/^Description, Web shop, French:/).click()
  const area = card.getByRole('textbox', { name: /^Description/ })
  await page.keyboard.press('Control+a')
  await page.keyboard.type('De tent is licht en het doek droogt snel voor de nacht')
  await expect(area).toBeFocused()
  await expect(card.getByText(/Looks like Dutch · 54 characters/)).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a date is typed or chosen from a calendar, by keyboard or mouse, wherever one is asked for', async () => {
  const { page } = started
  const { keyboard } = page
  const calendar = page.getByRole('group', { name: 'Calendar' })
  const day = (name: string): Locator => calendar.getByRole('gridcell', { name, exact: true })
  const cell = grid.cell(PRODUCT, 'introduced_on')
  await grid.type(PRODUCT, 'introduced_on', '31/5/2026')
  await expect(cell).toHaveText('31/05/2026')

  await grid.goTo(PRODUCT, 'introduced_on')
  await keyboard.press('F2')
  await expect(day('Sunday 31 May 2026')).toHaveAttribute('aria-selected', 'true')
  await expect(calendar.getByRole('columnheader').nth(1)).toHaveAccessibleName('Monday')
  await expect(calendar.getByRole('rowheader', { name: 'Week 22' })).toBeVisible()
  await keyboard.type('30/5/2026') // the calendar goes along
  await expect(day('Saturday 30 May 2026')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await expect(day('Saturday 30 May 2026')).toBeFocused()
  for (const key of ['PageDown', 'Home', 'ArrowDown', 'ArrowRight']) await keyboard.press(key)
  await expect(day('Tuesday 7 July 2026')).toBeFocused()
  await expect(page.getByRole('textbox', { name: /In range since/ })).toHaveValue('07/07/2026')
  await picture('date')
  await keyboard.press('Enter')
  await expect(cell).toHaveText('07/07/2026')
  await expect(calendar).toBeHidden()

  await grid.goTo(PRODUCT, 'introduced_on')
  await keyboard.press('F2')
  await calendar.getByRole('button', { name: 'Next month' }).click()
  await day('Saturday 15 August 2026').click()
  await expect(cell).toHaveText('15/08/2026')
  await grid.goTo(PRODUCT, 'introduced_on')
  await keyboard.press('F2')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Escape')
  await expect(cell).toHaveText('15/08/2026')

  await keyboard.press('Control+i')
  await field(/^In range since/).click()
  await calendar.getByRole('button', { name: /^Today/ }).click()
  const today = new Intl.DateTimeFormat('en-GB').format(new Date())
  await expect(field(/^In range since/)).toContainText(today)
  await expect(cell).toHaveText(today)

  const filterButton = grid.header('introduced_on').getByRole('button', { name: /filter/i })
  await grid.header('introduced_on').hover()
  await filterButton.click()
  const from = page.getByRole('textbox', { name: 'From' })
  await from.fill('1/1/2')
  await keyboard.press('Control+a')
  await keyboard.type('no day')
  await page.getByRole('textbox', { name: 'To' }).click()
  await expect(page.getByText('Write a day such as 31/12/2026.')).toBeVisible()
  await from.fill('1/1/2026')
  await keyboard.press('Alt+ArrowDown')
  await expect(day('Thursday 1 January 2026')).toBeFocused()
  await keyboard.press('Escape')
  await expect(from).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByText(/2026-01-01|01\/01\/2026/).first()).toBeVisible()
})

test('categories are a tree that is searched with the branch above', async () => {
  const { page } = started
  await openCard()
  await field(/^Categories:/).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await picture('categories')
  await page.keyboard.type('dome')
  await expect(page.getByRole('option', { name: 'Dome tents' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
})

test('links to other products are found by name or SKU in the cell, and taken out by chip', async () => {
  const { page } = started
  const { keyboard } = page
  const cell = grid.cell(PRODUCT, 'upsell')
  await grid.goTo(PRODUCT, 'upsell')
  await keyboard.press('Delete')
  await expect(cell).toHaveText('')
  await keyboard.press('F2')
  const option = page.getByRole('option')
  const chip = page.getByRole('button', { name: /^Take out / })
  await expect(option.first()).toBeVisible()
  await keyboard.type('TEN-0104')
  await expect(option.first()).toContainText('TEN-0104')
  await keyboard.press('Enter')
  await expect(chip).toHaveCount(1)
  await keyboard.type('TEN-0105')
  await expect(option.first()).toContainText('TEN-0105')
  await keyboard.press('Enter')
  await expect(chip).toHaveCount(2)
  await picture('links')
  await keyboard.press('Tab')
  await expect(cell).toHaveText('TEN-0104, TEN-0105')

  await grid.goTo(PRODUCT, 'upsell')
  await keyboard.press('F2')
  await expect(chip).toHaveCount(2)
  await expect(chip.first()).not.toHaveText('TEN-0104') // called by its name
  await keyboard.press('ArrowLeft')
  await expect(chip.last()).toBeFocused()
  await keyboard.press('ArrowLeft')
  await keyboard.press('Delete')
  await expect(chip).toHaveCount(1)
  await keyboard.press('Tab')
  await expect(cell).toHaveText('TEN-0105')
  await grid.goTo(PRODUCT, 'upsell')
  await keyboard.press('F2')
  await chip.click()
  await expect(chip).toHaveCount(0)
  await keyboard.press('Control+Enter')
  await expect(cell).toHaveText('')

  await grid.goTo(PRODUCT, 'description')
  for (const key of ['F2', 'Alt+ArrowDown']) {
    await keyboard.press(key)
    await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
    await keyboard.press('Escape')
    await expect.poll(grid.cursor).toBe(`${PRODUCT} description`)
  }
  await cell.page().mouse.move(0, 0)
  await grid.cell(PRODUCT, 'description').dblclick()
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  await keyboard.press('Escape')
})

test('a picture is chosen or dropped into its field, and shows in the grid at once', async () => {
  const { page } = started
  const { readdirSync } = await import('node:fs')
  const [first = '', second = ''] = readdirSync(PICTURE).filter((name) => /\.(?:jpe?g|png|webp)$/.test(name))
  await openCard()
  const source = (): Promise<string | null> => grid.cell(PRODUCT, 'image').locator('img').getAttribute('src')
  const before = await source()
  await chooseInDialogs(started.app, resolve(PICTURE, first))
  const image = field(/^Main picture/)
  await image.click()
  await picture('files')
  await card.getByRole('button', { name: /^Choose a file/ }).click()
  await expect.poll(source).not.toBe(before)
  const chosen = await source()

  await dropFile(page, resolve(PICTURE, second), image)
  await expect.poll(source).not.toBe(chosen)
  const dropped = await source()

  await dropFile(page, resolve(PICTURE, first), grid.cell(PRODUCT, 'image'))
  await expect.poll(source).toBe(chosen)
  await dropFile(page, resolve(PICTURE, second), grid.cell(PRODUCT, 'image'))
  await expect.poll(source).toBe(dropped)
  await image.focus()
  await page.keyboard.press('Control+i')
  await expect(card).toBeHidden()
  await grid.bringIntoView('gallery', PRODUCT)
  const gallery = grid.cell(PRODUCT, 'gallery')
  const count = Number.parseInt((await gallery.textContent()) || '0', 10)
  await dropFile(
    page,
    [first, second].map((name) => resolve(PICTURE, name)),
    gallery,
  )
  await expect(gallery).toHaveText(new RegExp(`^${count + 2} `))
  await expect(page.getByRole('heading', { level: 1, name: 'Products' })).toBeAttached()
  await page.keyboard.press('Control+z')
})

test('what is typed while other rows come into view stays with the product it was typed at', async () => {
  const { page } = started
  await expect(grid.cell(PRODUCT, 'sku')).toHaveText('TEN-0103')
  const engine = await started.enginePid()
  if (engine === null) throw new Error('There is no engine')
  process.kill(engine, 'SIGSTOP') // the answer to the search comes when the editor is open
  try {
    await grid.search('ETE-01')
    await grid.cell(PRODUCT, 'name').dblclick()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Zwaluwnestje')
  } finally {
    process.kill(engine, 'SIGCONT')
  }
  await expect(grid.count).toHaveText('14 of 341')
  await expect(grid.cell(PRODUCT, 'sku')).toHaveText('ETE-0107')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Zwaluwnestje')
  await expect(grid.count).toHaveText('1 of 341')
  await expect(grid.cell(0, 'sku')).toHaveText('TEN-0103')
})
