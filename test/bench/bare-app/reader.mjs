// Answers a question with the text it was given before, in pieces as the engine's threads send them (shared/rpc.ts).
import { parentPort } from 'node:worker_threads'

const PIECE = 30_000
let answer = ''
parentPort.on('message', (message) => {
  if (typeof message === 'string') {
    answer = message
    return
  }
  for (let from = 0; from < answer.length; from += PIECE)
    parentPort.postMessage({ text: answer.slice(from, from + PIECE), isLast: from + PIECE >= answer.length })
})
