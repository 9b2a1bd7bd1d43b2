import { expect, test } from '@playwright/test'
import { launchApp } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

test('the first start shows the app on an open catalogue, with nothing refused by its own policy', async () => {
  const started = await launchApp()
  const complaints: string[] = []
  started.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  started.page.on('pageerror', (error) => complaints.push(error.message))
  const call = await engineClient(started.page)

  expect((await call('jobs.list', {})).jobs).toEqual([])
  const state = await started.page.evaluate(() => window.desktop.state())
  expect(state).toMatchObject({ engine: 'ready', catalogue: { status: 'open' }, theme: 'system' })
  await expect(started.page).toHaveTitle(/Etalage/)
  const { page } = started
  const tooltip = page.locator('[data-tooltip]')
  await page.getByRole('button', { name: 'Dashboard' }).hover()
  await expect(tooltip, 'what a button is for, and its key').toHaveText('DashboardCtrl2')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).hover()
  await expect(tooltip, 'in a dialog, too').toHaveText('Close')
  expect(complaints).toEqual([])
  await started.quit()
})
