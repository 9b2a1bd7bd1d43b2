import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { PracticeShop } from '../../src/server/practice-shop/index.ts'
import { startPracticeShop } from '../../src/server/practice-shop/index.ts'
import { faultsIn, found, show } from './gallery/gallery.ts'
import { HOME, wear } from './gallery/looks.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, sampleOf, temporaryFolder } from './support/app.ts'
import { chooseInDialogs, dropFile } from './support/files.ts'
import { openGrid } from './support/grid.ts'
import type { GridPage } from './support/grid.ts'
import { sheetOf } from './support/sheet.ts'

// Every screen, in every language, light and dark, small and large: a picture of each in out/gallery, and no text cut
// off, no control over another, no word of another language, nothing that axe calls serious. A usual run sees each
// language once and dark once; GALLERY=all sees everything.
/** A row that takes typing: neither a model nor a variant. */
const PRODUCT = 6
const folder = temporaryFolder()
let started: TestApp
let page: Page
let grid: GridPage
let shop: PracticeShop

test.describe.configure({ mode: 'serial', timeout: 300_000 })

test.beforeAll(async () => {
  const broken = join(folder.path, 'Spring.etalage')
  writeFileSync(broken, 'sku;price\n1;2\n'.repeat(1_000))
  shop = await startPracticeShop({ key: 'key-of-the-shop', secret: 'hush-hush-4711', perSecond: 0 })
  started = await launchApp({ profile: folder.path, args: [broken] })
  page = started.page
})

test.afterAll(async () => {
  await started.quit()
  await shop.stop()
  folder.remove()
})

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
const escape = (): Promise<void> => page.keyboard.press('Escape')
const toggleHistory = (): Promise<void> => page.getByRole('button', { name: 'History', exact: true }).click()
const go = (screen: string): Promise<void> => page.locator(`[data-tour="nav-${screen}"]`).click()

test('the look finds what it is for', async () => {
  await wear(page, { ...HOME, language: 'nl' })
  expect(await faultsIn(page, { ...HOME, language: 'nl' })).toEqual([])
  await page.evaluate(() => {
    const probe = document.createElement('section')
    probe.id = 'probe'
    probe.style.cssText = 'position: absolute; top: 0; left: 0; z-index: 9; color: #ccc; background: #fff'
    probe.innerHTML = `
      <button id="cut">Alles opnieuw berekenen</button> <button id="over">Boven</button>
      <p>Choose another file</p> <p>publish.form.name</p> <p>1 producten</p> <p>10.000 %</p> <p>NaN</p>
      <div id="wide">.</div>`
    document.body.append(probe)
    for (const [id, css] of [
      ['cut', 'width: 60px; overflow: hidden; white-space: nowrap'],
      ['over', 'margin-left: -30px'],
      ['wide', 'position: absolute; width: 3000px'],
    ] as const) {
      probe.querySelector<HTMLElement>(`#${id}`)!.style.cssText = css
    }
    document.documentElement.style.overflow = 'auto'
  })
  const faults = (await faultsIn(page, { ...HOME, language: 'nl' })).join('\n')
  for (const fault of [
    'cut off: button “Alles',
    'overlapping: button “Alles opnieuw berekenen” and button “Boven”',
    'the page is ',
    'English words in “Choose another file”',
    'a message key in “publish.form.name”',
    'the wrong number: “1 producten”',
    'more than 100 % in “10.000 %”',
    'a value that is none in “NaN”',
  ]) {
    expect(faults).toContain(fault)
  }
  await page.evaluate(() => {
    document.querySelector('#probe')?.remove()
    document.documentElement.style.overflow = ''
  })
  await wear(page, HOME)
})

test('before there is a catalogue, and in an empty one', async () => {
  await expect(page.getByRole('alert')).toBeVisible()
  await show(page, 'start')
  await chooseInDialogs(started.app, join(folder.path, 'Empty.etalage'))
  await page.evaluate(() => window.desktop.catalogue.create({ isSample: false }))
  await expect(page.getByRole('button', { name: 'Connect a shop…' })).toBeVisible()
  await show(page, 'products-empty')
  await toggleHistory()
  await show(page, 'history-empty')
  await toggleHistory()
  await go('dashboard')
  await show(page, 'dashboard-empty')
  await go('publish')
  await show(page, 'publish-first')
})

