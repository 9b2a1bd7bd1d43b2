import { expect, test } from '@playwright/test'
import { launchApp, temporaryFolder } from './support/app.ts'

test('rows made high for their pictures keep the place, and stay so the next day', async () => {
  const folder = temporaryFolder()
  const first = await launchApp({ profile: folder.path })
  const height = () => first.page.locator('.ag-row').first().boundingBox()
  await expect.poll(async () => (await height())?.height).toBe(28)
  await first.page.locator('.ag-row [col-id="name"]').first().click()
  await first.page.keyboard.press('Control+End')
  await expect(first.page.locator('.ag-row[row-index="340"]')).toBeVisible()

  await first.page.getByRole('button', { name: 'Columns' }).click()
  await first.page.getByRole('combobox', { name: 'Row height' }).click()
  await first.page.getByRole('option', { name: 'For pictures' }).click()
  await first.page.keyboard.press('Escape')
  await expect.poll(async () => (await height())?.height).toBe(64)
  await expect(first.page.locator('.ag-row[row-index="0"]')).toBeHidden()
  await expect(first.page.locator('.ag-row[row-index="325"]')).toBeVisible()
  const picture = first.page.locator('.ag-row .thumbnail:visible').first()
  await expect.poll(async () => (await picture.boundingBox())?.height).toBe(60)
  await first.page.screenshot({ path: test.info().outputPath('pictures.png') })
  await first.quit()

  const second = await launchApp({ profile: folder.path })
  const again = second.page.locator('.ag-row').first()
  await expect.poll(async () => (await again.boundingBox())?.height).toBe(64)
  await second.quit()
  folder.remove()
})
