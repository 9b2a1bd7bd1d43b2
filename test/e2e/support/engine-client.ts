import type { Page } from '@playwright/test'
import type { Call } from '../../../src/shared/contract/index.ts'
import type { DesktopApi } from '../../../src/shared/desktop.ts'

/**
 * A line to the engine of a test's own, beside the window's: asked for and used the way every page does it. It gets
 * a new port by itself after an engine restart; calls under way then reject.
 */
export async function engineClient(page: Page): Promise<Call> {
  await page.evaluate(connectInPage)
  return (op, input) =>
    page.evaluate(({ op: name, input: value }) => window.testCall(name, value), { op, input }) as never // by the contract
}

declare global {
  interface Window {
    readonly desktop: DesktopApi<File>
    testCall(op: string, input: unknown): Promise<unknown>
  }
}

async function connectInPage(): Promise<void> {
  let port: MessagePort | null = null
  let nextId = 1
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>()
  const ready = Promise.withResolvers<void>()
  window.addEventListener('message', ({ data, ports }) => {
    if (data?.type !== 'etalage:engine-port' || !ports[0]) return
    for (const call of waiting.values()) call.reject(new Error('unavailable'))
    waiting.clear()
    port = ports[0]
    port.addEventListener('message', ({ data: message }) => {
      const call = message.type === 'reply' ? waiting.get(message.id) : undefined
      waiting.delete(message.id)
      if (message.ok) call?.resolve(message.output)
      else call?.reject(new Error(`${message.error?.code}: ${message.error?.message}`))
    })
    port.start()
    ready.resolve()
  })
  window.testCall = (op, input) =>
    new Promise((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve, reject })
      port?.postMessage({ type: 'call', id, op, input })
    })
  await window.desktop.connect()
  await ready.promise
}
