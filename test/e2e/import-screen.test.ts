import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { expectAccessible } from './support/accessible.ts'
import { engineClient } from './support/engine-client.ts'
import { chooseInDialogs, dropFile } from './support/files.ts'

const odd = (name: string): string => resolve('test/fixtures/spreadsheets/odd', name)

let started: TestApp
let page: Page
let steps = 0

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  const call = await engineClient(page)
  steps = (await call('catalogue.history', { limit: 100 })).changeSets.length
})

test.afterEach(async () => {
  const call = await engineClient(page) // loads the window anew: each test starts on an empty screen
  expect((await call('catalogue.history', { limit: 100 })).changeSets).toHaveLength(steps)
})

test.afterAll(() => started.quit())

const next = (name: RegExp | string): Promise<void> => page.getByRole('button', { name }).click()

for (const [file, words] of [
  ['struct-empty-0-bytes.csv', /is empty/],
  ['hostile-truncated.xlsx', /cut off/],
  ['hostile-not-a-workbook.xlsx', /no workbook in it/],
  ['hostile-random-bytes.csv', /no readable text/],
  ['hostile-zip-bomb.xlsx', /far more than its size allows/],
  ['hostile-xxe.xlsx', /refused for your safety/],
] as const) {
  test(`${file} gets one sentence that says why, and the way to another file`, async () => {
    await dropFile(page, odd(file))
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByRole('alert')).toContainText('The catalogue has not changed.')
    await expect(page.getByRole('button', { name: 'Choose another file…' })).toBeVisible()
  })
}

test('another encoding shows in the preview at once', async () => {
  await dropFile(page, odd('enc-iso-8859-15.csv'))
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  const encoding = page.getByRole('combobox', { name: 'Characters' })
  await expect(encoding).toBeVisible()
  for (const [choice, sign] of [
    ['windows-1252', '¤'],
    ['iso-8859-15', '€'],
  ] as const) {
    await encoding.click()
    await page.getByRole('option', { name: choice, exact: true }).click()
    await expect(encoding).toHaveText(choice)
    await expect(preview).toContainText(sign)
  }
})

test('variants that only the ends of codes tell are shown as a guess, and one choice reads the rows as they stand', async () => {
  const folder = temporaryFolder()
  const path = join(folder.path, 'endings.csv')
  const rows = ['ABC-RED-M,Shirt,19.95', 'ABC-RED-L,Shirt,19.95', 'XYZ-S,Trousers,49.95', 'XYZ-M,Trousers,49.95']
  writeFileSync(path, ['Item number,Product name,Retail price', ...rows].join('\n'))
  await dropFile(page, path)
  const reading = page.getByRole('combobox', { name: 'How its variants are read' })
  await expect(reading).toContainText('A row a variant, told by its ending')
  await expect(page.getByText('“ABC-RED-M”, “ABC-RED-L”')).toBeVisible()
  await expect(page.getByText('6 rows')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('variants.png') })
  await reading.click()
  await page.getByRole('option', { name: 'Every row is a product' }).click()
  await expect(reading).toContainText('Every row is a product')
  await expect(page.getByText('4 rows')).toBeVisible()
  folder.remove()
})

test('of a file that takes long to read the first rows show at once, and the last choice counts', async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `L-${row};Café ${row};${'woord '.repeat(40)}`)
  const folder = temporaryFolder()
  const path = join(folder.path, 'lang.csv')
  writeFileSync(path, `code;naam;tekst\n${rows.join('\n')}\n`)
  await dropFile(page, path)
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  const encoding = page.getByRole('combobox', { name: 'Characters' })
  for (const choice of ['windows-1252', 'macintosh', 'utf-8']) {
    await encoding.click()
    await page.getByRole('option', { name: choice, exact: true }).click()
  }
  await expect(encoding).toHaveText('utf-8')
  await expect(preview).toContainText('Café 1')
  const second = page.getByRole('button', { name: 'Take row 2 as column names' })
  await second.click()
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  // A list that is open stays open when the rest has been read.
  await encoding.click()
  await expect(page.getByText('Reading the file again')).toHaveCount(0)
  await expect(page.getByRole('option', { name: 'macintosh', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(encoding).toHaveText('utf-8')
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  folder.remove()
})

test('of JSON the list of products is read, and another list can be chosen', async () => {
  const shop = {
    stores: [
      { city: 'Gent', phone: '1' },
      { city: 'Zwolle', phone: '2' },
    ],
    products: [
      { sku: 'FEED-1', name: { nl: 'Lamp', en: 'Lamp' }, attributes: { colour: 'red' }, images: ['a.jpg', 'b.jpg'] },
      { sku: 'FEED-2', name: { nl: 'Tafel' }, variants: [{ sku: 'FEED-2-S' }, { sku: 'FEED-2-L' }] },
    ],
  }
  const file = test.info().outputPath('feed.json')
  writeFileSync(file, JSON.stringify(shop))
  await dropFile(page, file)
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  await expect(preview.getByRole('cell', { name: 'attributes.colour' })).toBeVisible()
  // Its variants are rows of their own.
  await expect(preview.getByRole('cell', { name: 'FEED-2-L', exact: true })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('json.png') })
  const list = page.getByRole('combobox', { name: 'List of products' })
  await list.click()
  await page.getByRole('option', { name: 'stores', exact: true }).click()
  await expect(preview.getByRole('cell', { name: 'Zwolle' })).toBeVisible()
  await expectAccessible(page)
})

