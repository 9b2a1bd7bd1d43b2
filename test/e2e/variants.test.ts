import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { Call } from '../../src/shared/contract/index.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import type { GridPage } from './support/grid.ts'
import { engineClient, engineJob } from './support/engine-client.ts'
import { openGrid } from './support/grid.ts'
import { putOnClipboard } from './support/sheet.ts'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let started: TestApp
let page: Page
let grid: GridPage
let call: Call

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
  grid = await openGrid(page)
})
test.afterAll(() => started.quit())

const picture = (name: string): Promise<Buffer> => page.screenshot({ path: `out/e2e/variants-${name}.png` })
const showCard = async (): Promise<void> => {
  await page.keyboard.press('Control+i')
  await expect(page.locator('[data-card]')).toBeVisible()
}
const hideCard = async (): Promise<void> => {
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
  await expect(page.locator('[data-card]')).toHaveCount(0)
}
/** It lies in the free part of the navigation: below its places, above settings and help. */
async function expectCoversNothing(notifications: Locator): Promise<void> {
  const box = async (of: Locator) => (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const nav = page.getByRole('navigation', { name: 'Main navigation' })
  const [own, around] = [await box(notifications), await box(nav)]
  expect(own.width * own.height).toBeGreaterThan(0)
  expect(own.x + own.width).toBeLessThanOrEqual(around.x + around.width)
  for (const button of await nav.getByRole('button').all()) {
    const { y, height } = await box(button)
    expect(y + height <= own.y || y >= own.y + own.height).toBe(true)
  }
}
/** The matrix of a model, by what its cells show. */
const matrixGrid = (column: string, sku: string): Locator =>
  page.getByRole('grid', { name: `${column} of the variants of ${sku}` })
/** What the last step said of itself. */
const said = (): Locator => page.getByRole('region', { name: 'Notifications' })
const menuItem = (name: string | RegExp): Locator => page.getByRole('menuitem', { name })

/** Of the sample: a model with two variants below it, and a product that stands alone. */
const MODEL = 0
const VARIANT = 1
const OTHER = 2
const PRODUCT = 6

test('a value that the till keeps is locked at its cell, overridden in so many words, and given back', async () => {
  const { keyboard } = page
  await grid.goTo(PRODUCT, 'stock')
  const cell = grid.cell(PRODUCT, 'stock')
  const before = (await cell.textContent()) ?? ''
  await expect(cell).toHaveClass(/is-locked/)
  await expect(cell).toHaveAttribute('aria-description', /The till keeps this value/)
  await expect(grid.status).toContainText('The till keeps this value')

  await keyboard.type('9')
  await expect(grid.notice).toContainText('The till keeps this value')
  await expect(cell).toHaveText(before)
  await picture('locked')
  await keyboard.press('F2')
  await keyboard.press('Control+a')
  await keyboard.type('41')
  await keyboard.press('Enter')
  await expect(cell).toHaveText('41')
  await expect(cell).toHaveClass(/is-taken/)
  await expect(cell).toHaveAttribute('aria-description', `Overridden here. Kept by the till: ${before}`)
  await grid.goTo(PRODUCT, 'stock')
  await picture('overridden')

  await test.step('typing goes on without asking again', async () => {
    await keyboard.type('42')
    await keyboard.press('Enter')
    await expect(cell).toHaveText('42')
    await expect(cell).toHaveClass(/is-taken/)
  })

  await test.step('the history says so, and the card shows it', async () => {
    await grid.goTo(PRODUCT, 'stock')
    await showCard()
    const field = page.locator('[data-card] [data-column="stock"]')
    await expect(field.locator('[data-badge="taken"]')).toBeVisible()
    await page.locator('[data-card]').getByRole('tab', { name: 'History' }).click()
    await expect(page.locator('[data-card]').getByText('1 locked cell overridden').first()).toBeVisible()
    await picture('card-history')
    await page.locator('[data-card]').getByRole('tab').first().click()
    await expectAccessible(page)
    await hideCard()
  })

  await test.step('the list of locks names it; the menu of the cell gives it back', async () => {
    await grid.goTo(PRODUCT, 'stock')
    await cell.click({ button: 'right' })
    await picture('menu')
    await menuItem('Give back to its owner').click()
    await expect(cell).toHaveText(before)
    await expect(cell).toHaveClass(/is-locked/)
    await keyboard.press('Control+z')
    await expect(cell).toHaveText('42')
    await expect(cell).toHaveClass(/is-taken/)
    await keyboard.press('Control+z')
    await keyboard.press('Control+z')
    await expect(cell).toHaveText(before)
    await expect(cell).toHaveClass(/is-locked/)
  })

  await test.step('by mouse: the button beside the reason', async () => {
    await cell.dblclick()
    await grid.notice.getByRole('button', { name: 'Override' }).click()
    await keyboard.press('Control+a')
    await keyboard.type('43')
    await keyboard.press('Enter')
    await expect(cell).toHaveText('43')
    await keyboard.press('Control+z')
    await expect(cell).toHaveText(before)
  })
})

test('a variant shows what its model says, takes a value of its own by typing, and goes back to the model', async () => {
  const { keyboard } = page
  await grid.goTo(VARIANT, 'name')
  const [model, variant, other] = [MODEL, VARIANT, OTHER].map((row) => grid.cell(row, 'name')) as [
    Locator,
    Locator,
    Locator,
  ]
  const name = (await model.textContent()) ?? ''
  await expect(variant).toHaveText(name)
  await expect(variant).toHaveClass(/is-inherited/)
  await expect(variant).toHaveAttribute('aria-description', /From the model/)
  await grid.type(VARIANT, 'name', 'Duinroos olijf')
  await expect(variant).toHaveText('Duinroos olijf')
  await expect(variant).toHaveClass(/is-own/)
  await grid.type(MODEL, 'name', 'Duinroos nieuw')
  await expect(other).toHaveText('Duinroos nieuw')
  await expect(variant).toHaveText('Duinroos olijf')
  await expect(variant).toHaveAttribute('aria-description', 'This variant’s own. The model: Duinroos nieuw')
  await picture('own')

  await grid.goTo(VARIANT, 'name')
  await showCard()
  const card = page.locator('[data-card]')
  await expect(card.locator('[data-column^="name/"] [data-badge="own"]')).toHaveCount(1)
  await picture('card-own')
  await card.getByRole('button', { name: /^Back to the model’s value: Name/ }).click()
  await expect(variant).toHaveText('Duinroos nieuw')
  await expect(variant).toHaveClass(/is-inherited/)
  await keyboard.press('Control+z')
  await expect(variant).toHaveText('Duinroos olijf')
  await keyboard.press('Control+z')
  await keyboard.press('Control+z')
  await expect(model).toHaveText(name)
  await expect(variant).toHaveText(name)
  await expect(variant).toHaveClass(/is-inherited/)
  await hideCard()
})

test('what a fill, a paste and an edit of many left for want of an override is offered, each kind by itself', async () => {
  const { keyboard } = page
  const rows = [VARIANT, OTHER]
  const offer = (name: string): Locator => said().getByRole('button', { name })

  await test.step('a paste over what their model says', async () => {
    const variants = rows.map((row) => grid.cell(row, 'name'))
    await grid.goTo(VARIANT, 'name')
    await putOnClipboard(started.app, { text: 'Duinroos olijf\nDuinroos roest\n' })
    await keyboard.press('Control+v')
    await expect(said()).toContainText('Nothing changed')
    await picture('paste-offer')
    await offer('Write own values in 2 cells of variants').click()
    for (const cell of variants) await expect(cell).toHaveClass(/is-own/)
    await expect(grid.cell(OTHER, 'name')).toHaveText('Duinroos roest')
    await expect(offer('Undo')).toBeVisible()
    await keyboard.press('Control+z')
    for (const cell of variants) await expect(cell).toHaveClass(/is-inherited/)
  })

  const stock = [PRODUCT, PRODUCT + 1].map((row) => grid.cell(row, 'stock')) as [Locator, Locator]
  await grid.goTo(PRODUCT, 'stock')
  const before = await Promise.all(stock.map((cell) => cell.textContent()))
  const expectBefore = async (): Promise<void> => {
    for (const [at, cell] of stock.entries()) {
      await expect(cell).toHaveText(before[at] ?? '')
      await expect(cell).toHaveClass(/is-locked/)
    }
  }

  await test.step('a fill down into what the till keeps', async () => {
    await keyboard.type('4')
    await expect(grid.notice).toContainText('The till keeps this value')
    await keyboard.press('F2')
    await keyboard.press('Control+a')
    await keyboard.type('41')
    await keyboard.press('Enter')
    await expect(stock[0]).toHaveText('41')
    await grid.goTo(PRODUCT, 'stock')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Control+d')
    await offer('Take over 1 cell of another system').click()
    await expect(stock[1]).toHaveText('41')
    await expect(stock[1]).toHaveClass(/is-taken/)
    await picture('fill-offer')
    await keyboard.press('Control+z')
    await expect(stock[1]).toHaveClass(/is-locked/)
    await keyboard.press('Control+z')
    await expectBefore()
  })

  await test.step('an edit of many: a box to tick, counted before anything is written', async () => {
    await grid.goTo(PRODUCT, 'stock')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Control+b')
    const dialog = page.getByRole('dialog', { name: 'Edit many' })
    await dialog.getByText('Set', { exact: true }).click()
    await dialog.getByLabel('Value', { exact: true }).fill('72')
    const box = dialog.getByRole('checkbox', { name: 'Take over 2 cells of other systems' })
    await expect(box).not.toBeChecked()
    await expect(dialog.getByRole('button', { name: /^Change 0/ })).toBeDisabled()
    await box.click()
    await dialog.getByRole('button', { name: 'Change 2 cells' }).click()
    await expect(dialog.locator('[data-receipt]')).toContainText('changed 2')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    for (const cell of stock) {
      await expect(cell).toHaveText('72')
      await expect(cell).toHaveClass(/is-taken/)
    }
    await keyboard.press('Control+z')
    await expectBefore()
  })
})

test('B9: nine simple products become a model by colour and size, seen as a matrix, and one undo gives them back', async () => {
  const { keyboard } = page
  call = await engineClient(page)
  grid = await openGrid(page)
  const colours = ['olive', 'petrol', 'rust']
  const sizes = ['S', 'M', 'L']
  await call('catalogue.applyIntents', {
    requestId: 'b9-products',
    kind: 'create',
    intents: colours.flatMap((colour) =>
      sizes.map((size) => ({
        kind: 'create-product' as const,
        sku: `ZWEATER-${colour}-${size}`,
        family: 'clothing',
        texts: {
          colour,
          size,
          'name/nl_NL': `Trui ${colour} ${size}`,
          'price/EUR': size === 'L' ? '65' : '60',
          weight: '400 g',
        },
      })),
    ),
  })
  await grid.search('ZWEATER')
  await expect(grid.count).toHaveText(/^9 of /)
  await grid.goTo(0, 'sku')
  await keyboard.press('Shift+Space')
  for (let row = 1; row < 9; row++) await keyboard.press('Shift+ArrowDown')
  await grid.cell(4, 'sku').click({ button: 'right' })
  await menuItem('Make a variant group…').click()

  const dialog = page.getByRole('dialog', { name: 'Group products' })
  await expect(dialog.getByRole('checkbox', { name: /^Colour – 3 values/ })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /^Size – 3 values/ })).toBeChecked()
  await expect(dialog.getByLabel('SKU of the model')).toHaveValue('ZWEATER')
  const matrix = dialog.getByRole('table', { name: 'Variants of ZWEATER' })
  await expect(matrix.getByRole('cell')).toHaveCount(9)
  await expect(dialog.getByText('Weight')).toBeVisible()
  await expectAccessible(page)
  await picture('b9-dialog')
  await test.step('of what differs, the model gets the name they share; each keeps its own', async () => {
    await dialog.getByRole('checkbox', { name: /^Name/ }).click()
    await expect(dialog.getByRole('row', { name: /^Name/ })).toContainText('Trui')
    await expect(dialog.getByRole('row', { name: /^Name/ })).toContainText('9 keep their own')
    await picture('b9-moved-up')
  })
  await dialog.getByRole('button', { name: 'Group 9 products' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(grid.count).toHaveText(/^10 of /)

  await test.step('what came from the model is marked in the grid, what each kept as its own', async () => {
    await page.getByRole('button', { name: 'Show the variants' }).click()
    await expect(matrixGrid('Price (EUR)', 'ZWEATER').getByRole('gridcell')).toHaveCount(9)
    await expectAccessible(page)
    await picture('b9-matrix')
    await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'Products' }).click()
    await grid.goTo(0, 'weight')
    await picture('b9-grid')
  })
  await keyboard.press('Control+z')
  await expect(grid.count).toHaveText(/^9 of /)
  await grid.bringIntoView('name')
  await expect(grid.cell(0, 'name')).toHaveText(/^Trui /)
  await expect(grid.cell(0, 'name')).not.toHaveClass(/is-own|is-inherited/)
})

