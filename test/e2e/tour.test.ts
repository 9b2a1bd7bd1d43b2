import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { launchApp, temporaryFolder } from './support/app.ts'

test.describe.configure({ timeout: 180_000 })

test('a newcomer takes the tour with the Next button, and does one step alone', async () => {
  const { page, quit } = await launchApp()
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('button', { name: 'Take the guided tour' }).click()
  const panel = page.getByRole('region', { name: 'Guided tour' })
  const next = page.locator('[data-tour="next"]')
  await expect(panel).toContainText('Step 1 of 12')
  await expectAccessible(page)
  await next.click()
  await expect(panel).toContainText('A supplier sends a file')
  await next.click()
  await expect(panel).toContainText('The file is understood')
  await page.getByRole('button', { name: 'Continue to the columns' }).click() // the person is quicker
  await next.click()
  await expect(panel).toContainText('See it before it happens')
  for (const title of [
    'Import it, in one step',
    'Correct a cell',
    'Take it back',
    'What is missing',
    'A shop to practise on',
    'Compare with the shop',
    'Publish',
    'That was the whole job',
  ]) {
    await next.click()
    await expect(panel.getByRole('heading', { name: title, exact: true })).toBeVisible({ timeout: 60_000 })
  }
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(panel).toBeHidden()
  await expect(page.locator('[data-tour="publish-receipt"]')).toBeVisible()
  await quit()
})

test('the tour is left at any step, by its cross or by Escape', async () => {
  const { page, quit } = await launchApp()
  const panel = page.getByRole('region', { name: 'Guided tour' })
  for (const leave of [
    () => page.getByRole('button', { name: 'End the tour' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('button', { name: 'Take the guided tour' }).click()
    await expect(panel).toBeVisible()
    await leave()
    await expect(panel).toBeHidden()
  }
  await quit()
})

test('unattended, it reports every step with its numbers and a picture, and ends by itself', async () => {
  const folder = temporaryFolder()
  const { app } = await launchApp({ args: ['--tour', `--out=${folder.path}`] })
  let said = ''
  app.process().stdout?.on('data', (text: Buffer) => (said += text.toString()))
  const code = await new Promise((ended) => app.process().once('exit', ended))
  expect(said).toContain('The tour is done')
  expect(code).toBe(0)
  expect(said).toMatch(/^05 .*\(read 60, new 15, changed 25, unchanged 17, skipped 3, rejected 0\)$/m)
  expect(said).toMatch(/^11 .*\(sent 11, .*failed 0/m)
  const pictures = join(folder.path, 'tour')
  expect(existsSync(pictures) ? readdirSync(pictures) : []).toHaveLength(12)
  folder.remove()
})
