import { join } from 'node:path'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { MessageChannelMain, utilityProcess } from 'electron'
import type { ToEngineControl } from '../../shared/control.ts'
import type { Log } from '../log.ts'

export interface TaskHost {
  start(taskId: number, memoryMb: number): void
  end(taskId: number): void
  endAll(): void
}

export interface TaskHostOptions {
  readonly log: Log
  readonly send: (message: ToEngineControl, ports?: MessagePortMain[]) => void
}

/**
 * Forks the processes in which the engine reads foreign bytes, and connects each with the engine by a port of their
 * own. A process ends when the engine says so, when it exceeds its own limits, or with the engine.
 */
export function createTaskHost({ log, send }: TaskHostOptions): TaskHost {
  const running = new Map<number, UtilityProcess>()

  const kill = (process: UtilityProcess): void => {
    if (process.pid === undefined) process.kill()
    else globalThis.process.kill(process.pid, 'SIGKILL') // a parser in a tight loop hears nothing softer
  }

  return {
    start: (taskId, memoryMb) => {
      const args = [String(memoryMb), join(import.meta.dirname, 'task-worker.js')]
      const task = utilityProcess.fork(join(import.meta.dirname, 'task.js'), args, { serviceName: 'Etalage task' })
      running.set(taskId, task)
      const { port1, port2 } = new MessageChannelMain()
      task.postMessage({ type: 'start' }, [port1])
      send({ type: 'task-started', taskId }, [port2])
      task.once('exit', (code) => {
        running.delete(taskId)
        if (code !== 0) log.info('task ended', { code })
        send({ type: 'task-ended', taskId, code })
      })
    },
    end: (taskId) => {
      const task = running.get(taskId)
      if (task) kill(task)
    },
    endAll: () => {
      for (const task of running.values()) kill(task)
      running.clear()
    },
  }
}