test('the matrix of a model is a sheet of its own: typed, pasted, filled and undone by keyboard, variants made in it', async () => {
  const { keyboard } = page
  await keyboard.press('Control+y')
  await expect(grid.count).toHaveText(/^10 of /)
  await grid.goTo(0, 'sku')
  await grid.cell(0, 'sku').click({ button: 'right' })
  await menuItem('Variants as a matrix…').click()
  const prices = matrixGrid('Price (EUR)', 'ZWEATER')
  const cell = (sheet: Locator, row: string, column: number): Locator =>
    sheet
      .getByRole('row', { name: new RegExp(`^${row}`) })
      .getByRole('gridcell')
      .nth(column)
  const shows = (label: string, option?: RegExp): Promise<void> => choose('The cells show', label, option)
  const choose = async (field: string, label: string, option?: RegExp): Promise<void> => {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('combobox', { name: field }).fill(label)
    await page.getByRole('option', option ? { name: option } : { name: label, exact: true }).click()
    await expect(page.getByRole('listbox')).toHaveCount(0)
  }
  const undo = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) await keyboard.press('Control+z')
  }

  /** Somebody else makes a variant, whose row comes in above the others. */
  const makeBlack = async (size: string): Promise<void> => {
    const { models } = await call('model.models', { search: 'ZWEATER' })
    await call('catalogue.applyIntents', {
      requestId: `meanwhile-${size}`,
      intents: [
        {
          kind: 'create-product',
          sku: `ZWEATER-black-${size}`,
          productKind: 'variant',
          parentId: models[0]?.productId ?? 0,
          texts: { colour: 'black', size },
        },
      ],
    })
  }

  await test.step('its headers are the options by their labels, in the order of their list', async () => {
    await expect(prices.getByRole('columnheader')).toHaveText(['Colour × Size', 'S', 'M', 'L'])
    await expect(prices.getByRole('rowheader')).toHaveText(['Rust', 'Olive', 'Petrol'])
    await expect(cell(prices, 'Olive', 2)).toHaveText('65.00')
  })

  await test.step('typing, Tab and Enter; a value that is none is refused at its cell and can be corrected', async () => {
    await cell(prices, 'Olive', 0).click()
    await keyboard.type('61')
    await keyboard.press('Tab')
    await keyboard.type('62')
    await keyboard.press('Enter')
    await expect(cell(prices, 'Olive', 0)).toHaveText('61.00')
    await expect(cell(prices, 'Olive', 1)).toHaveText('62.00')
    // Enter goes back to the column where the Tabs began.
    await keyboard.type('dear')
    await keyboard.press('Enter')
    await expect(cell(prices, 'Petrol', 0)).toHaveClass(/is-refused/)
    await expect(cell(prices, 'Petrol', 0)).toHaveAttribute('aria-description', /dear/)
    await cell(prices, 'Petrol', 0).click()
    await keyboard.press('F2')
    await keyboard.press('Control+a')
    await keyboard.type('63')
    await keyboard.press('Enter')
    await expect(cell(prices, 'Petrol', 0)).toHaveText('63.00')
    await undo(3)
    await expect(cell(prices, 'Olive', 0)).toHaveText('60.00')
    await expect(cell(prices, 'Petrol', 0)).toHaveText('60.00')
  })

  await test.step('a block is copied and pasted, cleared and filled, one step each', async () => {
    await cell(prices, 'Olive', 1).click()
    await keyboard.press('Shift+ArrowRight')
    await keyboard.press('Control+c')
    await cell(prices, 'Rust', 0).click()
    await keyboard.press('Control+v')
    await expect(cell(prices, 'Rust', 1)).toHaveText('65.00')
    await expect(cell(prices, 'Rust', 0)).toHaveText('60.00')
    await cell(prices, 'Olive', 0).click()
    await keyboard.press('Control+Shift+ArrowRight')
    await keyboard.press('Delete')
    await expect(cell(prices, 'Olive', 2)).toHaveText('')
    await picture('matrix-cleared')
    await undo(2)
    await expect(cell(prices, 'Olive', 2)).toHaveText('65.00')
    await expect(cell(prices, 'Rust', 1)).toHaveText('60.00')
    await cell(prices, 'Olive', 1).click()
    await keyboard.press('Shift+ArrowRight')
    await keyboard.press('Control+r')
    await expect(cell(prices, 'Olive', 2)).toHaveText('60.00')
    await expect(said().getByRole('button', { name: 'Undo' })).toBeVisible()
    await test.step('done again, nothing changes, and there is nothing to undo', async () => {
      await keyboard.press('Control+r')
      await expect(said()).toContainText('Nothing changed')
      await expect(said().getByRole('button', { name: 'Undo' })).toHaveCount(0)
      await expectCoversNothing(said())
    })
    await undo(1)
    await expect(cell(prices, 'Olive', 2)).toHaveText('65.00')
  })

  await test.step('a size nobody has yet is a column to fill in: what is typed there makes the variant', async () => {
    await choose('Add: Size', 'XL')
    await expect(prices.getByRole('columnheader')).toHaveText(['Colour × Size', 'S', 'M', 'L', 'XL'])
    const place = cell(prices, 'Petrol', 3)
    await expect(place).toHaveAccessibleName('Not made yet: ZWEATER-petrol-XL')
    await place.click()
    await expectAccessible(page)
    await picture('matrix-missing')
    await keyboard.type('70')
    await keyboard.press('Enter')
    await expect(place).toHaveText('70.00')
    await cell(prices, 'Rust', 3).click()
    await keyboard.press('Space')
    await expect(cell(prices, 'Rust', 3)).not.toHaveAccessibleName(/Not made yet/)
    await shows('SKU')
    const skus = matrixGrid('SKU', 'ZWEATER')
    await expect(cell(skus, 'Petrol', 3)).toHaveText('ZWEATER-petrol-XL')
    await expect(cell(skus, 'Rust', 3)).toHaveText('ZWEATER-rust-XL')
    await cell(skus, 'Olive', 3).click()
    await keyboard.press('F2')
    await keyboard.press('Control+a')
    await keyboard.type('ZWEATER-olive-S')
    await keyboard.press('Enter')
    await expect(cell(skus, 'Olive', 3)).toHaveAccessibleName(/Not made yet/)
    await expect(cell(skus, 'Olive', 3)).toHaveClass(/is-refused/)
    await expect(cell(skus, 'Olive', 3)).toHaveAttribute('aria-description', /already a product with this SKU/)
    await picture('matrix-refused')
  })

  await test.step('what is typed to find a column stays, though the matrix changes meanwhile', async () => {
    const columns = page.getByRole('combobox', { name: 'The cells show' })
    await columns.click()
    await columns.fill('Statu')
    await makeBlack('M')
    await expect(page.getByRole('rowheader', { name: 'Black', includeHidden: true })).toHaveCount(1)
    await expect(columns).toHaveValue('Statu')
    await page.getByRole('option', { name: /^Status/ }).click()
    const statuses = matrixGrid('Status', 'ZWEATER')
    await cell(statuses, 'Rust', 0).click()
    await undo(1)
    await expect(statuses.getByRole('rowheader')).toHaveText(['Rust', 'Olive', 'Petrol'])
  })

  await test.step('a chooser stays open, and writes where it was opened, though a row comes in above it meanwhile', async () => {
    await shows('Status', /^Status/)
    const statuses = matrixGrid('Status', 'ZWEATER')
    await cell(statuses, 'Rust', 0).click()
    await keyboard.press('F2')
    await expect(page.getByRole('listbox')).toBeVisible()
    await makeBlack('S')
    await expect(statuses.getByRole('rowheader')).toHaveText(['Black', 'Rust', 'Olive', 'Petrol'])
    await expect(page.getByRole('listbox')).toBeVisible()
    await page.getByRole('option', { name: 'Ready' }).click()
    await expect(cell(statuses, 'Rust', 0)).toHaveText('Ready')
    await expect(cell(statuses, 'Black', 0)).not.toHaveText('Ready')
    await cell(statuses, 'Rust', 0).click()
    await undo(2)
    await expect(statuses.getByRole('rowheader')).toHaveText(['Rust', 'Olive', 'Petrol'])
  })

  await test.step('stock is the till’s: locked until it is overridden at the cell', async () => {
    await shows('Stock', /^Stock/)
    const stock = matrixGrid('Stock', 'ZWEATER')
    await cell(stock, 'Olive', 0).click()
    await keyboard.type('4')
    await expect(page.getByRole('alert').filter({ hasText: 'The till keeps this value' })).toBeVisible()
    await keyboard.press('F2')
    await keyboard.type('4')
    await keyboard.press('Enter')
    await expect(cell(stock, 'Olive', 0)).toHaveText('4')
    await expect(cell(stock, 'Olive', 0)).toHaveClass(/is-taken/)
    await picture('matrix-stock')
  })

  await test.step('undone step by step, the variants made are gone', async () => {
    await undo(1)
    await expect(cell(matrixGrid('Stock', 'ZWEATER'), 'Olive', 0)).not.toHaveClass(/is-taken/)
    await shows('Price (EUR)')
    await cell(prices, 'Olive', 0).click()
    await undo(2)
    await expect(cell(prices, 'Petrol', 3)).toHaveAccessibleName('Not made yet: ZWEATER-petrol-XL')
  })

  await test.step('prices that have become alike are offered to the model, and come back with undo', async () => {
    await expect(page.getByRole('table', { name: 'All variants say the same' })).toHaveCount(0)
    await cell(prices, 'Rust', 1).click()
    await keyboard.press('Shift+ArrowRight')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Control+r')
    await expect(cell(prices, 'Petrol', 2)).toHaveText('60.00')
    await page.getByRole('button', { name: 'Move to the model: Price' }).click()
    await expect(cell(prices, 'Petrol', 2)).toHaveClass(/is-inherited/)
    await picture('matrix-moved-up')
    await cell(prices, 'Rust', 0).click()
    await undo(1)
    await expect(cell(prices, 'Petrol', 2)).not.toHaveClass(/is-inherited/)
    await undo(1)
    await expect(cell(prices, 'Petrol', 2)).toHaveText('65.00')
    await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'Products' }).click()
  })
})

