import { expect, test } from '@playwright/test'
import { launchApp } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

test('a killed engine comes back by itself and the same window talks to it again', async () => {
  const started = await launchApp()
  const call = await engineClient(started.page)
  await call('jobs.list', {})
  const before = await started.enginePid()
  expect(before).not.toBeNull()

  process.kill(Number(before), 'SIGKILL')

  await expect.poll(() => started.enginePid()).not.toBe(before)
  await expect.poll(() => call('jobs.list', {}).then(() => 'answers', String)).toBe('answers')
  await started.quit()
})

test('an engine that dies three times in a minute is given up until the person asks for it', async () => {
  const started = await launchApp()
  const state = (): Promise<string> => started.page.evaluate(async () => (await window.desktop.state()).engine)
  for (let death = 1; death <= 3; death++) {
    await expect.poll(state).toBe('ready')
    process.kill(Number(await started.enginePid()), 'SIGKILL')
    await expect.poll(state).not.toBe('ready')
  }
  await expect.poll(state).toBe('failed')

  await started.page.evaluate(() => window.desktop.restartEngine())

  await expect.poll(state).toBe('ready')
  await started.quit()
})
