import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../test/support/catalogue.ts'
import type { FromEngine } from '../../shared/rpc.ts'
import { sourceMigrations } from '../app.ts'
import { sourceContent } from '../create-catalogue.ts'
import { systemClock } from '../runtime/clock.ts'
import { openCatalogues } from './catalogues.ts'
import type { ElectronPort } from './electron-ports.ts'
import { windowPort } from './electron-ports.ts'

/** A window's end of a line to the engine, and the port that the engine gets. */
function line(): {
  port: ElectronPort
  send(message: unknown): void
  heard: FromEngine[]
  answered(id: number): Promise<void>
} {
  const { port1, port2 } = new MessageChannel()
  const heard: FromEngine[] = []
  const waiting = new Map<number, () => void>()
  port1.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => {
    heard.push(data)
    if (data.type === 'reply') waiting.get(data.id)?.()
  })
  port1.start()
  const port: ElectronPort = {
    postMessage: (message) => port2.postMessage(message),
    on: (event: string, listener: (given: never) => void) => {
      port2.addEventListener(event, (given) => listener(given as never))
    },
    start: () => port2.start(),
  }
  const answered = (id: number): Promise<void> => new Promise((resolve) => waiting.set(id, resolve))
  return { port, heard, send: (message) => port1.postMessage(message), answered }
}

test('a window that connects while the catalogue is being opened hears of every change once', async () => {
  const catalogues = openCatalogues({
    services: {
      clock: systemClock,
      fetch: globalThis.fetch,
      tasks: { run: () => Promise.reject(new Error('no tasks here')) },
      secrets: { get: () => Promise.resolve(null) },
      tickets: { resolve: () => null },
      practiceShop: { start: () => Promise.reject(new Error('no shop here')) },
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
    actor: 'ann',
    migrations: sourceMigrations,
    content: sourceContent,
    threadFile: join(import.meta.dirname, 'thread.ts'),
    onThreadDeath: () => {},
  })
  const window = line()
  const opening = catalogues.open(join(tempFolder(), 'shop.etalage'), 'empty')
  catalogues.connect(windowPort(window.port))
  const answered = window.answered(1)
  const input = { requestId: 'request-1', intents: [{ kind: 'create-product', sku: 'TENT-1' }] }
  window.send({ type: 'call', id: 1, op: 'catalogue.applyIntents', input })
  await opening
  await answered
  const changes = window.heard.filter(
    (message) => message.type === 'event' && message.event.type === 'catalogue.changed',
  )
  expect(window.heard.find(({ type }) => type === 'reply')).toMatchObject({ ok: true })
  expect(changes).toHaveLength(1)
  await catalogues.close()
})
