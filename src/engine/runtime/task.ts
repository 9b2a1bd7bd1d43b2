import type { WireError } from '../../shared/errors.ts'
import { AppError, toWireError } from '../../shared/errors.ts'

/**
 * Work on foreign bytes, done in a process of its own (services.ts, TaskHost). A task knows paths and plain input,
 * never the catalogue; what it reports as progress also tells that it is alive.
 */
export interface Task<Input, Output> {
  readonly name: string
  run(input: Input, report: (progress: unknown) => void): Promise<Output>
}

/** Tasks by their names, whose code is loaded when one of them is wanted. */
export function laterTasks(
  names: readonly string[],
  load: () => Promise<readonly Task<never, unknown>[]>,
): Task<never, unknown>[] {
  return names.map((name) => ({
    name,
    run: async (input, report) => {
      const task = (await load()).find((candidate) => candidate.name === name)
      if (!task) throw new Error(`There is no task ${name}`)
      return task.run(input, report)
    },
  }))
}

export interface ToTask {
  readonly name: string
  readonly input: unknown
}

export type FromTask =
  | { readonly type: 'progress'; readonly progress: unknown }
  | { readonly type: 'done'; readonly output: unknown }
  | { readonly type: 'failed'; readonly error: WireError; readonly stack: string | null }

/** Runs the one task a process was started for, and answers over its channel. */
export async function serveTask(
  tasks: readonly Task<never, unknown>[],
  { name, input }: ToTask,
  post: (message: FromTask) => void,
): Promise<void> {
  try {
    const task = tasks.find((candidate) => candidate.name === name)
    if (!task) throw new Error(`There is no task ${name}`)
    post({ type: 'done', output: await task.run(input as never, (progress) => post({ type: 'progress', progress })) })
  } catch (error) {
    const stack = error instanceof AppError || !(error instanceof Error) ? null : (error.stack ?? null)
    post({ type: 'failed', error: toWireError(error, `task-${name}`), stack })
  }
}
