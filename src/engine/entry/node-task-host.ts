import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { TaskHost } from '../runtime/services.ts'
import { createTaskHost } from '../runtime/task-host.ts'

/** Task processes under plain Node: the command line and tests. */
export function nodeTaskHost(): TaskHost {
  return createTaskHost((memoryMb) => {
    const child = fork(join(import.meta.dirname, 'task.ts'), {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return {
      post: (message) => void child.send(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    }
  })
}
