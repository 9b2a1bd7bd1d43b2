import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { createCatalogue } from '../../src/engine/create-catalogue.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const openDashboard = (page: Page): Promise<void> => page.locator('[data-tour="nav-dashboard"]').click()

test.describe('on the sample', () => {
  let started: TestApp
  let page: Page

  test.beforeAll(async () => {
    started = await launchApp()
    page = started.page
    await openDashboard(page)
  })
  test.afterAll(() => started.quit())

  test('says the same numbers as the engine, for every channel and language', async () => {
    const call = await engineClient(page)
    await openDashboard(page)
    const { scopes } = await call('quality.summary', {})
    expect(scopes.length).toBeGreaterThan(2)
    for (const { channel, locale, products, complete } of scopes) {
      const language = { nl_NL: 'Dutch', en_GB: 'English', fr_FR: 'French' }[locale] ?? locale
      const name = new RegExp(
        `^${channel === 'till' ? 'Till' : 'Web shop'}, ${language}: .*; ${complete} of ${products}`,
      )
      await expect(page.getByRole('button', { name })).toBeVisible()
    }
    await expectAccessible(page)
  })

  test('shows the emptiest attribute first, and in another language other gaps', async () => {
    const missing = page.locator('[data-tour="quality-attributes"] tbody td:last-child')
    const counts = (await missing.allTextContents()).map(Number)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    await page.getByRole('button', { name: /^Web shop, French/ }).click()
    await expect(page.getByRole('button', { name: 'Show the 64 empty cells of Description' })).toBeVisible()
    await page.getByRole('button', { name: 'Show the 64 empty cells of Description' }).click()
    await expect(page.getByText(/^64 of /)).toBeVisible()
    await expect(page.locator('.ag-cell-focus')).toHaveAttribute('col-id', 'description')
    await expect(page.locator('.ag-cell-focus')).toHaveAttribute('aria-colindex', /\d+/)
  })

  test('narrows to one family by its name, and back', async () => {
    await openDashboard(page)
    const all = await page.locator('[data-tour="quality-attributes"] tbody tr').count()
    await page.getByRole('button', { name: 'Clothing', exact: true }).click()
    await expect(page.getByRole('combobox', { name: 'Family' })).toHaveText('Clothing')
    await expect.poll(() => page.locator('[data-tour="quality-attributes"] tbody tr').count()).toBeLessThan(all)
    await page.getByRole('button', { name: 'Clothing', exact: true }).click()
    await expect(page.getByRole('combobox', { name: 'Family' })).toHaveText('All families')
  })

  test('follows an edit made elsewhere by itself', async () => {
    const call = await engineClient(page)
    await openDashboard(page)
    const bar = (count: number) => page.getByRole('button', { name: new RegExp(`the ${count} empty cells? of Weight`) })
    const { attributes } = await call('quality.summary', { channel: 'webshop', locale: 'nl_NL' })
    const weight = attributes.find(({ attribute }) => attribute === 'weight')
    await expect(bar(weight?.missing ?? 0)).toBeVisible()
    const empty = await call('catalogue.gridPage', {
      viewKey: 'test',
      query: { filter: weight?.filter ?? '' },
      columns: [],
      from: 0,
      count: 1,
    })
    await call('catalogue.applyIntents', {
      requestId: 'from-elsewhere-1',
      intents: [{ kind: 'set-text', productId: empty.ids[0] ?? 0, column: 'weight', text: '1 kg' }],
    })
    await expect(bar((weight?.missing ?? 0) - 1)).toBeVisible()
  })

  test('leads to the products that no family asks anything of', async () => {
    const figure = page.getByRole('button', { name: 'Show them' })
    await figure.click()
    await expect(page.getByText(/^5 of /)).toBeVisible()
  })
})

test('an empty catalogue says what will be here and how it gets here', async () => {
  const folder = temporaryFolder()
  const catalogue = join(folder.path, 'empty.etalage')
  const folders = { starter: resolve('db/starter'), demo: resolve('db/demo'), media: resolve('resources/sample') }
  createCatalogue({ catalogue, content: 'empty', migrations: resolve('db/migrations'), folders })
  const { page, quit } = await launchApp({ args: [catalogue] })
  await openDashboard(page)
  await expect(page.getByRole('heading', { name: 'No products yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Import a file' }).click()
  await expect(page.getByRole('heading', { name: 'Bring in a supplier’s file' })).toBeVisible()
  await expectAccessible(page)
  await quit()
  folder.remove()
})
