import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Call, Input, JobName } from '../../src/shared/contract/index.ts'
import type { JobState } from '../../src/shared/contract/jobs.ts'
import { checkCatalogue, launchApp, sampleOf, temporaryFolder } from './support/app.ts'
import { engineClient } from './support/engine-client.ts'

const ROWS = 20_000

test('an import that the engine does not survive is in the catalogue whole or not at all', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'delivery.csv')
  const rows = Array.from({ length: ROWS }, (_, row) => `NEW-${row};Naam ${row};${row / 100}`)
  writeFileSync(file, ['sku;name/nl_NL;price/EUR', ...rows].join('\n'))
  const started = await launchApp()
  const call = await engineClient(started.page)
  const before = await call('catalogue.info', {})

  await started.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  const ticket = await started.page.evaluate(() => window.desktop.openFileDialog('import'))
  const staged = await run(call, 'import.stage', { ticket: ticket?.id ?? '' })
  const { importId } = staged.result as { importId: number }
  const plan = await run(call, 'import.plan', { importId })
  expect(plan.result).toMatchObject({ receipt: { read: ROWS, created: ROWS, rejected: 0 } })

  const { jobId } = await call('import.commit', { requestId: 'import-of-test', importId })
  const pid = Number(await started.enginePid())
  const written = await started.page.waitForFunction(rowsWritten, jobId)
  process.kill(pid, 'SIGKILL')
  expect(await written.jsonValue()).toBeLessThan(ROWS) // it was in the middle

  await expect.poll(() => call('jobs.get', { jobId }).then(({ state }) => state, String)).not.toMatch(/running|unavail/)
  const job = await call('jobs.get', { jobId })
  const added = (await call('catalogue.info', {})).products - before.products
  expect(job.state).not.toBe('done')
  expect(added).toBe(0)
  await started.quit()
  await checkCatalogue(sampleOf(started.profile))
  folder.remove()
})

/** Runs in the page: how far the job has told it is; 0 until it is under way. */
function rowsWritten(jobId: number): number {
  const told = window.testLine.events.filter((event) => event.type === 'job.progress' && event.jobId === jobId)
  return told.reduce((most, event) => Math.max(most, event.type === 'job.progress' ? event.progress.done : 0), 0)
}

/** Starts a job and waits for its end. */
async function run<K extends JobName>(call: Call, op: K, input: Input<K>): Promise<JobState> {
  const { jobId } = (await call(op, input)) as { jobId: number }
  let job = await call('jobs.get', { jobId })
  while (job.state === 'running') job = await call('jobs.get', { jobId })
  expect(job.error).toBeNull()
  return job
}
