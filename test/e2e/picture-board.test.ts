import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { createEngine } from '../../src/engine/app.ts'
import { createCatalogue } from '../../src/engine/create-catalogue.ts'
import type { PictureTruth } from '../support/picture-folder.ts'
import { makePictureFolder, pictureProducts } from '../support/picture-folder.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { dropFile } from './support/files.ts'
import { openGrid } from './support/grid.ts'

// C10 and C11: a supplier's folder of 320 pictures on the review board, in one window.
const folder = temporaryFolder()
const products = pictureProducts()
const drop = join(folder.path, 'Hazelhorst fotos')
let truth: PictureTruth
let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 420_000 })

test.beforeAll(async () => {
  test.setTimeout(420_000)
  truth = await makePictureFolder(drop, products)
  started = await launchApp({ args: [await shopWithProducts()] })
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
})

test.afterAll(async () => {
  await started.quit()
  folder.remove()
})

async function shopWithProducts(): Promise<string> {
  const catalogue = join(folder.path, 'Hazelhorst.etalage')
  const migrations = resolve('db/migrations')
  const folders = { starter: resolve('db/starter'), demo: resolve('db/demo'), media: resolve('resources/sample') }
  createCatalogue({ catalogue, content: 'empty', migrations, folders })
  const engine = await createEngine({ catalogue, migrations })
  const { rejections } = await engine.call('catalogue.applyIntents', {
    requestId: 'products',
    intents: products.map(({ sku, ean, name }) => {
      return { kind: 'create-product', family: 'general', sku, texts: { ean, 'name/nl_NL': name } }
    }),
  })
  expect(rejections).toEqual([])
  await engine.close()
  return catalogue
}

const picture = (step: string): Promise<Buffer> => page.screenshot({ path: test.info().outputPath(`${step}.png`) })
const column = (name: string): Locator => page.getByRole('region', { name, exact: true })
const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const current = (): Locator => column('To decide').locator('li[aria-current]')
const hashOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(drop, path)))
    .digest('hex')

test('C10: a dropped folder of 320 pictures is parted into four columns with exact counts, and nothing is attached yet', async () => {
  await openGrid(page)
  await dropFile(page, drop)
  await expect(column('Matched').getByRole('heading')).toHaveText('Matched 294', { timeout: 300_000 })
  await expect(column('Look-alikes').getByRole('heading')).toHaveText('Look-alikes 12')
  await expect(column('To decide').getByRole('heading')).toHaveText('To decide 14')
  await expect(column('Problems').getByRole('heading')).toHaveText('Problems 14')
  await expect(column('Problems').getByText(/Under 500 px/)).toHaveCount(8)
  const small = column('Matched').getByRole('listitem').first().locator('img')
  await expect.poll(() => small.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  await expect(button('Attach 294 pictures')).toBeEnabled()
  await expectAccessible(page)
  await picture('c10-board')
  // A look-alike stands beside what it looks like.
  const [copy = '', original = ''] = [...truth.copies][0] ?? []
  const pair = column('Look-alikes')
    .getByRole('listitem')
    .filter({ hasText: copy.slice('export/'.length) })
  await expect(pair.locator('img')).toHaveCount(2)
  await expect(pair.locator('img').nth(1)).toHaveAttribute('src', new RegExp(hashOf(original)))
})

test('C11: the 14 are decided by keyboard, one decision is taken back and made again, and another product is searched', async () => {
  for (let at = 0; at < 14; at++) {
    await expect(current()).toHaveAttribute('aria-posinset', String(at + 1))
    const name = (await current().locator('[title$=".jpg"]').textContent()) ?? ''
    const guesses = await current()
      .getByRole('button', { name: /HZ-\d+/ })
      .allTextContents()
    const right = guesses.findIndex((text) => text.includes(truth.byWords.get(name) ?? 'nothing'))
    expect([name, right], guesses.join(' | ')).not.toEqual([name, -1])
    await page.keyboard.press(String(right + 1))
  }
  await expect(button('Attach 308 pictures')).toBeVisible()
  await page.keyboard.press('u')
  await expect(button('Attach 307 pictures')).toBeVisible()
  await expect(current()).toHaveAttribute('aria-posinset', '14')
  await page.keyboard.press('n')
  await expect(button('Attach 307 pictures')).toBeVisible()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await expect(current()).toHaveAttribute('aria-posinset', '14')
  const name = (await current().locator('[title$=".jpg"]').textContent()) ?? ''
  const sku = truth.byWords.get(name) ?? ''
  await page.keyboard.press('/')
  await page.keyboard.type(sku)
  await page.getByRole('option', { name: new RegExp(sku) }).click()
  await expect(button('Attach 308 pictures')).toBeVisible()
  await picture('c11-decided')
})

test('C11: accepted, the pictures are in the grid in their order, and one undo takes all of them back', async () => {
  await button('Attach 308 pictures').click()
  await expect(page.getByRole('heading', { name: 'Attached', exact: true })).toBeVisible({ timeout: 300_000 })
  const numbers = page.locator('dl').filter({ hasText: 'left out' })
  await expect(numbers).toContainText('308')
  await expect(numbers).toContainText('288')
  await expect(numbers).toContainText('12')
  await expectAccessible(page)
  await picture('c11-receipt')
  await button('Show the products').click()
  const grid = await openGrid(page)
  await grid.search('HZ-1255')
  await expect(grid.cell(0, 'sku')).toHaveText('HZ-1255')
  await expect(grid.cell(1, 'sku')).toHaveCount(0)
  await grid.bringIntoView('image')
  const sources = (name: string): Promise<(string | null)[]> =>
    grid
      .cell(0, name)
      .locator('img:visible')
      .evaluateAll((images) => images.map((image) => image.getAttribute('src')))
  const address = (path: string): string => `app://etalage/thumbnail/${hashOf(path)}`
  await expect.poll(() => sources('image')).toEqual([address('HZ-1255/1.jpg')])
  await picture('c11-grid')
  await grid.goTo(0, 'sku')
  await page.keyboard.press('Control+i')
  const inOrder = [1, 2, 3].map((number) => address(`HZ-1255/${number}.jpg`))
  const onCard = (): Promise<(string | null)[]> =>
    page
      .getByRole('complementary')
      .locator('img')
      .evaluateAll((images) => images.map((image) => image.getAttribute('src')))
  await expect.poll(async () => (await onCard()).slice(-3)).toEqual(inOrder)
  await page.keyboard.press('Escape')
  await page.locator('[data-tour="nav-media"]').click()
  await button('Take it back').click()
  await expect(page.getByRole('heading', { name: 'Taken back' })).toBeVisible({ timeout: 60_000 })
  await page.locator('[data-tour="nav-products"]').click()
  await expect.poll(() => sources('image')).toEqual([])
})