test('the sheet of products, its filters and its editors', async () => {
  await chooseInDialogs(started.app, sampleOf(folder.path))
  await page.evaluate(() => window.desktop.catalogue.open())
  await go('products')
  grid = await openGrid(page)
  await show(page, 'products')
  const cell = (row: number, column: string) =>
    page.locator(`[row-index="${row}"] [role="gridcell"][col-id="${column}"]`)
  const filter = async (column: string): Promise<void> => {
    await grid.bringIntoView(column)
    const header = page.locator(`[role="columnheader"][col-id="${column}"]`)
    const open = async (): Promise<void> => {
      await header.hover()
      await header.locator('button').click()
    }
    await show(page, `products-filter-${column.replace(':', '-')}`, { open, close: escape })
  }
  for (const column of ['name', 'family', 'price:EUR']) await filter(column)
  const toolbar = page.getByRole('toolbar')
  await show(page, 'products-columns', { open: () => toolbar.getByRole('button').last().click(), close: escape })
  const editor = async (column: string, ...keys: readonly string[]): Promise<void> => {
    await grid.bringIntoView(column, PRODUCT)
    const open = async (): Promise<void> => {
      await cell(PRODUCT, column).click()
      for (const key of keys) await page.keyboard.press(key)
    }
    await show(page, `products-editor-${column}`, { open, close: escape })
  }
  await editor('description', 'F2')
  await editor('activities', 'F2')
  await editor('introduced_on', 'F2', 'ArrowDown')
  await editor('cross-sell', 'F2')
  await editor('image', 'F2')
  await editor('ean', '1', '2', '3', 'Enter')
  await grid.bringIntoView('name')
  await sheetOf(grid).drag([1, 'name'], [6, 'status'])
  await show(page, 'products-selection')
  await show(page, 'export', { open: () => page.keyboard.press('Control+Shift+e'), close: escape })
  await press('Filter as text')
  await page.keyboard.type('price/EUR >> 3')
  await show(page, 'products-filter-written')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('name/nl_NL contains yurt and price/EUR > 100')
  await page.keyboard.press('Enter')
  await press('Filter as labels')
  await show(page, 'products-nothing-found')
  await press('Show all products')
  await press('Group by')
  for (const column of ['Family', 'Status']) await page.getByRole('checkbox', { name: column, exact: true }).click()
  await escape()
  await expect(page.locator('.group-bars .is-level-1').first()).toBeVisible()
  await page.locator('.group-bars .is-level-1').first().locator('.group-toggle').click()
  await show(page, 'products-groups')
  for (const column of ['Family', 'Status']) await press(`Do not group by ${column}`)
  await press('Facets')
  const facet = page.getByRole('complementary').getByRole('region').nth(3)
  await expect(facet.getByRole('checkbox').first()).toBeVisible()
  await show(page, 'products-facets')
  const similar = async (): Promise<void> => {
    await facet.getByRole('button').first().click()
    await page.getByRole('menuitem').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
  }
  await show(page, 'products-similar', { open: similar, close: escape })
  await press('Facets')
})

test('values for a context, and what falls back to others', async () => {
  await page
    .getByRole('group', { name: /^Channel, language/ })
    .getByLabel('Context', { exact: true })
    .click()
  await page.getByRole('option', { name: /^Winter expedition/ }).click()
  await grid.bringIntoView('pitch')
  await expect(grid.cell(0, 'pitch')).toHaveClass(/is-fallback/)
  await show(page, 'products-context')
  await page
    .getByRole('group', { name: /^Channel, language/ })
    .getByLabel('Context', { exact: true })
    .click()
  await page.getByRole('option', { name: 'For everybody' }).click()
  await grid.bringIntoView('name')
})

test('steps of the history, and the app’s own dialogs', async () => {
  await grid.type(PRODUCT, 'name', 'Duinroos')
  await page.keyboard.press('Control+z')
  const undoAgain = async (): Promise<void> => {
    await page.keyboard.press('Control+y')
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(500) // the toast comes in
  }
  await show(page, 'toast', { open: undoAgain })
  await toggleHistory()
  await page
    .getByRole('complementary', { name: 'History' })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .first()
    .click()
  await show(page, 'history')
  await toggleHistory()
  await page.keyboard.press('F1')
  await show(page, 'help')
  await escape()
  await press('Settings')
  await show(page, 'settings')
  await escape()
})

test('a product whole, the bin, and the model', async () => {
  await grid.goTo(PRODUCT, 'sku')
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText('TEN-0103')
  await show(page, 'card')
  await escape()
  await page.getByRole('button', { name: 'Bin', exact: true }).click()
  await show(page, 'bin-empty')
  await go('model')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  await show(page, 'model')
})