test('a model with levels between: what is made in its matrix brings the models it needs', async () => {
  await engineJob(page, 'model.change', {
    requestId: 'two-levels',
    changes: [
      {
        entity: 'family-variant',
        action: 'create',
        code: 'colour_then_size',
        fields: { family: 'clothing', axes: [['colour'], ['size']], levels: [['colour'], ['size', 'price', 'ean']] },
      },
    ],
  })
  await call('catalogue.applyIntents', {
    requestId: 'model-ZQVEST',
    intents: [
      {
        kind: 'create-product',
        sku: 'ZQVEST',
        productKind: 'model',
        family: 'clothing',
        familyVariant: 'colour_then_size',
      },
    ],
  })
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'Model' }).click()
  await page.getByRole('button', { name: 'Variants', exact: true }).click()
  await page.getByRole('row', { name: /^ZQVEST/ }).click()
  for (const [field, option] of [
    ['Add: Colour', 'Olive'],
    ['Add: Colour', 'Rust'],
    ['Add: Size', 'S'],
    ['Add: Size', 'M'],
  ] as const) {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
    await expect(page.getByRole('listbox')).toHaveCount(0)
  }
  const prices = matrixGrid('Price (EUR)', 'ZQVEST')
  const place = (name: string): Locator => prices.getByRole('gridcell', { name: `Not made yet: ${name}` })
  await place('ZQVEST-olive-S').click()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(prices.getByRole('gridcell').filter({ hasText: '9.00' })).toHaveCount(1)
  await expect(said()).toContainText('2 products created')
  await picture('between')
  await page.getByRole('button', { name: 'Add 3 missing combinations' }).click()
  await expect(prices.getByRole('gridcell', { name: /^Not made yet/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Show in the grid' }).click()
  await expect(grid.count).toHaveText(/^7 of /)
  await page.keyboard.press('Control+z')
  await expect(grid.count).toHaveText(/^3 of /)
})

test('a matrix of 1,500 variants draws what is in view, and is walked and typed into from end to end', async () => {
  call = await engineClient(page)
  const COUNT = 1_500
  const sizes = Array.from({ length: COUNT }, (_, at) => `q${1_000 + at}`)
  await engineJob(page, 'model.change', {
    requestId: 'many-sizes',
    changes: [
      {
        entity: 'family-variant',
        action: 'create',
        code: 'only_size',
        fields: { family: 'clothing', axes: [['size']], levels: [['size', 'price', 'ean']] },
      },
      ...sizes.map((code) => ({ entity: 'option' as const, action: 'create' as const, of: 'size', code, fields: {} })),
    ],
  })
  const made = await call('catalogue.applyIntents', {
    requestId: 'model-AAMANY',
    intents: [
      { kind: 'create-product', sku: 'AAMANY', productKind: 'model', family: 'clothing', familyVariant: 'only_size' },
    ],
  })
  await call('catalogue.applyIntents', {
    requestId: 'variants-AAMANY',
    intents: sizes.map((size) => ({
      kind: 'create-product' as const,
      sku: `AAMANY-${size}`,
      productKind: 'variant' as const,
      parentId: made.createdIds[0] ?? 0,
      texts: { size, 'price/EUR': '10' },
    })),
  })
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'Model' }).click()
  await page.getByRole('button', { name: 'Variants', exact: true }).click()
  await page.getByRole('main').getByRole('searchbox').fill('AAMANY')
  await page.getByRole('row', { name: /^AAMANY/ }).click()
  const prices = matrixGrid('Price (EUR)', 'AAMANY')
  const priceIn = (row: number): Locator => prices.locator(`[aria-rowindex="${row}"]`).getByRole('gridcell')
  const drawn = (): Promise<number> => prices.locator('tbody tr').count()
  await expect(prices).toHaveAttribute('aria-rowcount', `${COUNT + 1}`)
  await expect(priceIn(2)).toHaveText('10.00')
  expect(await drawn()).toBeLessThan(200)

  await priceIn(2).click()
  await page.keyboard.press('Control+End')
  await expect(priceIn(COUNT + 1)).toBeFocused()
  await expect(priceIn(COUNT + 1)).toBeInViewport()
  await expect(priceIn(COUNT + 1)).toHaveText('10.00')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect(priceIn(COUNT + 1)).toHaveText('12.00')
  await picture('many')
  await page.keyboard.press('Control+Home')
  await expect(priceIn(2)).toBeFocused()
  await expect(priceIn(2)).toBeInViewport()

  // Scrolled to the middle of all, rows of the middle are there, and the row with the keyboard keeps it.
  const inTheMiddle = (): Promise<number> =>
    prices.evaluate((table) => {
      const { left, top, width, height } = (table.parentElement ?? table).getBoundingClientRect()
      const row = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[aria-rowindex]')
      return Number(row?.getAttribute('aria-rowindex') ?? 0)
    })
  await prices.evaluate(({ parentElement }) => {
    if (parentElement) parentElement.scrollTop = (parentElement.scrollHeight - parentElement.clientHeight) / 2
  })
  await expect.poll(inTheMiddle).toBeGreaterThan(COUNT / 2 - 10)
  expect(await inTheMiddle()).toBeLessThan(COUNT / 2 + 10)
  await expect(priceIn(COUNT / 2)).toBeInViewport()
  await expect(priceIn(COUNT / 2)).toHaveText('10.00')
  await expect(priceIn(2)).toBeFocused()
  expect(await drawn()).toBeLessThan(200)
  await page.keyboard.press('ArrowDown')
  await expect(priceIn(3)).toBeFocused()
  await expect(priceIn(3)).toBeInViewport()
})
