import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { gtinCheckDigit } from '../../../src/engine/core/identifiers/gtin.ts'
import { putOnClipboard, readClipboard } from '../support/sheet.ts'
import type { Scenario } from './scenario.ts'
import { figure, goToScreen, picture, said, selectFarRange, setFilter, toggleHistory } from './scenario.ts'

const PASTED_ROWS = 5_000
/** Changed in the spreadsheet: so many names, each in a row of its own from the first on, and barcodes that are none. */
const NAMES = 8
const WRONG = 12

/** A product editor at a distributor, a morning of bulk edits: steps B1, B2, B4 to B8 and B11 of the scenarios. */
export function stepsOfAnEditor(shop: Scenario): void {
  const { size } = shop

  test('B1: the last row comes by dragging the scrollbar, and no blank is shown on the way', async () => {
    const page = shop.page()
    const grid = shop.grid()
    await expect(grid.count).toHaveText(`${figure(shop.rows())} of ${figure(shop.rows())}`)
    await page.keyboard.press('Control+Home')
    const bar = await page.locator('.ag-body-vertical-scroll-viewport').boundingBox()
    if (!bar) throw new Error('There is no scrollbar')
    const x = bar.x + bar.width / 2
    await page.mouse.move(x, bar.y + 8)
    await page.mouse.down()
    for (let part = 1; part <= 5; part++) {
      await page.mouse.move(x, bar.y + 8 + ((bar.height - 8) * part) / 5, { steps: 3 })
      await expect.poll(() => isFilled(page)).toBe(true)
      if (part === 3) await picture(page, 'B1-on-the-way')
    }
    await page.mouse.move(x, bar.y + bar.height + 60)
    await page.mouse.up()
    await expect(grid.cell(shop.rows() - 1, 'sku')).not.toBeEmpty()
    await picture(page, 'B1-last-row')
  })

  test('B2: results come while one types, hits are marked, accents do not count, a piece of a barcode is enough', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const marks = () => page.evaluate(() => CSS.highlights.get('search-hit')?.size ?? 0)
    await grid.bringIntoView('name')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('go')
    await expect(grid.count).not.toHaveText(`${figure(shop.rows())} of ${figure(shop.rows())}`)
    await page.keyboard.type('re')
    await expect(grid.cell(0, 'name')).toContainText(/gore/i)
    await expect.poll(marks).toBeGreaterThan(5)
    await picture(page, 'B2-gore')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('facade')
    await expect(grid.cell(0, 'name')).toContainText('Façade')
    await expect.poll(marks).toBeGreaterThan(5)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('60000012')
    await grid.bringIntoView('ean')
    await expect(grid.cell(0, 'ean')).toContainText('60000012')
    await expect.poll(marks).toBeGreaterThan(0)
    await picture(page, 'B2-barcode')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await expect(grid.count).toHaveText(`${figure(shop.rows())} of ${figure(shop.rows())}`)
  })

  test('B4: titles are turned around by a regular expression: count and 20 samples first, sums that add up after', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const bar = page.getByRole('search', { name: 'Find and replace' })
    await grid.chooseScope('Language', /^Dutch/)
    await setFilter(page, 'family = jackets and kind = product')
    await expect(grid.count).toHaveText(`${figure(size.jackets)} of ${figure(shop.rows())}`)
    await grid.goTo(0, 'name')
    await page.keyboard.press('Control+h')
    await bar.getByRole('combobox', { name: 'Where' }).click()
    await page.getByRole('option', { name: 'This column' }).click()
    await bar.getByRole('button', { name: 'Regular expression' }).click()
    await bar.getByLabel('Find', { exact: true }).fill(String.raw`^Jas (.+) (\d+)$`)
    await bar.getByLabel('Replace with').fill('$1 jas $2')
    const changed = size.jackets - size.oddJackets
    const replace = bar.getByRole('button', { name: `Replace in ${figure(changed)} cells` })
    await expect(replace).toBeEnabled()
    await expect(bar.getByRole('table').getByRole('row')).toHaveCount(21)
    await expect(bar.locator('[data-counts]')).toContainText(`= ${figure(size.jackets)} cells`)
    await picture(page, 'B4-preview')
    await page.evaluate(noticeProgress)
    await replace.click()
    await expect(bar.locator('[data-receipt]')).toContainText(`changed ${figure(changed)}`)
    await expect(bar.locator('[data-receipt]')).toContainText(`unchanged ${figure(size.oddJackets)}`)
    await expect(bar.locator('[data-receipt]')).toContainText(`= ${figure(size.jackets)} cells`)
    expect(await page.evaluate(() => window.progressSeen)).toBe(true)
    await picture(page, 'B4-receipt')
    await page.keyboard.press('Escape')
    await expect(bar).toBeHidden()
  })

  test('B5: one edit goes into web shop and till, Dutch and French: previewed per scope, one undo', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const dialog = page.getByRole('dialog', { name: 'Edit many' })
    await grid.goTo(0, 'description')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+b')
    const matrix = dialog.getByRole('table', { name: 'Into these channels and languages' })
    for (const channel of ['Web shop', 'Till'])
      for (const language of ['Dutch', 'French'])
        await matrix.getByRole('checkbox', { name: new RegExp(`^${channel}, ${language}`) }).check()
    await expect(matrix.getByRole('checkbox', { name: /, /, checked: true })).toHaveCount(4)
    await dialog.getByText('Change', { exact: true }).click()
    await chooseIn(dialog, page, 'How', 'Put text behind it')
    await dialog.getByLabel('Text', { exact: true }).fill(' NEW')
    await dialog.getByText('Empty cells get it, too').click()
    await expect(dialog.locator('[data-counts]')).toContainText('= 12 cells')
    await expect(dialog.getByRole('table', { name: 'Per column' }).getByRole('row')).toHaveCount(4)
    await picture(page, 'B5-matrix')
    const before = shop.hash()
    await dialog.getByRole('button', { name: /^Change \d+ cells$/ }).click()
    const receipt = dialog.locator('[data-receipt]')
    await expect(receipt).toContainText('= 12 cells')
    expect(shop.hash()).not.toBe(before)
    await receipt.getByRole('button', { name: 'Undo' }).click()
    await expect(receipt).toContainText('Taken back.')
    expect(shop.hash()).toBe(before)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  test('B6: a wrong value is cleared on 300 rows and left on the others', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const dialog = page.getByRole('dialog', { name: 'Edit many' })
    await setFilter(page, 'season is not empty and kind = product')
    await expect(grid.count).not.toHaveText(`${figure(size.jackets)} of ${figure(shop.rows())}`)
    await grid.bringIntoView('season')
    await selectFarRange(grid, ['season', 'season'], 300)
    await page.keyboard.press('Control+b')
    await expect(dialog.getByRole('radio', { name: 'Leave' })).toBeChecked()
    await dialog.getByText('Set', { exact: true }).click()
    await expect(dialog.getByRole('button', { name: /^Change/ })).toBeDisabled() // blank is not clear
    await dialog.getByText('Clear', { exact: true }).click()
    await expect(dialog.getByText('cleared').first()).toBeVisible()
    await picture(page, 'B6-clear')
    await dialog.getByRole('button', { name: 'Clear 300 cells' }).click()
    await expect(dialog.locator('[data-receipt]')).toContainText('changed 300')
    await page.keyboard.press('Escape')
    await expect(grid.cell(299, 'season')).toHaveText('')
    await expect(grid.cell(300, 'season')).not.toHaveText('')
    await picture(page, 'B6-cleared')
  })

  test('B7: 5,000 x 6 cells go to a spreadsheet and come back: only what differs is marked, 12 are red and repaired', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const { app } = shop.started()
    await setFilter(page, '')
    await expect(grid.count).toHaveText(`${figure(shop.rows())} of ${figure(shop.rows())}`)
    await selectFarRange(grid, ['name', 'ean'], PASTED_ROWS)
    await expect.poll(shop.sheet().size).toBe(`5,000 × 6`)
    await page.keyboard.press('Control+c')
    await expect
      .poll(async () => (await readClipboard(app)).text.split('\n').length, { timeout: 60_000 })
      .toBe(PASTED_ROWS + 1)
    const { text } = await readClipboard(app)
    const before = shop.hash()
    await putOnClipboard(app, { text })
    await page.keyboard.press('Control+v')
    await expect(said(page, 'Nothing changed')).toBeVisible({ timeout: 60_000 })
    expect(shop.hash()).toBe(before)

    const lines = text.split('\n').map((line) => line.split('\t'))
    const eanAt = 5
    for (let row = 0; row < NAMES; row++) lines[row]?.splice(eanAt, 1, otherEan(row))
    for (let row = NAMES; row < NAMES + WRONG; row++) lines[row]?.splice(eanAt, 1, '12345')
    await putOnClipboard(app, { text: lines.map((line) => line.join('\t')).join('\n') })
    await page.keyboard.press('Control+v')
    await expect(said(page, `${WRONG} cells were refused; they are marked`)).toBeVisible({ timeout: 60_000 })
    await page.keyboard.press('Control+Home')
    await grid.bringIntoView('ean')
    await expect(page.locator('.cell.is-changed')).toHaveCount(NAMES)
    for (let row = 0; row < NAMES; row++) await expect(grid.cell(row, 'ean')).toHaveClass(/is-changed/)
    await expect(page.locator('.cell.is-refused')).toHaveCount(WRONG)
    await picture(page, 'B7-pasted')

    await page.getByRole('button', { name: `${WRONG} cells refused` }).click()
    await expect(grid.count).toHaveText(`${WRONG} of ${figure(shop.rows())}`)
    await grid.goTo(0, 'ean')
    await expect(grid.status).toContainText('12345')
    await picture(page, 'B7-only-red')
    const repaired = Array.from({ length: WRONG }, (_, row) => otherEan(NAMES + row))
    await putOnClipboard(app, { text: repaired.join('\n') })
    await page.keyboard.press('Control+v')
    await expect(page.getByRole('button', { name: /cells? refused$/ })).toBeHidden()
    await expect(page.locator('.cell.is-refused')).toHaveCount(0)
    await expect(grid.cell(WRONG - 1, 'ean')).toHaveText(repaired[WRONG - 1] ?? '')
    await setFilter(page, '')
  })

  test('B8: a new required attribute tells what becomes incomplete; the bars move, and undo moves them back', async () => {
    const page = shop.page()
    const complete = size.lamps - size.lampsWithoutBattery
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
    const kind = (name: string): Promise<void> =>
      page
        .getByRole('navigation', { name: 'What the catalogue is made of' })
        .getByRole('button', { name, exact: true })
        .click()
    await goToScreen(page, 'model')
    await kind('Attributes')
    await press('New attribute')
    await page.getByLabel('Code').fill('energy_label')
    await page.getByRole('group', { name: 'Name' }).getByLabel('Dutch').fill('Energy label')
    await page.getByRole('combobox', { name: 'Type' }).click()
    await page.getByRole('option', { name: 'One option' }).click()
    await press('Add')
    await expect(page.getByRole('heading', { name: 'Energy label' })).toBeVisible()
    await kind('Families')
    await page.getByRole('grid', { name: 'Families' }).getByText('Lights').click()
    await page.getByRole('combobox', { name: 'Add an attribute…' }).fill('energy')
    await page.getByRole('option', { name: /^Energy label/ }).click()
    await page.getByRole('checkbox', { name: 'Energy label, Required in Web shop' }).check()
    await expect(page.getByText(`${figure(complete)} products become incomplete in Web shop`)).toBeVisible()
    await picture(page, 'B8-impact')
    await press('Save')
    await expect(page.getByText('The model is changed').last()).toBeVisible()
    const undo = page.getByRole('button', { name: 'Undo' }).last()
    await expect(undo).toBeVisible()
    await goToScreen(page, 'dashboard')
    const bar = page.getByRole('button', { name: `Show the ${figure(size.lamps)} empty cells of Energy label` })
    await expect(bar).toBeVisible()
    await picture(page, 'B8-bars')
    await page.keyboard.press('Control+z')
    await expect(bar).toBeHidden()
    await picture(page, 'B8-undone')
    await goToScreen(page, 'products')
  })

  test("B11: today is compared with Friday 17:00, and only one supplier's weights are put back", async () => {
    const page = shop.page()
    const grid = shop.grid()
    const edit = page.getByRole('dialog', { name: 'Edit many' })
    await setFilter(page, 'brand = Noordkaap and weight is not empty and kind = product')
    await expect(grid.count).not.toHaveText(`${figure(shop.rows())} of ${figure(shop.rows())}`)
    await grid.bringIntoView('weight')
    await grid.header('weight').locator('.column-header-select').click()
    await page.keyboard.press('Control+b')
    await edit.getByText('Change', { exact: true }).click()
    await chooseIn(edit, page, 'How', 'Calculate')
    await edit.getByLabel('Percent, such as 3 or -10').fill('10')
    await edit.getByRole('button', { name: /^Change \d/ }).click()
    await expect(edit.locator('[data-receipt]')).toContainText(/changed \d/)
    await page.keyboard.press('Escape')
    await expect(edit).toBeHidden()
    await setFilter(page, '')

    const panel = page.getByRole('complementary', { name: 'History' })
    const dialog = page.getByRole('dialog', { name: 'What differs' })
    const total = dialog.getByText(/^[\d,]+ cells? of [\d,]+ products?$/)
    const compare = async (): Promise<void> => {
      await panel.getByRole('button', { name: 'Look back' }).click()
      await page.getByRole('button', { name: /^Last Friday/ }).click()
      await page.getByRole('button', { name: 'Compare with now' }).click()
      await expect(total).toBeVisible()
    }
    const cells = async (): Promise<number> =>
      Number(/^[\d,]+/.exec((await total.textContent()) ?? '')?.[0].replaceAll(',', ''))
    await toggleHistory(page)
    await compare()
    const all = await cells()
    await expect(dialog.getByRole('grid')).toContainText('root')
    await picture(page, 'B11-difference')
    await dialog.getByRole('combobox', { name: 'Column' }).fill('Weight')
    await page.getByRole('option', { name: /^Weight/ }).click()
    await expect.poll(cells).toBeLessThan(all)
    const weights = await cells()
    await dialog.getByLabel('Only products that match').fill('supplier = vallombre')
    await page.keyboard.press('Enter')
    await expect.poll(cells).toBeLessThan(weights)
    const ofSupplier = await cells()
    expect(ofSupplier).toBeGreaterThan(0)
    await picture(page, 'B11-one-supplier')
    await dialog.getByRole('button', { name: 'Put these back' }).click()
    const putBack = page.getByRole('dialog', { name: /^Put back as it was/ })
    await expect(putBack.getByText(new RegExp(`^${figure(ofSupplier)} cells? changes?$`))).toBeVisible()
    await putBack.getByRole('button', { name: 'Put back', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(
      panel.getByText(new RegExp(`^${figure(ofSupplier)} cells? put back as (it was|they were)`)).first(),
    ).toBeVisible()
    await compare()
    await expect.poll(cells).toBe(all - ofSupplier) // every other cell is as it was a moment ago
    await picture(page, 'B11-put-back')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await toggleHistory(page)
  })
}

async function chooseIn(dialog: Locator, page: Page, label: string, option: string): Promise<void> {
  await dialog.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

/** A barcode that nothing in the shop has. */
function otherEan(index: number): string {
  const body = String(540_000_000_000 + index)
  return body + gtinCheckDigit(body)
}

declare global {
  interface Window {
    progressSeen: boolean
  }
}

/** Runs in the window: notices a bar of progress in the find bar, however short it is there. */
function noticeProgress(): void {
  window.progressSeen = false
  new MutationObserver(() => {
    window.progressSeen ||= document.querySelector('search [role="progressbar"]') !== null
  }).observe(document.body, { childList: true, subtree: true })
}

/** Something is written in the middle of the grid: in cells, or on the canvas that stands for them in motion. */
function isFilled(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.scroll-canvas:not([hidden])')
    if (canvas) {
      const data = canvas.getContext('2d')?.getImageData(0, canvas.height / 2, canvas.width, 60).data ?? []
      return new Set(data).size > 8
    }
    const grid = document.querySelector('.ag-grid-viewport')?.getBoundingClientRect()
    const middle = (grid?.y ?? 0) + (grid?.height ?? 0) / 2
    return [...document.querySelectorAll('.ag-row')].some((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return top < middle && bottom > middle && (row.textContent ?? '') !== ''
    })
  })
}
