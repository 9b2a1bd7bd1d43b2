import { AppError, fromWireError } from '../../shared/errors.ts'
import type { TaskHost, TaskOptions } from './services.ts'
import type { FromTask, ToTask } from './task.ts'

/** A process started for one task: made by child_process.fork in plain Node, by utilityProcess in Electron. */
export interface TaskProcess {
  post(message: ToTask): void
  onMessage(listener: (message: FromTask) => void): void
  /** Also after `kill`; the exit code, null when a signal ended it. */
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

/** Exit code of a task process that went over its memory limit. */
export const OUT_OF_MEMORY = 77

const DEFAULT_MEMORY_MB = 512
const DEFAULT_IDLE_TIMEOUT_MS = 60_000

/** Runs tasks one process each; the process is gone when the promise settles, whatever happened in it. */
export function createTaskHost(start: (memoryMb: number) => TaskProcess): TaskHost {
  return {
    run: <Output>(
      name: string,
      input: unknown,
      { signal, onProgress, memoryMb = DEFAULT_MEMORY_MB, idleTimeoutMs = DEFAULT_IDLE_TIMEOUT_MS }: TaskOptions = {},
    ) =>
      new Promise<Output>((resolve, reject) => {
        signal?.throwIfAborted()
        const child = start(memoryMb)
        let timer: NodeJS.Timeout | undefined
        const settle = (finish: () => void): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', abort)
          child.kill()
          finish()
        }
        const abort = (): void => settle(() => reject(new AppError('cancelled', 'Cancelled.')))
        const tooSlow = (): void =>
          settle(() =>
            reject(
              new AppError(
                'source-unreadable',
                'Reading this file took too long and was stopped. Save it again from the program that made it, or split it.',
                { reason: 'too-slow' },
              ),
            ),
          )
        const alive = (): void => {
          clearTimeout(timer)
          timer = setTimeout(tooSlow, idleTimeoutMs)
        }
        signal?.addEventListener('abort', abort, { once: true })
        child.onMessage((message) => {
          if (message.type === 'progress') {
            alive()
            onProgress?.(message.progress)
          } else if (message.type === 'done') {
            settle(() => resolve(message.output as Output)) // the task's own type, known to the caller by its name
          } else {
            settle(() =>
              reject(Object.assign(fromWireError(message.error), message.stack ? { stack: message.stack } : {})),
            )
          }
        })
        child.onExit((code) => settle(() => reject(deathOf(code))))
        alive()
        child.post({ name, input })
      }),
  }
}

function deathOf(code: number | null): AppError {
  if (code === OUT_OF_MEMORY)
    return new AppError(
      'source-unreadable',
      'Reading this file needed more memory than is safe and was stopped. It may be damaged or made to do harm.',
      { reason: 'out-of-memory' },
    )
  return new AppError(
    'source-unreadable',
    'Reading this file broke the reader. It may be damaged; save it again from the program that made it.',
    { reason: 'crashed', code: code ?? 'killed' },
  )
}
