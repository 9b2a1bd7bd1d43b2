import type { Task } from '../../runtime/task.ts'
import { describeTask } from './staging/describe-task.ts'
import { lookTask } from './staging/look-task.ts'
import { stageTask } from './staging/stage-task.ts'

export { unpackArchive } from './readers/zip/unpack-archive.ts'

/** What the import does in task processes. Apart from the module, so that such a process loads no more than it needs. */
export const importTasks: readonly Task<never, unknown>[] = [stageTask, describeTask, lookTask]
