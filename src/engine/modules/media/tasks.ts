import type { Task } from '../../runtime/task.ts'
import type { Unpack } from './drop/gather-task.ts'
import { gatherTask } from './drop/gather-task.ts'
import { lookTask } from './look/look-task.ts'

/** What a task process does for the media (engine/tasks.ts loads this file there, and nowhere else). */
export function mediaTasks(unpack: Unpack): readonly Task<never, unknown>[] {
  return [lookTask, gatherTask(unpack)]
}