test('the variants of a model as a matrix: its own values, what is missing, refused, taken over and chosen', async () => {
  await page.getByRole('button', { name: 'Variants', exact: true }).click()
  await page.getByRole('row', { name: /^KLE-0101/ }).click()
  const sheet = page.locator('[role="grid"][aria-label*="KLE-0101"]') // in whatever language
  const cells = sheet.getByRole('gridcell')
  await expect(cells.first()).toHaveAttribute('title', /^KLE-0101/)
  const choose = async (field: string | RegExp, option: string | RegExp): Promise<void> => {
    await page.getByRole('combobox', { name: field }).first().click()
    await page.getByRole('option', { name: option }).first().click()
    await expect(page.getByRole('listbox')).toHaveCount(0)
  }
  await choose('The cells show', 'EAN')
  await cells.first().click()
  await page.keyboard.type('123')
  await page.keyboard.press('Enter')
  await expect(cells.first()).toHaveClass(/is-refused/)
  await choose(/^Add: /, /./)
  await expect(sheet.getByRole('button', { name: /^Add / }).first()).toBeVisible()
  await cells.first().click()
  await page.keyboard.press('Shift+ArrowDown')
  await show(page, 'model-matrix')
  await choose('The cells show', /^Status/)
  const open = async (): Promise<void> => {
    await cells.first().click()
    await page.keyboard.press('F2')
    await expect(page.getByRole('listbox')).toBeVisible()
  }
  await show(page, 'model-matrix-chooser', { open, close: escape })
  await choose('The cells show', /^Stock/)
  await cells.first().click()
  await show(page, 'model-matrix-locked', { open: () => page.keyboard.type('1') })
})

test('the dashboard', async () => {
  await go('dashboard')
  await expect(page.locator('[data-tour="quality-attributes"]')).toBeVisible()
  await show(page, 'dashboard')
})

test('the library of pictures and the board of dropped ones', async () => {
  await go('media')
  const files = page.getByRole('listbox', { name: 'Pictures' })
  await files.getByRole('option').first().click()
  await expect(page.getByRole('complementary', { name: 'Details of the file' })).toBeVisible()
  await show(page, 'pictures')
  await press(/^Documents \d/)
  await files.getByRole('option').first().click()
  await expect(page.getByText('Kind of document')).toBeVisible()
  await show(page, 'pictures-document')
  await press(/^All \d/)
  const odd = ['gray.jpg', 'cmyk.jpg', 'pixel-bomb.png']
  await dropFile(
    page,
    odd.map((name) => resolve('test/fixtures/pictures/odd', name)),
  )
  await expect(page.getByRole('heading', { name: /^To decide/ })).toBeVisible({ timeout: 120_000 })
  await show(page, 'pictures-board')
  await press('Put away')
})

