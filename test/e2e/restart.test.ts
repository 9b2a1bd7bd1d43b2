import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@playwright/test'
import { launchApp, temporaryFolder } from './support/app.ts'

test('the second start remembers catalogue, appearance and the place of the window', async () => {
  const folder = temporaryFolder()
  const first = await launchApp({ profile: folder.path })
  await expect.poll(() => first.page.evaluate(async () => (await window.desktop.state()).catalogue.status)).toBe('open')
  const recent = await first.page.evaluate(() => window.desktop.catalogue.recent())
  await first.page.evaluate(() => window.desktop.setTheme('dark'))
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1100, height: 700 }),
  )
  await first.quit()

  const second = await launchApp({ profile: folder.path })
  await expect
    .poll(() => second.page.evaluate(async () => (await window.desktop.state()).catalogue.status))
    .toBe('open')
  expect(await second.page.evaluate(() => window.desktop.catalogue.recent())).toEqual(recent)
  expect(await second.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  const size = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(size).toMatchObject({ width: 1100, height: 700 })
  await second.quit()
  folder.remove()
})

test('starting the app twice on one profile leaves one running, which comes to the front', async () => {
  const folder = temporaryFolder()
  const first = await launchApp({ profile: folder.path })
  const executable = await first.app.evaluate(({ app }) => app.getPath('exe'))
  await first.app.evaluate(({ app }) => {
    app.once('second-instance', () => Object.assign(globalThis, { secondStart: true }))
  })
  const flags = (process.env['APP_ELECTRON_FLAGS'] ?? '').split(' ').filter(Boolean)

  const second = spawn(executable, [...flags, '.', `--user-data=${folder.path}`], { stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]

  expect(code).toBe(0)
  expect(await first.app.evaluate(() => 'secondStart' in globalThis)).toBe(true)
  await first.quit()
  folder.remove()
})
