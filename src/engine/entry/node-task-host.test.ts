import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeTaskHost } from './node-task-host.ts'

const host = nodeTaskHost(join(import.meta.dirname, '../../../test/support/naughty-tasks.ts'))

test('a task answers and reports on the way', async () => {
  const reports: unknown[] = []
  expect(await host.run('double', 21, { onProgress: (report) => reports.push(report) })).toBe(42)
  expect(reports).toEqual(['half way'])
})

test("a task's refusal keeps its code and reason", async () => {
  await expect(host.run('refuse', null)).rejects.toMatchObject({
    code: 'source-unreadable',
    details: { reason: 'password' },
  })
})

test.each(['bug', 'bug in a callback'])('a %s rises as a bug, with its stack', async (name) => {
  await expect(host.run(name, null)).rejects.toMatchObject({ name: 'Error', stack: expect.stringMatching(/bug/) })
})

test.each(['fill the heap', 'fill buffers'])('a task that wants to %s is stopped at its limit', async (name) => {
  await expect(host.run(name, null, { memoryMb: 64 })).rejects.toMatchObject({
    code: 'source-unreadable',
    details: { reason: 'out-of-memory' },
  })
})

test('a task that reports nothing for too long is stopped', async () => {
  await expect(host.run('never end', null, { idleTimeoutMs: 1_000 })).rejects.toMatchObject({
    code: 'source-unreadable',
    details: { reason: 'too-slow' },
  })
})

test('a task in a tight loop is cancelled at once', async () => {
  const abort = new AbortController()
  const running = host.run('never end', null, { signal: abort.signal })
  setTimeout(() => abort.abort(), 500)
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
})

test('a task that takes its process down harms nobody else', async () => {
  await expect(host.run('break the process', null)).rejects.toMatchObject({ details: { reason: 'crashed' } })
  expect(await host.run('double', 1)).toBe(2)
})
