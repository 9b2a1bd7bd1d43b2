import { importTasks } from './modules/import/index.ts'
import { sourceTasks } from './modules/sources/index.ts'
import type { Task } from './runtime/task.ts'

/** Every task that a task process can do; modules that read foreign bytes add theirs. */
export const tasks: readonly Task<never, unknown>[] = [...importTasks, ...sourceTasks]
