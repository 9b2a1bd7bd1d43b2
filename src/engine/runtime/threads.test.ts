import { expect, test } from 'vitest'
import type { ThreadRole } from './thread.ts'
import type { FromThread, WorkerLike } from './threads.ts'
import { workerThreads } from './threads.ts'

/** A thread that is ready at once and answers every call with its role. */
function thread(role: ThreadRole): WorkerLike {
  let tell: (message: FromThread) => void = () => {}
  return {
    onMessage: (listener) => (tell = listener),
    postMessage: (message) => tell('open' in message ? { ready: true } : { id: message.id, ok: true, output: role }),
    onExit: () => {},
    terminate: async () => undefined,
  }
}

test('a window that starts has a thread to write and one to read; the others start when they are called', async () => {
  const started: ThreadRole[] = []
  const start = (role: ThreadRole): WorkerLike => {
    started.push(role)
    return thread(role)
  }
  const threads = await workerThreads(
    start,
    () => {},
    () => {},
  )
  expect(started).toEqual(['writer', 'reader'])
  expect(await threads.run('scanner', 'any', {})).toBe('scanner')
  expect(started).toEqual(['writer', 'reader', 'scanner'])
  await threads.close()
})
