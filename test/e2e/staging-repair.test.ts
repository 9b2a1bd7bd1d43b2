import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'
import { dropFile } from './support/files.ts'

let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.locator('[data-tour="nav-import"]').click()
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
})

test.afterAll(() => started.quit())

const next = (name: RegExp | string): Promise<void> => page.getByRole('button', { name }).click()
const chip = (name: RegExp) => page.getByRole('button', { name })

/** A cell of the sheet by its line in the file and its header. */
const cell = async (line: number, header: string) => {
  const column = await page.getByRole('columnheader', { name: header, exact: true }).getAttribute('col-id')
  return page.locator(`.products-grid [row-index="${line - 2}"] .ag-cell[col-id="${column}"]`)
}

test('cells of staged rows are repaired as in a spreadsheet, and the counters follow', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'lamps.csv')
  writeFileSync(
    file,
    [
      'artikelnr;naam;verkoopprijs;omschrijving',
      'RP-1;Lamp;12,50;Klein',
      'RP-2;Tafellamp;oeps;Groot',
      'RP-3;Bureaulamp;;Middel',
      'RP-1;Kap;9,95;Dubbel',
      'RP-5;Voet;5,00;Voet',
    ].join('\n'),
  )
  await dropFile(page, file)
  await next('Continue to the columns')
  await next('Check 5 rows')
  await expect(chip(/^New 4/)).toBeVisible()
  await expect(chip(/^Problems 2/)).toBeVisible()

  await test.step('typing over a refused price takes the problem away', async () => {
    const price = await cell(3, 'Price (EUR)')
    await expect(price).toHaveText('oeps')
    await price.click()
    await page.keyboard.type('19,95')
    await page.keyboard.press('Enter')
    await expect(price).toContainText('19.95')
    await expect(chip(/^Problems 1/)).toBeVisible()
    await expect(page.getByText('1 cell repaired')).toBeVisible()
  })

  await test.step('Enter has gone down; a price is filled down from above', async () => {
    await page.keyboard.press('Control+d')
    await expect(await cell(4, 'Price (EUR)')).toContainText('19.95')
  })

  await test.step('a key of its own makes a product of a row that was skipped', async () => {
    const key = await cell(5, 'SKU')
    await key.click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('RP-4')
    await page.keyboard.press('Enter')
    await expect(chip(/^New 5/)).toBeVisible()
    await expect(chip(/^Problems 0/)).toBeVisible()
  })

  await test.step('undo and redo are those of the repairs', async () => {
    await page.keyboard.press('Control+z')
    await expect(chip(/^New 4/)).toBeVisible()
    await page.keyboard.press('Control+y')
    await expect(chip(/^New 5/)).toBeVisible()
  })

  await test.step('replacing from one cell reaches its column', async () => {
    await (await cell(2, 'Name (Dutch)')).click()
    await page.keyboard.press('Control+h')
    await page.getByRole('textbox', { name: 'Find' }).fill('lamp')
    await page.getByRole('textbox', { name: 'Replace with' }).fill('licht')
    await page.screenshot({ path: test.info().outputPath('replace.png') })
    await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click()
    await expect(await cell(3, 'Name (Dutch)')).toContainText('Tafellicht')
    await expect(await cell(2, 'Name (Dutch)')).toContainText('licht')
  })

  await test.step('what the file says is one click away', async () => {
    const name = await cell(2, 'Name (Dutch)')
    await name.click()
    await page.keyboard.press('Control+a')
    await next('As in the file')
    await expect(name).toContainText('Lamp')
    await expect(page.getByText(/cells? repaired/)).toBeHidden()
    await next('Take the last repair back')
    await expect(name).toContainText('licht')
  })

  await test.step('a pasted block goes where it is pasted', async () => {
    await (await cell(5, 'Name (Dutch)')).click()
    await page.evaluate(async () => {
      await globalThis.window.desktop.writeClipboard({ text: 'Kapje\t1,00\nVoetje\t2,00\n', html: '' })
    })
    await page.keyboard.press('Control+v')
    await expect(await cell(6, 'Name (Dutch)')).toContainText('Voetje')
    await expect(await cell(6, 'Price (EUR)')).toContainText('2.00')
  })

  await page.screenshot({ path: test.info().outputPath('repaired.png') })
  await expectAccessible(page)
  await chip(/^Repaired/).click()
  await expect(page.getByRole('button', { name: 'Filter anew' })).toBeHidden()
  await next(/^Import 5 products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  const call = await engineClient(page)
  const { rows } = await call('catalogue.gridPage', {
    viewKey: 'test',
    query: { filter: 'sku starts with RP-', search: '', sort: [] },
    columns: ['sku', 'name/nl_NL', 'price/EUR'].map((column) => ({ column })),
    from: 0,
    count: 10,
  })
  expect(rows).toEqual([
    ['RP-1', 'licht', 12.5],
    ['RP-2', 'Tafellicht', 19.95],
    ['RP-3', 'Bureaulicht', 19.95],
    ['RP-4', 'Kapje', 1],
    ['RP-5', 'Voetje', 2],
  ])
  folder.remove()
})

test('new choices are listed, merged with what they resemble, and refused', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'colours.csv')
  writeFileSync(
    file,
    'artikelnr;naam;kleur\nNC-1;Lamp;Blauuw\nNC-2;Kap;zeewiergroen\nNC-3;Voet;n.v.t.\nNC-4;Snoer;zeewiergroen\n',
  )
  await dropFile(page, file)
  await next('Continue to the columns')
  await next('Check 4 rows')
  await next('New: 3 choices, categories and attributes')
  const dialog = page.getByRole('dialog', { name: 'What the file adds' })
  const row = (name: string) => dialog.getByRole('row').filter({ hasText: name })
  await expect(row('zeewiergroen')).toContainText('2')
  await dialog.getByRole('button', { name: 'Merge what is alike (1)' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Blauuw is the same as' })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'What to do with n.v.t.' }).click()
  await page.getByRole('option', { name: 'Refuse' }).click()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('new-choices.png') })
  await dialog.getByRole('button', { name: 'Keep and check again' }).click()
  await expect(page.getByRole('button', { name: 'New: 1 choice, category or attribute' })).toBeVisible()
  await expect(chip(/^Problems 1/)).toBeVisible()
  await next('Cancel the import')
  folder.remove()
})
