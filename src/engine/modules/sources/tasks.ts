import type { Task } from '../../runtime/task.ts'
import { fetchTask, probeTask, tidyTask } from './fetch/fetch-task.ts'
import { pictureTask } from './pictures/picture-task.ts'
import { copyTask } from './folder/copy-task.ts'

/** What sources do in task processes. Apart from the module, so that such a process loads no more than it needs. */
export const sourceTasks: readonly Task<never, unknown>[] = [fetchTask, probeTask, tidyTask, copyTask, pictureTask]
