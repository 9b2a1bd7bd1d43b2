import { expect, test } from '@playwright/test'
import { putOnClipboard } from '../support/sheet.ts'
import type { Scenario } from './scenario.ts'
import { figure, goToScreen, picture, said, setFilter, steps, toggleHistory } from './scenario.ts'

/** Pasted past the end, and what each needs before the web shop may have it. */
const NEW = 20
const FILLED = [
  ['Description', 'Licht en sterk.'],
  ['Price', '49.95'],
  ['Brand', 'Lowa'],
  ['Volume', '24'],
  ['Weight', '0.9'],
] as const

/** A two-person outdoor shop, laptop on the train: steps A5 to A9 of the scenarios. */
export function stepsOfAShop(shop: Scenario): void {
  const empty = shop.size.withoutFrench
  const stillEmpty = (count: number) => shop.page().getByText(`${figure(count)} still empty`)

  test('A5: a bar of the dashboard shows exactly its empty cells, the cursor in the first of them', async () => {
    const page = shop.page()
    const grid = shop.grid()
    await goToScreen(page, 'dashboard')
    await page.getByRole('button', { name: /^Web shop, French/ }).click()
    const bar = page.getByRole('button', { name: `Show the ${figure(empty)} empty cells of Description` })
    await expect(bar).toBeVisible()
    await picture(page, 'A5-dashboard')
    await bar.click()
    await expect(grid.count).toHaveText(`${figure(empty)} of ${figure(shop.rows())}`)
    await expect.poll(grid.cursor).toBe('0 description')
    await expect(grid.cell(0, 'description')).toHaveClass(/is-missing/)
    await expect(stillEmpty(empty)).toBeVisible()
    await picture(page, 'A5-empty-cells')
  })

  test('A6: what is typed, pasted and filled counts the bar down at once; the paste is one step', async () => {
    const page = shop.page()
    const grid = shop.grid()
    await grid.bringIntoView('completeness')
    await expect(grid.cell(0, 'completeness')).toHaveText(/\d/)
    const before = Number.parseInt((await grid.cell(0, 'completeness').textContent()) ?? '', 10)
    await grid.goTo(0, 'description')
    await page.keyboard.press('F2')
    await expect(page.locator('[contenteditable="true"]')).toBeFocused()
    await page.keyboard.type('Léger et solide, prêt à partir.')
    await page.keyboard.press('Control+Enter')
    await expect(grid.cell(0, 'description')).toHaveText('Léger et solide, prêt à partir.')
    await expect(grid.cell(0, 'description')).toHaveClass(/is-changed/)
    await expect(stillEmpty(empty - 1)).toBeVisible()
    await grid.bringIntoView('completeness')
    const percent = async () => Number.parseInt((await grid.cell(0, 'completeness').textContent()) ?? '', 10)
    await expect.poll(percent).toBeGreaterThan(before)

    const lines = Array.from({ length: 40 }, (_, at) => `Sèche vite, modèle ${at + 1}.`)
    await putOnClipboard(shop.started().app, { text: lines.join('\n') })
    await grid.goTo(1, 'description')
    await page.keyboard.press('Control+v')
    await expect(said(page, '40 cells pasted')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
    await expect(stillEmpty(empty - 41)).toBeVisible()
    await expect(grid.cell(1, 'description')).toHaveText('Sèche vite, modèle 1.')
    await expect(grid.cell(1, 'description')).toHaveClass(/is-changed/)
    await expect(grid.cell(0, 'description')).not.toHaveClass(/is-changed/)
    await picture(page, 'A6-pasted')

    await page.mouse.move(600, 400)
    await page.mouse.wheel(0, 25 * 28)
    await grid.cell(40, 'description').click()
    const handle = await page.locator('.fill-handle').boundingBox()
    const goal = await grid.cell(43, 'description').boundingBox()
    await page.mouse.move((handle?.x ?? 0) + 4, (handle?.y ?? 0) + 4)
    await page.mouse.down()
    await page.mouse.move((goal?.x ?? 0) + 50, (goal?.y ?? 0) + 12, { steps: 5 })
    await page.mouse.up()
    await expect(grid.cell(43, 'description')).toHaveText('Sèche vite, modèle 40.')
    await expect(stillEmpty(empty - 44)).toBeVisible()
    await picture(page, 'A6-filled')

    await toggleHistory(page)
    await expect(steps(page).filter({ hasText: '40 cells pasted' })).toHaveCount(1)
    await toggleHistory(page)
  })

  test('A7: prices of a brand rise by 3 % to .95: old and new, lowest margin, and what needs approval', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const { lowaVariants } = shop.size
    await setFilter(page, 'brand = Lowa and kind = variant')
    await expect(grid.count).toHaveText(`${lowaVariants} of ${figure(shop.rows())}`)
    await grid.bringIntoView('price:EUR')
    await grid.header('price:EUR').locator('.column-header-select').click()
    await page.keyboard.press('Control+b')
    const dialog = page.getByRole('dialog', { name: 'Edit many' })
    await dialog.getByText('Change', { exact: true }).click()
    await dialog.getByRole('combobox', { name: 'How', exact: true }).click()
    await page.getByRole('option', { name: 'Calculate' }).click()
    await dialog.getByLabel('Percent, such as 3 or -10').fill('3')
    await dialog.getByRole('combobox', { name: 'Rounding', exact: true }).click()
    await page.getByRole('option', { name: 'To prices that end in' }).click()
    await dialog.getByLabel('To prices that end in', { exact: true }).last().fill('.95')

    await expect(dialog.locator('[data-counts]')).toContainText(`= ${lowaVariants} cells`)
    await expect(dialog.locator('[data-prices]')).toContainText('4 prices change by more than 10%: approval needed')
    await expect(dialog.locator('[data-prices]')).toContainText(/Lowest margin \d+(\.\d)?%/)
    const rows = dialog.getByRole('table', { name: 'Samples' }).getByRole('row')
    const changed = Number(/changed (\d+)/.exec((await dialog.locator('[data-counts]').textContent()) ?? '')?.[1])
    await expect(rows).toHaveCount(changed + 1)
    for (let row = 1; row <= 4; row++) await expect(rows.nth(row)).toContainText(/4\.40.*4\.95.*needs approval/)
    await expect(rows.filter({ hasText: 'needs approval' })).toHaveCount(4)
    const atTheLimit = rows.filter({ hasText: '+10%' })
    await expect(atTheLimit).toHaveCount(2)
    await expect(atTheLimit.first()).not.toContainText('needs approval')
    await picture(page, 'A7-preview')

    await dialog.getByRole('button', { name: `Change ${changed} cells` }).click()
    await expect(dialog.locator('[data-receipt]')).toContainText(`changed ${changed}`)
    await expect(dialog.locator('[data-receipt]')).toContainText(`= ${lowaVariants} cells`)
    await picture(page, 'A7-receipt')
    await page.keyboard.press('Escape')
    await setFilter(page, 'brand = Lowa and kind = variant and price > 0')
    for (const row of [0, 1, 2, 3, 4, 5]) await expect(grid.cell(row, 'price:EUR')).toHaveText(/\.95$/)
  })

  test('A8: three steps back and three forward, by name in the history, and nothing else has moved', async () => {
    const page = shop.page()
    const grid = shop.grid()
    await setFilter(page, '')
    await toggleHistory(page)
    const after = shop.hash()
    const undone = steps(page).and(page.locator('[data-undone="true"]'))
    await grid.goTo(0, 'name')
    for (const count of [1, 2, 3]) {
      await page.keyboard.press('Control+z')
      await expect(undone).toHaveCount(count)
    }
    await picture(page, 'A8-undone')
    const names = await undone.allTextContents()
    expect(names[0]).toMatch(/212 cells recalculated/)
    expect(shop.hash()).not.toBe(after)
    for (const count of [2, 1, 0]) {
      await page.keyboard.press('Control+y')
      await expect(undone).toHaveCount(count)
    }
    expect(shop.hash()).toBe(after)
    await toggleHistory(page)
  })

  test('A9: 20 rows pasted past the end are new products, numbered on, their gaps red and listed until filled', async () => {
    const page = shop.page()
    const grid = shop.grid()
    const { app } = shop.started()
    await grid.chooseScope('Language', /^Dutch/)
    await grid.goTo(0, 'name')
    await page.keyboard.press('Control+ArrowDown')
    await expect.poll(grid.cursor).toBe(`${shop.rows() - 1} name`)
    await page.keyboard.press('ArrowDown')
    const newRow = page.getByRole('button', { name: /^New products: paste rows here/ })
    await expect(newRow).toBeFocused()
    await picture(page, 'A9-past-the-end')
    const names = Array.from({ length: NEW }, (_, at) => `Lowa Zwaluw dagrugzak ${at + 1}`)
    await putOnClipboard(app, { text: names.join('\n') })
    await page.keyboard.press('Control+v')
    shop.add(NEW)
    await expect(grid.count).toHaveText(`${NEW} of ${figure(shop.rows())}`)
    await expect(said(page, `${NEW} products created`)).toBeVisible()
    await expect(grid.cell(0, 'sku')).toHaveText(/^RUG-\d{6}$/)
    await expect(grid.cell(NEW - 1, 'name')).toHaveText(names[NEW - 1] ?? '')
    const skus = await Promise.all(names.map((_, row) => grid.cell(row, 'sku').textContent()))
    const [first = ''] = skus
    expect(skus).toEqual(names.map((_, row) => `RUG-${String(Number(first?.slice(4)) + row).padStart(6, '0')}`))

    const problems = page.getByRole('region', { name: 'Problems of the new products' })
    await expect(problems).toContainText(`${NEW} new products cannot be published in Web shop yet`)
    await expect(problems.getByRole('button', { name: /: 20$/ })).toHaveCount(5)
    await problems.getByRole('button', { name: /^Description/ }).click()
    await expect.poll(grid.cursor).toBe('0 description')
    await expect(grid.cell(0, 'description')).toHaveClass(/is-missing/)
    await expect(grid.cell(0, 'description')).toHaveCSS('background-color', 'rgb(253, 236, 235)')
    await picture(page, 'A9-problems')

    for (const [column, text] of FILLED) {
      const gap = problems.getByRole('button', { name: new RegExp(`^${column}`) })
      await putOnClipboard(app, { text: names.map(() => text).join('\n') })
      await gap.click()
      await expect(grid.status).toContainText(column)
      await page.keyboard.press('Control+v')
      await expect(gap).toBeHidden()
    }
    await expect(problems).toContainText(`All ${NEW} new products are complete here.`)
    await expect(page.locator('.cell.is-missing')).toHaveCount(0)
    await picture(page, 'A9-complete')
    await problems.getByRole('button', { name: 'Show all products again' }).click()
    await expect(grid.count).toHaveText(`${figure(shop.rows())} of ${figure(shop.rows())}`)
  })
}
