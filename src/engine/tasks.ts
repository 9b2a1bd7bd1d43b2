import type { Task } from './runtime/task.ts'

/** Every task that a task process can do; modules that read foreign bytes add theirs. */
export const tasks: readonly Task<never, unknown>[] = []
