import { Worker } from 'node:worker_threads'
import { toWireError } from '../../shared/errors.ts'
import type { FromTask, ToTask } from '../runtime/task.ts'
import { OUT_OF_MEMORY } from '../runtime/task-host.ts'
import type { ElectronPort } from './electron-ports.ts'
import { parentPort } from './electron-ports.ts'

// Start of a task process: `task <memory in MB> <worker file>`. The work runs in a worker thread, because that is what
// a heap limit holds for (Electron ignores --max-old-space-size for its processes, docs/toolchain.md); this thread
// stays free to watch the memory that a heap limit does not see: buffers, pictures.

/** Beside the heap: the runtime itself, buffers, the picture library. */
const OUTSIDE_HEAP_MB = 512
const WATCH_MS = 50

const [memoryMb, workerFile] = [Number(process.argv.at(-2)), process.argv.at(-1) ?? '']
const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
let post: (message: FromTask) => void = () => {}

worker.on('message', (message: FromTask) => post(message))
worker.on('error', (error: Error & { code?: string }) => {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') process.exit(OUT_OF_MEMORY)
  post({ type: 'failed', error: toWireError(error, 'task'), stack: error.stack ?? null })
})
setInterval(() => {
  if (process.memoryUsage.rss() > (memoryMb + OUTSIDE_HEAP_MB) * 2 ** 20) process.exit(OUT_OF_MEMORY)
}, WATCH_MS).unref()

const electron = parentPort<ElectronPort>()
if (electron) {
  electron.on('message', ({ ports }) => {
    const port = ports[0]
    if (!port) return
    post = (message) => port.postMessage(message)
    port.on('message', ({ data }) => worker.postMessage(data))
    port.start()
  })
} else {
  post = (message) => process.send?.(message)
  process.on('message', (message: ToTask) => worker.postMessage(message))
}
