import { expect, test } from 'vitest'
import type { FromEngine, PortLike, ToEngine } from './rpc.ts'
import { createClient, replyPieces } from './rpc.ts'

/** A window whose engine answers each call with what `answers` has for its operation, a piece of each call in turn. */
function windowWith(answers: Readonly<Record<string, unknown>>) {
  const { port1, port2 } = new MessageChannel()
  const open: Generator<FromEngine>[] = []
  port2.addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
    open.push(replyPieces(data.id, JSON.stringify(answers[data.op])))
    if (open.length < Object.keys(answers).length) return
    for (let isMore = true; isMore;) {
      isMore = false
      for (const pieces of open) {
        const next = pieces.next()
        if (next.done) continue
        isMore = true
        port2.postMessage(next.value)
      }
    }
  })
  port2.start()
  const port: PortLike = {
    postMessage: (message) => port1.postMessage(message),
    onMessage: (listener) => {
      port1.addEventListener('message', ({ data }) => listener(data))
      port1.start()
    },
  }
  const client = createClient()
  client.attach(port)
  return { client, close: () => port1.close() }
}

test('a long page arrives whole, letters of two halves included, while another answer comes between its pieces', async () => {
  const rows = Array.from({ length: 900 }, (_, row) => [`tent ${row} € 12,50 🏕️`.repeat(6), row, null])
  const { client, close } = windowWith({
    'catalogue.gridPage': { total: rows.length, rows },
    'catalogue.gridRow': { index: 7 },
  })
  const query = { filter: '', search: '', sort: [] }
  const page = client.call('catalogue.gridPage', { viewKey: 'grid', query, columns: [], from: 0, count: 900 })
  const row = client.call('catalogue.gridRow', { viewKey: 'grid', query, productId: 7 })
  expect(await row).toEqual({ index: 7 })
  expect(await page).toEqual({ total: 900, rows })
  close()
})
