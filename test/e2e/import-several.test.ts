import { mkdirSync, writeFileSync } from 'node:fs'
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
const folder = temporaryFolder()

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.locator('[data-tour="nav-import"]').click()
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
})

test.afterAll(() => started.quit())

const button = (name: RegExp | string) => page.getByRole('button', { name })

function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder.path, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

test('a dropped folder: files of one layout are one import, the others wait, pictures and refused files are told', async () => {
  const header = 'artikelnr;naam;verkoopprijs'
  write('levering/maart.csv', header, 'SV-1;Lamp;12,50', 'SV-2;Kap;oeps')
  write('levering/deel 2/april.csv', header, 'SV-3;Voet;5,00')
  write('levering/voorraad.csv', 'artikelnr;voorraad', 'SV-1;4')
  write('levering/SV-1.jpg', 'a picture')
  write('levering/folder.pdf', '%PDF-1.7')
  await dropFile(page, join(folder.path, 'levering'))
  await expect(page.getByText('2 files with the same columns:')).toBeVisible()
  await expect(page.getByText('levering/voorraad.csv')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Pictures\s*1$/ })).toBeVisible()
  await expect(page.getByText(/folder\.pdf: This is not a spreadsheet/)).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('several.png') })

  await button('Take this').first().click()
  await expect(page.getByText(/2 files with the same columns are read as one/)).toBeVisible()
  await button('Continue to the columns').click()
  await button('Check 3 rows').click()
  await expect(button(/^New 3/)).toBeVisible()
  await page.getByRole('gridcell', { name: 'SV-3' }).click()
  await expect(page.getByText('From april.csv.')).toBeVisible()

  await button('Cancel the import').click()
  await expect(page.getByText('levering/voorraad.csv')).toBeVisible()
  await expect(button('Take this')).toHaveCount(1)
  await button('Leave the rest').click()
  await expect(button('Choose a file…')).toBeVisible()
})

test('an export of another program says so, and is read as it stands on request', async () => {
  const file = write(
    'products_export.csv',
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price',
    'lamp,Lamp,Size,S,SH-S,10.00',
    'lamp,,,M,SH-M,12.50',
  )
  await dropFile(page, file)
  await button('Continue to the columns').click()
  await expect(page.getByText('Looks like a product export of Shopify.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Read as' })).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('preset.png') })
  await button('Check 3 rows').click()
  await expect(button(/^New 3/)).toBeVisible()
  await button('Cancel the import').click()
  await expect(button('Choose a file…')).toBeVisible()
})

test('families, categories and units that are not there are said, and what is said is done with the import', async () => {
  const file = write(
    'nieuw.csv',
    'artikelnr;naam;familie;categorie;gewicht',
    'NW-1;Tent;tents;tents;1200 g',
    'NW-2;Slaapzak;sleeping-bags;camping;800 g',
    'NW-3;Lamp;lamps;dome-tents;900 g',
    'NW-4;Rugzak;backpacks;tunnel-tents;950 g',
    'NW-5;Mat;sleeping-mats;family-tents;700 g',
    'NW-6;Kap;Lampenkappen;Wonen > Staande lampen;600 grammes',
  )
  await dropFile(page, file)
  await button('Continue to the columns').click()
  await button('Check 6 rows').click()
  await expect(page.getByText('2 values name a family or unit that the catalogue has not.')).toBeVisible()
  await button('Say what is meant…').click()
  const dialog = page.getByRole('dialog', { name: 'What the file adds' })
  await expect(dialog.getByRole('row').filter({ hasText: 'Wonen > Staande lampen' })).toContainText('Categories')
  await dialog.getByRole('button', { name: 'Merge what is alike (1)' }).click()
  await expect(dialog.getByRole('combobox', { name: 'grammes is the same as' })).toHaveValue('g')
  await dialog.getByRole('combobox', { name: 'What to do with Lampenkappen' }).click()
  await page.getByRole('option', { name: 'Make it' }).click()
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath('new-things.png') })
  await dialog.getByRole('button', { name: 'Keep and check again' }).click()
  await expect(page.getByText('2 values name a family or unit that the catalogue has not.')).toBeHidden()
  await button(/^Import 6 products/).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  const call = await engineClient(page)
  const { families, categories } = await call('catalogue.structure', {})
  expect(families.filter(({ code }) => code === 'lampenkappen')).toHaveLength(1)
  expect(categories.find(({ code }) => code === 'staande-lampen')?.parent).toBe('wonen')
})
