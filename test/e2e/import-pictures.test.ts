import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { dropFile } from './support/files.ts'

const folder = temporaryFolder()

test.afterAll(() => folder.remove())

/** A price list with pictures in a folder beside it, one that is not there, and one on a server. */
function priceList(): string {
  const photos = join(folder.path, 'foto')
  mkdirSync(photos)
  for (const name of ['mb01-blue-0.jpg', 'mb03-black-0.jpg'])
    copyFileSync(resolve('test/fixtures/pictures/products', name), join(photos, name))
  const path = join(folder.path, 'tassen.csv')
  const rows = [
    'SKU;Naam;Prijs;Foto',
    'TAS-1;Tas een;10,00;foto\\mb01-blue-0.jpg',
    'TAS-2;Tas twee;12,00;foto\\mb03-black-0.jpg',
    'TAS-3;Tas drie;14,00;foto\\nergens.jpg',
    'TAS-4;Tas vier;16,00;https://pictures.invalid/tas-4.jpg',
  ]
  writeFileSync(path, rows.join('\n'))
  return path
}

test('pictures that a price list names come in from beside it; no server is asked before somebody agrees', async () => {
  test.setTimeout(180_000)
  const started = await launchApp()
  const { page } = started
  await page.setViewportSize({ width: 1280, height: 800 })
  const picture = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) })
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, priceList())
  await page.getByRole('button', { name: 'Continue to the columns' }).click()
  await picture('mapping')
  await page.getByRole('button', { name: 'Check 4 rows' }).click()
  await expect(page.getByText('1 picture is on pictures.invalid.')).toBeVisible()
  await expect(page.getByText('2 pictures were found beside the file')).toBeVisible()
  await expect(page.getByText('1 picture is not beside the file: foto/nergens.jpg.')).toBeVisible()
  await expectAccessible(page)
  await picture('comparison')
  await page.getByRole('button', { name: /^Import 4 products/ }).click()
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Fetch from pictures.invalid' })).toBeVisible()
  await picture('receipt')
  await page.getByRole('button', { name: 'Show the products' }).click()
  const rowOf = (sku: string) => page.locator('.products-grid [role="row"]').filter({ hasText: sku }).locator('img')
  await expect(rowOf('TAS-1').first()).toBeVisible({ timeout: 60_000 })
  await expect(rowOf('TAS-2').first()).toBeVisible()
  await picture('grid')
  await started.quit()
})
