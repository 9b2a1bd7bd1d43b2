import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { SshServer } from '../support/ssh-daemon.ts'
import { startSsh } from '../support/ssh-daemon.ts'
import { expectAccessible } from './support/accessible.ts'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'

// From the form to the file that was fetched, with a real server of SFTP on this computer.
const SECRET = 'hush-4711'
const prices = 'SKU;Naam;Verkoopprijs\nHAZ-1;Tent Hazel;199,95\nHAZ-2;Tarp Hazel;49,95\n'
const folder = temporaryFolder()
let ssh: SshServer
let started: TestApp
let page: Page

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async () => {
  ssh = await startSsh({ '/exports/prices.csv': { text: prices } })
  started = await launchApp({ profile: folder.path })
  page = started.page
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.locator('[data-tour="nav-sources"]').click()
})

test.afterAll(async () => {
  await started.quit()
  await ssh.close()
  folder.remove()
})

const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
const fill = (label: string, text: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(text)
const picture = (step: string): Promise<Buffer> => page.screenshot({ path: test.info().outputPath(`${step}.png`) })

test('a server of SFTP gets no password before somebody has trusted its key, and then the file is found and fetched', async () => {
  await press('SFTP: Set up…')
  await fill('Name', 'Tents')
  await fill('Server', '127.0.0.1')
  await fill('Port', String(ssh.port))
  await fill('User name', 'erp_user')
  await fill('Password', SECRET)
  await fill('File', '/exports/prices.csv')
  await press('Save and test')
  await expect(page.getByText('A server we do not know yet')).toBeVisible()
  await expect(page.getByText(/^SHA256:/)).toBeVisible()
  expect(ssh.tried).toEqual([])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'This is the right server' }).scrollIntoViewIfNeeded()
  await picture('sftp-first-time')
  await press('This is the right server')
  await expect(page.getByText('Found prices.csv')).toBeVisible()
  expect(ssh.tried).toContain(`password ${SECRET}`)
  await press('Open the source')
  await press('Run now')
  await expect(page.getByRole('row').filter({ hasText: 'prices.csv' })).toContainText('Waits for your look')
})

test('another key than the trusted one is refused before any password, and the way on is to trust the new one', async () => {
  const { port } = ssh
  await ssh.close()
  ssh = await startSsh({ '/exports/prices.csv': { text: prices } }, { port })
  await press('Run now')
  await expect(page.getByRole('row').filter({ hasText: 'is not the one you trusted' })).toContainText(
    'ask the supplier',
  )
  await page.getByRole('tab', { name: 'Settings' }).click()
  await press('Test connection')
  await expect(page.getByText('The server shows another key than before')).toBeVisible()
  expect(ssh.tried).toEqual([])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'This is the right server' }).scrollIntoViewIfNeeded()
  await picture('sftp-changed-key')
  await press('This is the right server')
  await expect(page.getByText('Found prices.csv')).toBeVisible()
})
