import type { FromEngineControl } from '../../shared/control.ts'
import type { TaskHost } from '../runtime/services.ts'
import { createTaskHost } from '../runtime/task-host.ts'
import type { FromTask, ToTask } from '../runtime/task.ts'
import type { ElectronPort } from './electron-ports.ts'

export interface ElectronTaskHost extends TaskHost {
  /** Main has forked the process: this is the line to it. */
  started(taskId: number, port: ElectronPort): void
  ended(taskId: number, code: number): void
}

interface Pending {
  port: ElectronPort | null
  readonly queued: ToTask[]
  readonly messages: ((message: FromTask) => void)[]
  readonly exits: ((code: number | null) => void)[]
}

/** Task processes in the app. Main forks and kills them for us; what is said between goes past it. */
export function electronTaskHost(tell: (message: FromEngineControl) => void): ElectronTaskHost {
  const pending = new Map<number, Pending>()
  let nextId = 1
  const host = createTaskHost((memoryMb) => {
    const taskId = nextId++
    const task: Pending = { port: null, queued: [], messages: [], exits: [] }
    pending.set(taskId, task)
    tell({ type: 'task-wanted', taskId, memoryMb })
    return {
      post: (message) => {
        if (task.port) task.port.postMessage(message)
        else task.queued.push(message)
      },
      onMessage: (listener) => void task.messages.push(listener),
      onExit: (listener) => void task.exits.push(listener),
      kill: () => tell({ type: 'task-unwanted', taskId }),
    }
  })
  return {
    ...host,
    started: (taskId, port) => {
      const task = pending.get(taskId)
      if (!task) return
      task.port = port
      port.on('message', ({ data }) => {
        for (const listener of task.messages) listener(data as FromTask) // entry/task.ts is the only other end
      })
      port.start()
      for (const message of task.queued.splice(0)) port.postMessage(message)
    },
    ended: (taskId, code) => {
      const task = pending.get(taskId)
      pending.delete(taskId)
      for (const listener of task?.exits ?? []) listener(code)
    },
  }
}
