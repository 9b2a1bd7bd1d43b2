import { fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { join } from 'node:path'
import type { TaskHost } from '../runtime/services.ts'
import { createTaskHost } from '../runtime/task-host.ts'

/** Task processes under plain Node: the command line and tests. `workerFile` is for tests that bring their own tasks. */
export function nodeTaskHost(workerFile = join(import.meta.dirname, 'task-worker.ts')): TaskHost {
  return createTaskHost((memoryMb) => {
    const compiled = getCompileCacheDir()
    const child = fork(join(import.meta.dirname, 'task.ts'), [String(memoryMb), workerFile], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // What we need not compile again, the child need not either.
      ...(compiled === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: compiled } }),
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
