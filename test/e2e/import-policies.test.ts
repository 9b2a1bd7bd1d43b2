import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
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

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
})
test.afterAll(async () => {
  await started.quit()
  folder.remove()
})

const button = (name: RegExp | string) => page.getByRole('button', { name })
const picture = (name: string): Promise<Buffer> => page.screenshot({ path: test.info().outputPath(`${name}.png`) })

function file(name: string, lines: readonly string[]): string {
  const path = join(folder.path, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

/** The name of the nth of 48 lamps; the last eleven change by more than ten percent, the one before by exactly ten. */
const sku = (at: number): string => `POL-${String(at + 1).padStart(2, '0')}`
const laterPrice = (at: number): string => (at < 36 ? '105,00' : at === 36 ? '110,00' : `${111 + at},50`)
const lamps = Array.from({ length: 48 }, (_, at) => at)

test('C8: 37 prices take effect and 11 wait; a row that names two products waits for a person; an empty cell clears', async () => {
  const header = 'SKU;EAN;Naam;Verkoopprijs;Omschrijving'
  const first = file('lamps.csv', [
    header,
    ...lamps.map((at) => `${sku(at)};;Lamp ${at + 1};100,00;Een lamp`),
    'POL-X1;4006381333931;Kap een;20,00;Een kap',
    'POL-X2;5901234123457;Kap twee;20,00;Een kap',
  ])
  const later = file('lamps later.csv', [
    header,
    ...lamps.map((at) => `${sku(at)};;Lamp ${at + 1};${laterPrice(at)};${at === 0 ? '' : 'Een lamp'}`),
    'POL-X1;5901234123457;Kap welke;20,00;Een kap',
  ])
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, first)
  await button('Continue to the columns').click()
  await button('Check 50 rows').click()
  await button(/^Import 50 products/).click()
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()

  await test.step('what an empty cell means is said in the row of its column', async () => {
    await dropFile(page, later)
    await button('Continue to the columns').click()
    const empty = page.getByRole('combobox', { name: 'Empty cells of Omschrijving' })
    await expect(empty).toContainText('Empty: keep ours')
    await empty.click()
    await page.getByRole('option', { name: 'Empty: clear ours' }).click()
    await expect(empty).toContainText('Empty: clear ours')
    await picture('empty-cells')
  })

  await test.step('both kinds of doubt are told above the rows', async () => {
    await button('Check 49 rows').click()
    await expect(page.getByText('11 prices change by more than 10%.')).toBeVisible()
    await expect(page.getByText('1 row names two products at once.')).toBeVisible()
    await picture('comparison')
  })

  await test.step('the rules of the import are one form; what is compared follows them', async () => {
    const open = async () => {
      await button('Rules…').click()
      return page.getByRole('dialog', { name: 'Rules of this import' })
    }
    const rules = await open()
    const limit = rules.getByLabel('Changes a lot: by more than (%)')
    await expect(limit).toHaveValue('10')
    await limit.fill('a lot')
    await expect(rules.getByRole('button', { name: 'Compare by these rules' })).toBeDisabled()
    await limit.fill('60')
    await expectAccessible(page)
    await picture('rules')
    await rules.getByRole('button', { name: 'Compare by these rules' }).click()
    await expect(page.getByText('prices change by more than')).toBeHidden()
    const again = await open()
    await expect(again.getByLabel('Changes a lot: by more than (%)')).toHaveValue('60')
    await again.getByLabel('Changes a lot: by more than (%)').fill('10')
    await again.getByRole('button', { name: 'Compare by these rules' }).click()
    await expect(page.getByText('11 prices change by more than 10%.')).toBeVisible()
  })

  await test.step('the row of two products is shown alone, and is the one that a person says', async () => {
    const notice = page.getByRole('alert').filter({ hasText: 'names two products' })
    await notice.getByRole('button', { name: 'Show these rows' }).click()
    const cells = page.locator('.products-grid .ag-cell').filter({ hasText: 'POL-X1' })
    await expect(cells).toHaveCount(1)
    await cells.click()
    await expect(button('It is POL-X1')).toBeVisible()
    await expectAccessible(page)
    await picture('two-products')
    await button('It is POL-X2').click()
    await expect(page.getByText('names two products at once')).toBeHidden()
  })

  await test.step('prices that jump are told with old, new and percent', async () => {
    const notice = page.getByRole('status').filter({ hasText: '11 prices change' })
    await notice.getByRole('button', { name: 'Show these rows' }).click()
    const cells = page.locator('.products-grid .ag-cell').filter({ hasText: 'POL-38' })
    await cells.click()
    await expect(page.getByText('The price would go from 100.00 to 148.50, +48.5%')).toBeVisible()
  })

  await test.step('the receipt leads to what waits; a chosen price enters alone', async () => {
    await button(/^Import \d+ products/).click()
    await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()
    await expect(page.getByText('11 prices wait for approval.')).toBeVisible()
    await button('Look at them…').click()
    const dialog = page.getByRole('dialog', { name: 'Prices that wait for approval' })
    await expect(dialog.getByRole('row').filter({ hasText: 'POL-38' })).toContainText('+48.5%')
    await expectAccessible(page)
    await picture('approval')
    await page.evaluate(() => window.desktop.setTheme('dark'))
    await picture('approval-dark')
    await page.evaluate(() => window.desktop.setTheme('system'))
    await dialog.getByRole('button', { name: 'Choose none' }).click()
    await dialog.getByRole('checkbox', { name: /^Choose POL-38/ }).click()
    await dialog.getByRole('button', { name: 'Approve 1 price' }).click()
    await expect(page.getByText('1 price approved.')).toBeVisible()
    await expect(dialog.getByRole('row').filter({ hasText: 'POL-38' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page.getByText('10 prices wait for approval.')).toBeVisible()
  })

  await test.step('the history leads there, too, and the rest enters as one step', async () => {
    const call = await engineClient(page)
    const columns = ['sku', 'price/EUR', 'description/webshop/nl_NL'].map((column) => ({ column }))
    const values = async () => {
      const query = { filter: 'sku starts with POL-', search: '', sort: [] }
      const { rows } = await call('catalogue.gridPage', {
        viewKey: 'policies',
        query,
        columns,
        from: 0,
        count: 60,
        refresh: true,
      })
      return new Map(rows.map(([key, ...rest]) => [String(key), rest]))
    }
    const before = await values()
    expect([...before.values()].filter(([price]) => price === 105 || price === 110)).toHaveLength(37)
    expect(before.get('POL-38')?.[0]).toBe(148.5)
    expect(before.get('POL-39')?.[0]).toBe(100)
    expect(before.get('POL-01')?.[1]).toBeNull()
    expect((await call('import.heldPrices', { from: 0, count: 1 })).total).toBe(10)

    await button('History').click()
    await button('Look at them…').click()
    await button('Approve 10 prices').click()
    await expect(page.getByText('10 prices approved.')).toBeVisible()
    await expect(page.getByText('Approved 10 prices')).toBeVisible()
    expect((await values()).get('POL-39')?.[0]).toBe(149.5)
  })
})

test('products that a supplier delivers no more are phased out with one click, and another brings them back', async () => {
  const call = await engineClient(page)
  const status = async (): Promise<unknown> => {
    const query = { filter: 'sku starts with SLP-0207', search: '', sort: [] }
    const columns = [{ column: 'status' }]
    const asked = { viewKey: 'gone', query, columns, from: 0, count: 1, refresh: true }
    return (await call('catalogue.gridPage', asked)).rows[0]?.[0]
  }
  await page.locator('[data-tour="nav-import"]').click()
  await dropFile(page, resolve('resources/sample/supplier-hazelhorst-price-list.xlsx'))
  await button('Continue to the columns').click()
  await button(/^Check \d+ rows/).click()
  await button(/^Import \d+ products/).click()
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()
  const before = await status()
  await dropFile(page, resolve('resources/sample/supplier-hazelhorst-later.xlsx'))
  await button('Continue to the columns').click()
  await button(/^Check \d+ rows/).click()
  await expect(page.getByText(/^4 products of the last file/)).toBeVisible()
  expect(await status()).toBe(before)
  await button('Phase them out').click()
  await expect(page.getByText('4 products are being phased out.')).toBeVisible()
  expect(await status()).toBe('phase-out')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(status).toBe(before)
})
