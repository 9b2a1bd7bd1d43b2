import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { PracticeShop } from '../../src/server/practice-shop/index.ts'
import { startPracticeShop } from '../../src/server/practice-shop/index.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, sampleOf, temporaryFolder } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

// A shop of somebody else's, as far as the app can tell: it is reached over HTTP, with a key and a secret.
const folder = temporaryFolder()
let shop: PracticeShop
let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  shop = await startPracticeShop({ key: 'key-of-the-shop', secret: 'hush-hush-4711', perSecond: 0 })
  started = await launchApp({ profile: folder.path })
  page = started.page
  await page.locator('[data-tour="nav-publish"]').click()
})

test.afterAll(async () => {
  await started.quit()
  await shop.stop()
  folder.remove()
})

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
const chip = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) })

test('a shop that is not filled in is not saved, and each field says what it wants', async () => {
  await expect(page.getByRole('heading', { name: 'Publish without an account' })).toBeVisible()
  await expectAccessible(page)
  await press('Connect…')
  await press('Save and test')
  for (const words of ['Give the shop a name.', 'The key is needed.', 'The secret is needed.']) {
    await expect(page.getByText(words)).toBeVisible()
  }
  await page.getByText('Advanced').click()
  await page.getByLabel('Other address').fill('http://shop.example')
  await expect(page.getByText('Plain http is for this computer only')).toBeVisible()
  await expectAccessible(page)
})

test('a wrong secret is said in words, and the right one shows the shop, its languages and its limits', async () => {
  await page.getByRole('textbox', { name: 'Name' }).fill('Bergwinkel')
  await page.getByLabel('API key').fill(shop.key)
  await page.getByLabel('API secret').fill('not it')
  await page.getByLabel('Other address').fill(shop.origin)
  await press('Save and test')
  await expect(page.getByText('The shop could not be asked')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('no longer accepts the login')

  await page.getByLabel('API secret').fill(shop.secret)
  await press('Save and test')
  await expect(page.getByText(/^Connected with/)).toBeVisible()
  const result = page.getByRole('region').filter({ hasText: 'Connected with' })
  for (const fact of ['default', 'in 5 minutes', 'in an hour', 'in a day'])
    await expect(result.last()).toContainText(fact)
  await expect(page.getByLabel('API secret')).toHaveValue('')
  await expectAccessible(page)
})

test('the secret is in no file of the catalogue', () => {
  const catalogue = readFileSync(sampleOf(folder.path))
  let wal = Buffer.alloc(0)
  try {
    wal = readFileSync(`${sampleOf(folder.path)}-wal`)
  } catch {
    // checkpointed already
  }
  expect(catalogue.includes('key-of-the-shop') || wal.includes('key-of-the-shop')).toBe(true)
  expect(catalogue.includes('hush-hush-4711') || wal.includes('hush-hush-4711')).toBe(false)
})

test('a field is fed from another attribute, and the record that would be sent shows it at once', async () => {
  await press('Done')
  await page.getByRole('tab', { name: 'Fields' }).click()
  const record = page.getByRole('region', { name: 'What would be sent' })
  await expect(record.locator('pre')).toContainText('title')
  const row = page.getByRole('row').filter({ hasText: 'Extra field 1' })
  await row.getByRole('combobox').fill('season')
  await page.getByRole('option').first().click()
  await expect(record.locator('pre')).toContainText('data01')
  await expectAccessible(page)
})

test('what is not ready says what it lacks, and leads to the empty cell', async () => {
  await page.locator('[data-tour="nav-products"]').click()
  await press('Filter as text')
  await page.keyboard.type('family = tents')
  await page.keyboard.press('Enter')
  await page.locator('[data-tour="nav-publish"]').click()
  await page.getByRole('tab', { name: 'Compare and publish' }).click()
  await page.getByRole('combobox', { name: 'Which products' }).click()
  await page.getByRole('option', { name: 'The filtered products of the grid' }).click()
  await press('Compare with the shop')
  const ready = Number(/\d+/.exec((await chip('New').textContent()) ?? '')?.[0])
  await chip('Not ready').click()
  await page.getByRole('row').filter({ hasText: 'TEN-0112' }).click()
  await expect(page.getByRole('complementary')).toContainText('Required and empty: Weight')
  await expectAccessible(page)
  await press('Fix Weight')
  await expect(page.locator('[row-index="0"] .ag-cell[col-id="sku"]')).toHaveText('TEN-0112')
  await expect(page.locator('.ag-cell-focus')).toHaveAttribute('col-id', 'weight')
  await page.keyboard.type('3,1 kg')
  await page.keyboard.press('Enter')
  await page.locator('[data-tour="nav-publish"]').click()
  await press('Compare again')
  await expect(chip('New')).toHaveText(`New${ready + 1}`)
})

test('a shop that cannot be reached stops the run in words, and it goes on where it was', async () => {
  // So slow that the run is not over before a busy machine comes to press Stop.
  shop.setFaults('slow:500ms')
  await press(/^Publish \d+ products/)
  await expect(page.getByText('Publishing to Bergwinkel', { exact: true })).toBeVisible()
  await expect(chip('Sent')).not.toContainText('Sent 0')
  await press('Stop')
  await expect(page.getByText('Stopped. What was sent stays sent.')).toBeVisible()
  await expectAccessible(page)
  shop.setFaults('lost-answer:0.08,500:0.05,truncated:0.03,seed=7')
  await press('Go on')
  await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible({ timeout: 90_000 })
  shop.setFaults('none')
  await expectAccessible(page)
  while (await page.getByRole('button', { name: /^Send (it|\d+) again/ }).isVisible()) {
    await press(/^Send (it|\d+) again/)
    await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible({ timeout: 60_000 })
  }
  shop.assertNoFlaws()
})

test('every run is kept with its receipt, and a second comparison has nothing to send', async () => {
  await press('Compare again')
  await expect(page.getByRole('button', { name: 'Nothing to publish' })).toBeDisabled()
  await page.getByRole('tab', { name: 'Earlier runs' }).click()
  await expectAccessible(page)
  const done = page.getByRole('row').filter({ hasText: 'done' }).first()
  await done.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: /^(Published|Nothing was sent)/ })).toBeVisible()
})

test('a connection is removed after asking, and the shop stays as it is', async () => {
  const calls = shop.calls.length
  await page.getByRole('tab', { name: 'Connection' }).click()
  await press('Remove…')
  await expect(page.getByRole('dialog')).toContainText('The shop itself stays as it is.')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Publish without an account' })).toBeVisible()
  const call = await engineClient(page)
  expect((await call('publish.connections', {})).connections).toEqual([])
  expect(shop.calls).toHaveLength(calls)
})
