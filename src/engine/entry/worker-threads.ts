import { Worker } from 'node:worker_threads'
import type { OnUpgrade } from '../../shared/upgrade.ts'
import type { CommitEvent } from '../store/store.ts'
import type { FromThread, Threads, WorkerLike } from '../runtime/threads.ts'
import { workerThreads } from '../runtime/threads.ts'
import type { ThreadRole } from '../runtime/thread.ts'
import type { ThreadData } from './thread.ts'

/**
 * For what a thread has just made and will soon forget, in MB. Left to itself V8 takes 48 per thread, of which an import
 * fills every byte: 110 MB more for the process, and no faster.
 */
const YOUNG_GENERATION_MB = 8

export interface WorkerThreadsOptions extends Omit<ThreadData, 'role'> {
  /** thread.ts, or what the build made of it. */
  readonly file: string
  readonly onDeath: (role: ThreadRole) => void
  readonly onUpgrade?: OnUpgrade
}

/** Opens the engine's threads as Node worker threads, in Electron and in plain Node alike. */
export function openWorkerThreads(
  { file, onDeath, onUpgrade, ...data }: WorkerThreadsOptions,
  onCommit: (event: CommitEvent) => void,
): Promise<Threads> {
  const start = (role: ThreadRole): WorkerLike => {
    const worker = new Worker(file, {
      workerData: { ...data, role } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    })
    return {
      postMessage: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', (message: FromThread) => listener(message)),
      onExit: (listener) => void worker.on('exit', listener),
      terminate: () => worker.terminate(),
    }
  }
  return workerThreads(start, onCommit, onDeath, onUpgrade)
}
