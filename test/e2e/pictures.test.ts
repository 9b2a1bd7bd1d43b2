import { expect, test } from '@playwright/test'
import { launchApp } from './support/app.ts'

test('pictures in the sheet are small versions, made in the background and shown as they come', async () => {
  const { page, quit } = await launchApp()
  const picture = page.locator('.ag-row .thumbnail:visible').first()
  await expect(picture).toBeVisible()
  expect(await picture.getAttribute('src')).toMatch(/^app:\/\/etalage\/thumbnail\/[0-9a-f]{64}$/)
  const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width, { timeout: 60_000 }).toBe(400)
  await page.screenshot({ path: test.info().outputPath('sheet.png') })
  await quit()
})
