import { AppError } from '../../src/shared/errors.ts'
import type { Task } from '../../src/engine/runtime/task.ts'
import { serveTaskThread } from '../../src/engine/entry/serve-task-thread.ts'

/** Worker file with tasks that do what a hostile or damaged file makes a parser do. */
const tasks: readonly Task<never, unknown>[] = [
  task('double', async (input: number, report) => {
    report('half way')
    return input * 2
  }),
  task('refuse', () => Promise.reject(new AppError('source-unreadable', 'Password?', { reason: 'password' }))),
  task('bug', () => Promise.reject(new Error('a bug'))),
  task('bug in a callback', () => {
    setTimeout(() => {
      throw new Error('a late bug')
    }, 1)
    return new Promise(() => {})
  }),
  task('fill the heap', async () => {
    const kept: unknown[] = []
    for (;;) kept.push(Array.from({ length: 10_000 }, Math.random))
  }),
  task('fill buffers', async () => {
    const kept: Buffer[] = []
    for (;;) kept.push(Buffer.alloc(1 << 20, 1))
  }),
  task('never end', async () => {
    for (;;);
  }),
  task('break the process', async () => process.kill(process.pid, 'SIGSEGV')),
]

serveTaskThread(tasks)

function task<Input>(name: string, run: Task<Input, unknown>['run']): Task<never, unknown> {
  return { name, run }
}
