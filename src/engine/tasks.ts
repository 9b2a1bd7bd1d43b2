import type { Task } from './runtime/task.ts'
import { laterTasks } from './runtime/task.ts'

/**
 * Every task that a task process can do; modules that read foreign bytes add theirs. A process does one of them and
 * loads the code of no other: with the whole engine it took 0.7 s of CPU longer to be up.
 */
export const tasks: readonly Task<never, unknown>[] = [
  ...laterTasks(
    ['import.stage', 'import.look', 'import.lookAtSeveral'],
    async () => (await import('./modules/import/tasks.ts')).importTasks,
  ),
  ...laterTasks(['media.look', 'media.gather'], async () => {
    const { mediaTasks } = await import('./modules/media/tasks.ts')
    // Archives are opened by the code that opens workbooks; it is loaded where there is one.
    return mediaTasks(async function* unpack(...given) {
      const { unpackArchive } = await import('./modules/import/tasks.ts')
      yield* unpackArchive(...given)
    })
  }),
  ...laterTasks(
    ['sources.fetch', 'sources.probe', 'sources.tidy', 'sources.copy', 'sources.fetchPictures'],
    async () => (await import('./modules/sources/tasks.ts')).sourceTasks,
  ),
]
