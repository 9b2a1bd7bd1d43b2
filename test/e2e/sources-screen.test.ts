import { readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, sampleOf, temporaryFolder } from './support/app.ts'
import { chooseInDialogs } from './support/files.ts'

// A supplier's server, as far as the app can tell: it wants a token, and has a price list.
const SECRET = 'canary-token-4711'
/** Half a day away: no run of its own comes in between. */
const TIME = `${String((new Date().getHours() + 12) % 24).padStart(2, '0')}:00`
const folder = temporaryFolder()
const prices = 'SKU;Naam;Verkoopprijs\nHAZ-1;Tent Hazel;199,95\nHAZ-2;Tarp Hazel;49,95\n'
let isDown = false
let server: Server
let url = ''
let started: TestApp
let page: Page

function answer(request: IncomingMessage, response: ServerResponse): void {
  const status = isDown
    ? 503
    : request.url === '/open.csv' || request.headers.authorization === `Bearer ${SECRET}`
      ? 200
      : 401
  response.writeHead(status, { 'content-type': 'text/csv' })
  response.end(status === 200 ? prices : '')
}

test.describe.configure({ mode: 'serial', timeout: 300_000 })

test.beforeAll(async () => {
  server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prices.csv` // listens on TCP
  started = await launchApp({ profile: folder.path })
  page = started.page
  await page.locator('[data-tour="nav-sources"]').click()
})

test.afterAll(async () => {
  await started.quit()
  server.closeAllConnections()
  server.close()
  folder.remove()
})

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
const choose = async (label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('before there is a source the screen says what one is for, and what is missing in the form is said at its field', async () => {
  await expect(page.getByRole('heading', { name: 'Have price lists come by themselves' })).toBeVisible()
  await expectAccessible(page)
  await press('Web address: Set up…')
  await choose('Signing in', 'Token (Bearer)')
  await press('Save and test')
  for (const words of [
    'Give the source a name.',
    'An address looks like https://host/file.csv.',
    'This is needed to sign in.',
  ])
    await expect(page.getByText(words)).toBeVisible()
  await expectAccessible(page)
})

test('a wrong token is said in words, the right one finds the file, and neither is in a file of the catalogue', async () => {
  await page.getByLabel('Name', { exact: true }).fill('Hazelhorst')
  await page.getByLabel('Address', { exact: true }).fill(url)
  await page.getByLabel('Token', { exact: true }).fill('wrong')
  await choose('When', 'At a time of day')
  await page.getByLabel('Time', { exact: true }).fill(TIME)
  await expect(page.getByText(/^Then .* and /)).toBeVisible()
  await press('Save and test')
  await expect(page.getByRole('alert')).toContainText('127.0.0.1 does not accept the user name or the password')
  await page.getByLabel('Token', { exact: true }).fill(SECRET)
  await press('Save and test')
  await expect(page.getByText('Found prices.csv')).toBeVisible()
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue('')
  await expectAccessible(page)
  const files = [sampleOf(folder.path), `${sampleOf(folder.path)}-wal`]
    .map((path) => readFileSync(path, 'latin1'))
    .join('')
  expect(files).toContain('Hazelhorst')
  expect(files).not.toContain(SECRET)
})

test('what is fetched waits for a look, is taken in after it, and the history tells', async () => {
  await press('Open the source')
  await expect(page.getByText('Every run is listed here')).toBeVisible()
  await press('Run now')
  const row = page.getByRole('row').filter({ hasText: 'prices.csv' })
  await expect(row).toContainText('Waits for your look')
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Look at it' }).click()
  await press('Continue to the columns')
  await press(/^Check \d+ rows/)
  await press(/^Import \d+ products/)
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await page.locator('[data-tour="nav-sources"]').click()
  await expect(row).toContainText('Taken in')
  await expect(row).toContainText('2 new')
})

test('the list tells supplier, place, schedule, runs and state; a failed run says what to do', async () => {
  isDown = true
  await press('Run now')
  const failed = page.getByRole('row').filter({ hasText: 'Failed' })
  await expect(failed).toContainText('cannot answer at the moment', { timeout: 60_000 })
  isDown = false
  await press('All sources')
  const source = page.getByRole('row').filter({ hasText: 'Hazelhorst' })
  for (const words of ['Web address', `Daily at ${TIME}`, 'Failed']) await expect(source).toContainText(words)
  await expectAccessible(page)
})

test('the profile of the seed opens as a form, its password is asked for once, and the same JSON comes back without it', async () => {
  const seed = resolve('test/fixtures/catalogues/import-profile.json')
  await chooseInDialogs(started.app, seed)
  await press('Open a profile…')
  await expect(page.getByRole('heading', { name: 'From the profile “Daily_ERP_Price_Update”' })).toBeVisible()
  for (const [label, value] of [
    ['Name', 'Daily_ERP_Price_Update'],
    ['Server', 'ftp.example.com'],
    ['User name', 'erp_user'],
    ['File', '/erp_exports/prices.csv'],
    ['Time', '03:00'],
    ['Password', ''],
  ] as const)
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value)
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/Amsterdam')
  await expect(page.getByRole('combobox', { name: 'A row without an article number' })).toContainText('Skip the row')
  await expect(page.getByRole('combobox', { name: 'A value that cannot be taken' })).toContainText(
    'List it and leave it out',
  )
  const fields = page.getByRole('region', { name: 'Where the columns go' })
  await expect(fields.getByRole('row')).toHaveCount(4)
  await expect(fields.getByLabel('Column 1', { exact: true })).toHaveValue('SKU')
  await expect(fields.getByRole('button', { name: 'Field 1 tells the products apart' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(fields.getByRole('combobox', { name: 'Where field 3 goes' })).toHaveValue(
    'last_updated (made with the first file)',
  )
  await expect(page.getByText('The password in the profile was not taken along.')).toBeVisible()
  await expectAccessible(page)

  // Its fields are changed without a delivery, and tried on a file: nothing is written.
  await press('Add a column')
  await press('Save and test')
  await expect(fields.getByRole('alert')).toContainText('A field that goes to')
  await fields.getByLabel('Column 4', { exact: true }).fill('Omschrijving')
  await fields.getByRole('combobox', { name: 'Where field 4 goes' }).fill('Name (Dutch)')
  await page.getByRole('option').first().click()
  await fields.getByRole('button', { name: 'Move field 4 up' }).click()
  await expect(fields.getByLabel('Column 3', { exact: true })).toHaveValue('Omschrijving')
  const delivery = join(folder.path, 'erp.csv')
  writeFileSync(delivery, 'SKU;ERP_Price;Omschrijving\nERP-1;12,50;tent\nERP-2;zeven;tarp\n')
  await chooseInDialogs(started.app, delivery)
  await press('Try on a file…')
  const trial = page.getByRole('region', { name: 'Try on a file' })
  await expect(trial).toContainText('Nothing was written.')
  await expect(trial.getByRole('row').filter({ hasText: 'zeven' })).toBeVisible()
  await expect(
    fields.getByRole('row').filter({ has: page.getByRole('combobox', { name: 'Where field 3' }) }),
  ).toContainText('tent · tarp')
  await press(/Steps of field 3/)
  await page.getByRole('button', { name: 'Add a step' }).click()
  await page.getByRole('menuitem', { name: 'Capital and small letters' }).click()
  const steps = page.getByRole('dialog')
  await expect(steps.getByRole('region', { name: 'Samples from the file' })).toContainText('Tent')
  await expectAccessible(page)
  await steps.getByRole('button', { name: 'Keep the steps' }).click()
  await trial.scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('fields.png') })
  await expectAccessible(page)

  // A server of this computer that nobody runs: nothing leaves the machine, and the cause is told in words.
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Port', { exact: true }).fill('1')
  await page.getByLabel('Password', { exact: true }).fill('your_ftp_password')
  await press('Save and test')
  await expect(page.getByRole('alert')).toContainText('does not answer on this port')
  const back = join(folder.path, 'back.json')
  await press('Open the source')
  await chooseInDialogs(started.app, back)
  await press('Save as a profile…')
  await expect(page.getByText('Saved as back.json')).toBeVisible()
  const before = JSON.parse(readFileSync(seed, 'utf8')) as {
    ftpDetails: Record<string, unknown>
    fieldMappings: object[]
  }
  const { password: _password, ...details } = before.ftpDetails
  expect(JSON.parse(readFileSync(back, 'utf8'))).toEqual({
    ...before,
    ftpDetails: { ...details, host: '127.0.0.1', port: 1 },
    fieldMappings: [
      ...before.fieldMappings.slice(0, 2),
      { sourceField: 'Omschrijving', targetAttribute: 'name/nl_NL', steps: [{ kind: 'case', to: 'sentence' }] },
      ...before.fieldMappings.slice(2),
    ],
  })
  await press('Remove…')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Daily_ERP' })).toHaveCount(0)
})

test('a run that was missed while the app was closed is made up for at the next start, and told', async () => {
  await press('New source')
  await page.getByLabel('Name', { exact: true }).fill('Nightly')
  await page.getByLabel('Address', { exact: true }).fill(url.replace('prices', 'open'))
  await choose('When', 'At a time of day')
  await choose('What becomes of it', 'Taken in where nothing is unsure')
  await press('Save and test')
  await expect(page.getByText('Found open.csv')).toBeVisible()
  await started.quit()
  const catalogue = new Database(sampleOf(folder.path))
  catalogue.prepare("UPDATE source SET next_run_at = '2026-01-01T02:00:00.000Z' WHERE name = 'Nightly'").run()
  catalogue.close()
  started = await launchApp({ profile: folder.path })
  page = started.page
  await expect(page.getByText(/^Nightly: open.csv/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/It was due .* when Etalage was not open/)).toBeVisible()
  await page.locator('[data-tour="nav-sources"]').click()
  await page.getByRole('button', { name: 'Nightly' }).click()
  const run = page.getByRole('row').filter({ hasText: 'made up for' })
  await expect(run).toContainText('open.csv')
  await expect(run).toContainText('Was due')
  await expectAccessible(page)
})
