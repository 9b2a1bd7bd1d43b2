import { parentPort } from 'node:worker_threads'
import type { Task, ToTask } from '../runtime/task.ts'
import { serveTask } from '../runtime/task.ts'

/** Start of the thread that does the work inside a task process; it does one task. */
export function serveTaskThread(tasks: readonly Task<never, unknown>[]): void {
  if (!parentPort) throw new Error('This file is the start of a worker thread.')
  const process = parentPort
  process.once('message', (message: ToTask) => {
    void serveTask(tasks, message, (answer) => process.postMessage(answer))
  })
}