test('a file without column names can be told so, and told otherwise', async () => {
  await dropFile(page, odd('struct-no-header.csv'))
  const header = page.getByRole('combobox', { name: 'Column names' })
  await expect(header).toHaveText('There are none')
  await next('Take row 2 as column names')
  await expect(header).toHaveText('in row 2')
  await header.click()
  await page.getByRole('option', { name: 'There are none' }).click()
  await expect(header).toHaveText('There are none')
})

test('a file with column names and nothing below says so, and does not go on', async () => {
  await dropFile(page, odd('struct-header-only.csv'))
  await expect(page.getByText('There is no row below the column names')).toBeVisible()
  await next('Continue to the columns')
  await expect(page.getByRole('button', { name: 'Check 0 rows' })).toBeDisabled()
})

test('two columns for one place are named, and the rows are not checked until one gives way', async () => {
  await dropFile(page, odd('delim-pipe.txt'))
  await next('Continue to the columns')
  const check = page.getByRole('button', { name: /^Check \d+ rows/ })
  await expect(check).toBeEnabled()
  const target = (header: string) => page.getByRole('row').filter({ hasText: header }).getByRole('combobox').first()
  const second = target('Groep')
  await second.fill('sku')
  await page.getByRole('option', { name: 'SKU sku', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('all go to')
  await expect(check).toBeDisabled()
  await second.fill('leave out')
  await page.getByRole('option', { name: 'Leave out' }).click()
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(check).toBeEnabled()
})

test('a column of the file becomes an attribute with one click', async () => {
  await dropFile(page, resolve('resources/sample/supplier-hazelhorst-price-list.xlsx'))
  await next('Continue to the columns')
  const row = page.getByRole('row').filter({ hasText: 'VPE' })
  await row.getByRole('button', { name: 'Make attribute' }).click()
  await expect(row.getByRole('combobox', { name: 'Type' })).toHaveText('Text')
  await expectAccessible(page)
  await next('Check 60 rows')
  await expect(page.getByRole('button', { name: /^Changed 42/ })).toBeVisible()
  await expectAccessible(page)
  await next('Cancel the import')
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
})

test('an import is undone from its receipt, and the receipt says so', async () => {
  await dropFile(page, resolve('resources/sample/supplier-bruleval-tarif.csv'))
  await next('Continue to the columns')
  await next('Check 24 rows')
  await next(/^Import \d+ products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await expectAccessible(page)
  await next('Undo the import')
  await expect(page.getByRole('heading', { name: 'Import undone' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show the products' })).toBeHidden()
  steps += 2
})

test('an import profile opens as a form, and is saved back as it was without its password', async () => {
  const folder = temporaryFolder()
  const saved = join(folder.path, 'saved.json')
  const profile = resolve('test/fixtures/catalogues/import-profile.json')
  await page.locator('[data-tour="nav-import"]').click()
  await chooseInDialogs(started.app, profile)
  await next('Open an import profile…')
  await expect(page.getByText('Its password was not taken along.')).toBeVisible()
  const facts = page.locator('main')
  for (const fact of [
    'Daily_ERP_Price_Update',
    'ftp.example.com',
    '03:00 AM',
    'product_sku',
    'last_updated',
    'skip the row',
  ]) {
    await expect(facts).toContainText(fact)
  }
  await chooseInDialogs(started.app, saved)
  await next('Save as import profile…')
  await expect(page.getByText('Saved as saved.json.')).toBeVisible()
  const before = JSON.parse(readFileSync(profile, 'utf8')) as { ftpDetails: Record<string, string> }
  const { password, ...ftpDetails } = before.ftpDetails
  expect(password).toBeTruthy()
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual({ ...before, ftpDetails })
  folder.remove()
})

test('rows that came without a price are shown alone', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'lamps.csv')
  writeFileSync(
    file,
    'artikelnr;naam;verkoopprijs\nLA-1;Lamp;12,50\nLA-2;Tafellamp;\nLA-3;Bureaulamp;\nLA-4;Kap;9,95\n',
  )
  await dropFile(page, file)
  await next('Continue to the columns')
  await next('Check 4 rows')
  await page.getByRole('combobox', { name: 'Rows without a value' }).click()
  await page.getByRole('option', { name: /^Without Price.*: 2$/ }).click()
  const sheet = page.getByRole('grid')
  await expect(sheet).toContainText('LA-2')
  await expect(sheet).toContainText('LA-3')
  await expect(sheet).not.toContainText('LA-1')
  await expect(sheet).not.toContainText('LA-4')
  await page.screenshot({ path: test.info().outputPath('without-price.png') })
  await expectAccessible(page)
  await next('Cancel the import')
  folder.remove()
})

test('a key that is only likely has to be confirmed; the finished mapping is saved as a profile and reads the next file', async () => {
  const folder = temporaryFolder()
  const first = join(folder.path, 'january.csv')
  const second = join(folder.path, 'february.csv')
  const saved = join(folder.path, 'supplier.json')
  writeFileSync(first, 'Code;Naam;Verkoopprijs;Intern\nKX-1;Lamp;1.250;a\nKX-2;Tafel;2.500;b\nKX-3;Stoel;900;c\n')
  writeFileSync(second, 'Intern;Verkoopprijs;Code;Naam\nd;3.750;KX-4;Kast\ne;1.300;KX-1;Lamp\n')
  await dropFile(page, first)
  await next('Continue to the columns')
  const check = page.getByRole('button', { name: /^Check \d+ rows/ })
  await expect(check).toBeDisabled()
  await expect(page.getByRole('alert')).toContainText('“Code” only probably tells products apart')
  await page.screenshot({ path: test.info().outputPath('likely-key.png') })
  const row = (header: string) => page.getByRole('row').filter({ hasText: header })
  await row('Code').getByRole('button', { name: 'Right', exact: true }).click()
  await row('Verkoopprijs').getByRole('button', { name: '1.234,56' }).click()
  await expect(check).toBeEnabled()
  await chooseInDialogs(started.app, saved)
  await next('Save as import profile…')
  await expect(page.getByText('Saved as supplier.json.')).toBeVisible()
  const json = readFileSync(saved, 'utf8')
  expect(json).not.toMatch(/password|secret|token/i)
  expect(JSON.parse(json)).toMatchObject({
    importProfileName: 'january',
    fieldMappings: [
      { sourceField: 'Code', targetAttribute: 'sku', isIdentifier: true },
      { sourceField: 'Naam', targetAttribute: 'name/nl_NL' },
      { sourceField: 'Verkoopprijs', targetAttribute: 'price/EUR', decimal: ',' },
    ],
  })
  await next('Check 3 rows')
  await next(/^Import 3 products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()

  await page.reload() // nothing of the first import is left in the window
  await page.locator('[data-tour="nav-import"]').click()
  await next('Open an import profile…')
  await expect(page.getByRole('heading', { name: 'january' })).toBeVisible()
  await dropFile(page, second)
  await next('Continue to the columns')
  await expect(check).toBeEnabled() // no question is asked again
  await next('Check 2 rows')
  await expect(page.getByRole('button', { name: /^New 1/ })).toBeVisible()
  await next(/^Import 2 products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  const call = await engineClient(page)
  const columns = ['sku', 'name/nl_NL', 'price/EUR'].map((column) => ({ column }))
  const query = { filter: 'sku starts with KX-', search: '', sort: [] }
  const { rows } = await call('catalogue.gridPage', { viewKey: 'test', query, columns, from: 0, count: 10 })
  expect(rows).toEqual([
    ['KX-1', 'Lamp', 1300],
    ['KX-2', 'Tafel', 2500],
    ['KX-3', 'Stoel', 900],
    ['KX-4', 'Kast', 3750],
  ])
  steps += 2
  folder.remove()
})

test('prices and names are transformed with samples in view, and the profile does it to the next file', async () => {
  const folder = temporaryFolder()
  const first = join(folder.path, 'week 1.csv')
  const second = join(folder.path, 'week 2.csv')
  const saved = join(folder.path, 'lamps.json')
  writeFileSync(
    first,
    'SKU;Merk;Naam;Verkoopprijs\nTF-1;Acme;LAMP;€ 12,10\nTF-2;;KAP;€ 1.234,50\nTF-3;Acme;SNOER;gratis\n',
  )
  writeFileSync(second, 'Naam;Verkoopprijs;SKU;Merk\nLAMP;€ 24,20;TF-1;Acme\n')
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, first)
  await next('Continue to the columns')
  const row = (header: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: header }) })
  const dialog = page.getByRole('dialog')
  const add = async (kind: string): Promise<void> => {
    await dialog.getByRole('button', { name: 'Add a step' }).click()
    await page.getByRole('menuitem', { name: kind, exact: true }).click()
  }

  await row('Verkoopprijs').getByRole('button', { name: 'Transform' }).click()
  await add('Calculate')
  await dialog.getByRole('textbox', { name: 'Number' }).fill('1.21')
  const samples = dialog.getByRole('region', { name: 'Samples from the file' })
  await expect(samples.getByRole('row').filter({ hasText: '€ 12,10' })).toContainText(/10$/)
  await expect(samples.getByRole('row').filter({ hasText: 'gratis' })).toContainText('This is not a number.')
  await expect(samples).toContainText('1 refused')
  await dialog.screenshot({ path: test.info().outputPath('transform-price.png') })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Keep the steps' }).click()
  await expect(row('Verkoopprijs').getByRole('button', { name: '1 step' })).toBeVisible()

  await row('Naam').getByRole('button', { name: 'Transform' }).click()
  await add('Join columns')
  await dialog.getByRole('textbox', { name: 'Joined text' }).fill('{Merk} {Naam}')
  await add('Capital and small letters')
  await expect(samples).toContainText('Acme lamp')
  const up = dialog.getByRole('button', { name: 'Move step 2 up' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(samples).toContainText('Acme Lamp')
  await dialog.getByRole('button', { name: 'Switch off step 1' }).press('Space')
  await expect(samples).toContainText('Acme LAMP')
  await dialog.getByRole('button', { name: 'Take away step 1' }).press('Enter')
  await dialog.getByRole('button', { name: 'Keep the steps' }).press('Enter')
  await expect(row('Naam').getByRole('button', { name: '1 step' })).toBeVisible()

  await chooseInDialogs(started.app, saved)
  await next('Save as import profile…')
  await expect(page.getByText('Saved as lamps.json.')).toBeVisible()
  const { fieldMappings } = JSON.parse(readFileSync(saved, 'utf8')) as { fieldMappings: unknown }
  expect(fieldMappings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        sourceField: 'Naam',
        steps: [{ kind: 'template', template: '{Merk} {Naam}' }],
      }),
      expect.objectContaining({
        sourceField: 'Verkoopprijs',
        steps: [{ kind: 'arithmetic', operator: 'divide', operand: '1.21' }],
      }),
    ]),
  )
  await next('Check 3 rows')
  await next(/^Import 3 products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()

  await page.reload() // nothing of the first import is left in the window
  await page.locator('[data-tour="nav-import"]').click()
  await next('Open an import profile…')
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
  await dropFile(page, second)
  await next('Continue to the columns')
  await expect(row('Verkoopprijs').getByRole('button', { name: '1 step' })).toBeVisible()
  await next('Check 1 row')
  await expect(page.getByText('1 price changes by more than 10%.')).toBeVisible()
  await next('Take them all the same')
  await next(/^Import 1 product/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  const call = await engineClient(page)
  const columns = ['sku', 'name/nl_NL', 'price/EUR'].map((column) => ({ column }))
  const query = { filter: 'sku starts with TF-', search: '', sort: [] }
  const { rows } = await call('catalogue.gridPage', { viewKey: 'test', query, columns, from: 0, count: 10 })
  expect(rows).toEqual([
    ['TF-1', 'Acme LAMP', 20],
    ['TF-2', 'KAP', 1020.25],
    ['TF-3', 'Acme SNOER', null],
  ])
  steps += 2
  folder.remove()
})

/** A price list of fourteen lamps under these titles and headers; `columns` says what stands below each header. */
function lampList(lines: readonly string[], columns: string): string {
  const rows = Array.from({ length: 14 }, (_, at) => {
    const cells: Readonly<Record<string, string>> = {
      c: `NL-${1001 + at}`,
      n: `Lamp nummer ${at + 1}`,
      p: `${at + 19},95`,
      i: `${at + 9},50`,
      a: `${at + 24},00`,
      g: `gang ${at + 1}`,
      '-': '',
    }
    return Array.from(columns, (column) => cells[column] ?? '').join(';')
  })
  return `${[...lines, ...rows].join('\n')}\n`
}

test('a correction is remembered on the next file of that supplier, and a drifted file is known by what is in it', async () => {
  test.setTimeout(300_000)
  const folder = temporaryFolder()
  const write = (name: string, text: string): string => {
    const path = join(folder.path, name)
    writeFileSync(path, text)
    return path
  }
  const headers = 'Artikelnr;Naam;Prijs;Inkoop;Adviesprijs;Gang'
  const first = write('noord lampen maart.csv', lampList([headers], 'cnpiag'))
  const second = write('noord lampen april.csv', lampList([headers], 'cnpiag'))
  const drifted = write(
    'zomer.csv',
    lampList(['Noord Lampen', 'Prijslijst zomer', 'ZX 12;Artikelnr;Prijs;Benaming;Actie'], 'icpn-').replaceAll(
      ';Lamp nummer 3;',
      ';Lamp nummer 3;ja',
    ),
  )
  const row = (header: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${header}`) }) })

  await dropFile(page, first)
  await next('Continue to the columns')
  await row('Adviesprijs').getByRole('combobox').first().fill('leave out')
  await page.getByRole('option', { name: 'Leave out' }).click()
  await expect(row('Adviesprijs')).toContainText('Your choice')
  await next('Check 14 rows')
  await next(/^Import 14 products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  steps += 1

  await dropFile(page, second)
  await next('Continue to the columns')
  await expect(page.getByText('Known supplier: laid out as “noord lampen maart.csv” was.')).toBeVisible()
  await expect(row('Adviesprijs')).toContainText('You left this out of “noord lampen maart.csv”')
  await page.screenshot({ path: test.info().outputPath('remembered.png') })
  await expectAccessible(page)
  await row('Adviesprijs').getByRole('button', { name: 'Forget what you chose for earlier files' }).click()
  await expect(row('Adviesprijs')).not.toContainText('You left this out')
  await expect(row('Adviesprijs').getByRole('combobox').first()).not.toHaveValue('Leave out')
  await next('Cancel the import')

  await dropFile(page, drifted)
  await next('Continue to the columns')
  const notice = page.getByRole('status').filter({ hasText: 'Known supplier' })
  await expect(notice).toContainText('the layout has changed since “noord lampen maart.csv”')
  for (const line of [
    'The column names are in row 3 now; they were in row 1.',
    '“Inkoop” is now called “ZX 12”.',
    '“Naam” is now called “Benaming”.',
    '1 new column: “Actie”.',
    '2 columns stand in another place.',
  ])
    await expect(notice).toContainText(line)
  await expect(row('ZX 12')).toContainText('Was called “Inkoop”')
  await page.screenshot({ path: test.info().outputPath('drift.png') })
  await expectAccessible(page)
  await next('Check 14 rows')
  await expect(page.getByRole('button', { name: /^Unchanged 14/ })).toBeVisible()
  await next('Cancel the import')
  folder.remove()
})

test('values that do not fit where their column goes are counted and shown before the rows are checked', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'lang.csv')
  const long = 'Een naam die maar niet ophoudt '.repeat(12)
  writeFileSync(file, `artikelnr;naam;verkoopprijs\nLG-1;Lamp;12,50\nLG-2;${long};9,95\nLG-3;Kap;4,95\n`)
  await dropFile(page, file)
  await next('Continue to the columns')
  const notice = page.getByRole('status').filter({ hasText: 'Some values do not fit' })
  await expect(notice).toContainText('“naam”: 1 of 3 rows looked at')
  await expect(notice).toContainText('in line 3')
  await page.screenshot({ path: test.info().outputPath('too-long.png') })
  await expectAccessible(page)
  await next('Cancel the import')
  folder.remove()
})
