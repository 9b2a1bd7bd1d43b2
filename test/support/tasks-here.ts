import type { EngineServices } from '../../src/engine/runtime/services.ts'
import { serveTask } from '../../src/engine/runtime/task.ts'
import { tasks } from '../../src/engine/tasks.ts'
import { fromWireError } from '../../src/shared/errors.ts'

/** Tasks in this very process: the tests of the task host have them in their own. */
export const tasksHere: EngineServices['tasks'] = {
  run: <Output>(name: string, input: unknown, options?: { onProgress?: (progress: unknown) => void }) =>
    new Promise<Output>((resolve, reject) => {
      void serveTask(tasks, { name, input }, (message) => {
        if (message.type === 'progress') options?.onProgress?.(message.progress)
        else if (message.type === 'done') resolve(message.output as Output) // the task's own type
        else reject(Object.assign(fromWireError(message.error), message.stack === null ? {} : { stack: message.stack }))
      })
    }),
}