test('an import from the file to the receipt', async () => {
  await go('import')
  await show(page, 'import-start')
  await dropFile(page, resolve('test/fixtures/spreadsheets/odd/hostile-truncated.xlsx'))
  await expect(page.getByRole('alert')).toBeVisible()
  await show(page, 'import-failed')
  await dropFile(page, resolve('resources/sample/supplier-hazelhorst-price-list.xlsx'))
  await expect(page.getByRole('button', { name: /^Take row \d+ as/, pressed: true })).toBeVisible()
  await show(page, 'import-file')
  await press('Continue to the columns')
  await page.getByRole('row').filter({ hasText: 'VPE' }).getByRole('button', { name: 'Make attribute' }).click()
  await show(page, 'import-columns')
  await page.getByRole('button', { name: 'Transform' }).last().click()
  const transform = page.getByRole('dialog')
  for (const kind of ['Split', 'Calculate']) {
    await transform.getByRole('button', { name: 'Add a step' }).click()
    await page.getByRole('menuitem', { name: kind, exact: true }).click()
  }
  await expect(transform.getByRole('region', { name: 'Samples from the file' }).getByRole('row').nth(1)).toBeVisible()
  await show(page, 'import-transform')
  await escape()
  await press(/^Check \d+ rows/)
  await press(/^Changed \d/)
  const sheet = page.getByRole('region', { name: 'Check' })
  await expect(sheet.locator('.ag-cell ins').first()).toBeVisible()
  await sheet.locator('[row-index="1"] .ag-cell').first().click()
  await show(page, 'import-check')
  await press(/^Problems \d/)
  await show(page, 'import-problems')
  await press(/^Import \d+ products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await show(page, 'import-receipt')
  await go('suppliers')
  const scorecard = page.getByRole('region', { name: 'Deliveries' })
  await scorecard
    .getByRole('row')
    .nth(1)
    .getByTitle(/^Uniqueness/)
    .click()
  await expect(page.getByRole('grid', { name: 'Rows behind the figure' })).toBeVisible()
  await show(page, 'suppliers')
  await go('import')
  await dropFile(page, resolve('resources/sample/supplier-hazelhorst-later.xlsx'))
  await press('Continue to the columns')
  await expect(page.getByText('Known supplier: the layout has changed')).toBeVisible()
  await show(page, 'import-drift')
  await press(/^Check \d+ rows/)
  await expect(page.getByText('of the last file')).toBeVisible()
  await show(page, 'import-gone')
  await press('Cancel the import')
})

test('sources from the first to the runs', async () => {
  const list = createServer((request, response) => {
    response.writeHead(request.url === '/hazelhorst.csv' ? 200 : 404, { 'content-type': 'text/csv' })
    response.end('SKU;Naam\nHAZ-1;Tent\n')
  })
  await new Promise<void>((done) => list.listen(0, '127.0.0.1', done))
  const { port } = list.address() as AddressInfo // listens on TCP
  await go('sources')
  await show(page, 'sources-first')
  await press('SFTP: Set up…')
  await press('Save and test')
  await show(page, 'sources-form-sftp')
  await press('All sources')
  await press('Folder: Set up…')
  await show(page, 'sources-form-folder')
  await press('All sources')
  await chooseInDialogs(started.app, resolve('test/fixtures/catalogues/import-profile.json'))
  await press('Open a profile…')
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue('ftp.example.com')
  await show(page, 'sources-profile')
  await press('All sources')
  await press('Web address: Set up…')
  await page.getByLabel('Name', { exact: true }).fill('Hazelhorst')
  await page.getByLabel('Address', { exact: true }).fill(`http://127.0.0.1:${port}/hazelhorst.csv`)
  await page.getByRole('combobox', { name: 'When', exact: true }).click()
  await page.getByRole('option', { name: 'At a time of day' }).click()
  // Half a day away: no run of its own comes in between.
  const hour = String((new Date().getHours() + 12) % 24).padStart(2, '0')
  await page.getByLabel('Time', { exact: true }).fill(`${hour}:00`)
  await press('Save and test')
  await expect(page.getByText('Found hazelhorst.csv')).toBeVisible()
  await show(page, 'sources-form-web')
  await press('Open the source')
  await press('Run now')
  await expect(page.getByRole('button', { name: 'Look at it' })).toBeVisible()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByLabel('Address', { exact: true }).fill(`http://127.0.0.1:${port}/gone.csv`)
  await press('Save and test')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('tab', { name: 'Runs' }).click()
  await press('Run now')
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Run now' })).toBeEnabled()
  await show(page, 'sources-runs')
  await press('All sources')
  await expect(page.getByRole('row').filter({ hasText: 'Hazelhorst' })).toBeVisible()
  await show(page, 'sources')
  await new Promise((done) => list.close(done))
})

test('a publish from the connection to the receipt', async () => {
  await go('products')
  await press('Filter as text')
  await page.keyboard.type('family = tents')
  await page.keyboard.press('Enter')
  await go('publish')
  await press('Connect…')
  await press('Save and test')
  await page.getByText('Advanced').click()
  await show(page, 'publish-connect')
  await page.getByRole('textbox', { name: 'Name' }).fill('Bergwinkel')
  await page.getByLabel('API key').fill(shop.key)
  await page.getByLabel('API secret').fill(shop.secret)
  await page.getByLabel('Other address').fill(shop.origin)
  await press('Save and test')
  await expect(page.getByText(/^Connected with/)).toBeVisible()
  await show(page, 'publish-connected')
  await press('Done')
  await show(page, 'publish-start')
  await page.getByRole('combobox', { name: 'Which products' }).click()
  await page.getByRole('option', { name: 'The filtered products of the grid' }).click()
  await press('Compare with the shop')
  await expect(page.getByRole('button', { name: /^Publish \d+ products?$/ })).toBeVisible()
  await page.getByRole('row').nth(1).click()
  await show(page, 'publish-plan')
  await press(/^Not ready \d/)
  await page.getByRole('row').nth(1).click()
  await show(page, 'publish-not-ready')
  await press(/^Publish \d+ products?$/)
  await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible({ timeout: 60_000 })
  await show(page, 'publish-receipt')
  await page.getByRole('tab', { name: 'Fields' }).click()
  await expect(page.getByRole('region', { name: 'What would be sent' }).locator('pre')).toBeVisible()
  await show(page, 'publish-fields')
  await page.getByRole('tab', { name: 'Earlier runs' }).click()
  await show(page, 'publish-runs')
  await page.getByRole('tab', { name: 'Connection' }).click()
  await press('Remove…')
  await show(page, 'publish-remove')
  await escape()
})

// Told at the end: one fault must not keep the pictures of the other screens from being made.
test('nobody stumbles over anything', () => {
  expect(found()).toEqual([])
})
