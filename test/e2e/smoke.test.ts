import { expect, test } from '@playwright/test'
import { launchApp } from './support/app.ts'

test('opens a window whose page talks to the engine', async () => {
  const started = await launchApp()
  await expect(started.page.getByRole('navigation').getByRole('button', { name: 'Products' })).toBeVisible()
  expect(await started.enginePid()).not.toBeNull()
  await started.quit()
})
