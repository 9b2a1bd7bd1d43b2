import { resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp } from './support/app.ts'
import { chooseInDialogs } from './support/files.ts'

let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test.beforeAll(async () => {
  started = await launchApp()
  page = started.page
})

test.afterAll(() => started.quit())

const picture = (step: string): Promise<Buffer> => page.screenshot({ path: test.info().outputPath(`${step}.png`) })
const library = (): Locator => page.getByRole('listbox', { name: 'Pictures' })
const details = (): Locator => page.getByRole('complementary', { name: 'Details of the file' })
const chip = (name: string): Locator => page.getByRole('group', { name: 'What is shown' }).getByRole('button', { name })
const width = (image: Locator) => image.evaluate((element: HTMLImageElement) => element.naturalWidth)

test('pictures in the sheet are small versions, made in the background and shown as they come', async () => {
  const small = page.locator('.ag-row .thumbnail:visible').first()
  await expect(small).toBeVisible()
  expect(await small.getAttribute('src')).toMatch(/^app:\/\/etalage\/thumbnail\/[0-9a-f]{64}$/)
  await expect.poll(() => width(small), { timeout: 60_000 }).toBe(400)
  await picture('sheet')
})

test('the library shows every file once, found by name, part and key, with what is known of it', async () => {
  await page.locator('[data-tour="nav-media"]').click()
  await expect(library().getByRole('option').first()).toBeVisible()
  await expect.poll(() => width(library().locator('img').first()), { timeout: 60_000 }).toBe(400)
  await chip('Documents').click()
  await expect(library().locator('img')).toHaveCount(0)
  await library().getByRole('option').first().click()
  await expect(details().getByText('Kind of document')).toBeVisible()
  await picture('library-document')
  await chip('All').click()
  await page.getByRole('searchbox', { name: 'Search file names…' }).fill('tunnel-tent')
  await expect(library().getByRole('option').first()).toContainText('tunnel-tent')
  await expect(library().getByRole('option').last()).toContainText('tunnel-tent')
  await library().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(library().getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2')
  await expect(details().getByText('800 × 800 px')).toBeVisible()
  await expect(details().getByRole('heading', { name: /^On \d+ products?$/ })).toBeVisible()
  await expectAccessible(page)
  await picture('library')
})

test('what a picture shows is said in each language, and Ctrl+Z takes it back', async () => {
  const text = details().getByRole('textbox', { name: 'English' })
  const before = await text.inputValue()
  await text.fill('A blue mat beside a tent')
  await details().getByRole('button', { name: 'Save' }).click()
  await expect(details().getByRole('button', { name: 'Save' })).toBeDisabled()
  await library().focus()
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(before)
})

test('a picture is replaced everywhere in one step, and one undo brings it back', async () => {
  const used = details().getByRole('heading', { name: /^On (\d+|no) products?$/ })
  const before = await used.textContent()
  await chooseInDialogs(started.app, resolve('test/fixtures/pictures/odd/gray.jpg'))
  await details().getByRole('button', { name: 'Replace everywhere…' }).click()
  await expect(page.getByText(/^Replaced on \d+ products?$/)).toBeVisible()
  await expect(used).toHaveText('On no product')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(used).toHaveText(before ?? '')
})
