// Hands on what comes, as the engine's router does: from the window to the thread, and back.
import { Worker } from 'node:worker_threads'

const reader = new Worker(new URL('reader.mjs', import.meta.url))
process.parentPort.on('message', ({ ports: [port] }) => {
  port.on('message', ({ data }) => reader.postMessage(data))
  reader.on('message', (piece) => port.postMessage(piece))
  port.start()
})
