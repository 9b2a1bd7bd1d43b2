import type { FromTask, ToTask } from '../runtime/task.ts'
import { serveTask } from '../runtime/task.ts'
import { tasks } from '../tasks.ts'

/** Start of a task process: one message in, progress and one answer out. It is killed from outside when done. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: ToTask }) => void): void
  postMessage(message: FromTask): void
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort // Electron's utilityProcess has it
if (parentPort)
  parentPort.on('message', ({ data }) => void serveTask(tasks, data, (message) => parentPort.postMessage(message)))
else process.once('message', (message: ToTask) => void serveTask(tasks, message, (answer) => process.send?.(answer)))
