import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { TestApp } from './support/app.ts'
import { launchApp, temporaryFolder } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'
import { openGrid } from './support/grid.ts'

test('a person makes a new catalogue, goes back to the old one, and is told when a file is none', async () => {
  const folder = temporaryFolder()
  const started = await launchApp()
  const call = await engineClient(started.page)
  const { products } = await call('catalogue.info', {})
  expect(products).toBeGreaterThan(0)

  await answerDialogs(started, join(folder.path, 'Spring.etalage'))
  expect(await started.page.evaluate(() => window.desktop.catalogue.create({ isSample: false }))).toBe(true)
  await expect.poll(() => catalogueOf(started)).toEqual({ status: 'open', name: 'Spring' })
  expect((await call('catalogue.info', {})).products).toBe(0)

  const broken = join(folder.path, 'Broken.etalage')
  writeFileSync(broken, 'sku;price\n1;2\n'.repeat(1_000))
  await answerDialogs(started, broken)
  expect(await started.page.evaluate(() => window.desktop.catalogue.open())).toBe(true)
  await expect
    .poll(() => catalogueOf(started))
    .toMatchObject({ status: 'failed', name: 'Broken', error: { code: 'storage-corrupt' } })
  await expect(call('catalogue.info', {})).rejects.toThrow('unavailable')

  const recent = await started.page.evaluate(() => window.desktop.catalogue.recent())
  expect(recent.map(({ name }) => name)).toEqual(['Spring', 'Sample catalogue'])
  await started.page.evaluate((id) => window.desktop.catalogue.openRecent(id), recent[1]?.id ?? '')
  await expect.poll(() => catalogueOf(started)).toEqual({ status: 'open', name: 'Sample catalogue' })
  expect((await call('catalogue.info', {})).products).toBe(products)
  await openGrid(started.page)
  await started.quit()
  folder.remove()
})

test('a dialog that is closed changes nothing', async () => {
  const started = await launchApp()
  await expect.poll(() => catalogueOf(started)).toEqual({ status: 'open', name: 'Sample catalogue' })
  await answerDialogs(started, null)
  const answers = await started.page.evaluate(async () => [
    await window.desktop.catalogue.create({ isSample: true }),
    await window.desktop.catalogue.open(),
    await window.desktop.openFileDialog('import'),
    await window.desktop.saveFileDialog('receipt', 'receipt.csv'),
  ])
  expect(answers).toEqual([false, false, null, null])
  expect(await catalogueOf(started)).toEqual({ status: 'open', name: 'Sample catalogue' })
  await started.quit()
})

function catalogueOf(started: TestApp): Promise<unknown> {
  return started.page.evaluate(async () => (await window.desktop.state()).catalogue)
}

/** The system's dialogs cannot be clicked by a test: they answer this path from now on, or are closed. */
function answerDialogs(started: TestApp, path: string | null): Promise<void> {
  return started.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)
}
