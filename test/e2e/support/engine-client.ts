import type { Page } from '@playwright/test'
import type { Call, EngineEvent, Input, JobName, Result } from '../../../src/shared/contract/index.ts'
import type { DesktopApi } from '../../../src/shared/desktop.ts'

/**
 * A test's own calls to the engine, over the line that the window has. Loads the page anew, to be there when the port
 * arrives. After an engine restart it goes on with the window's new port; calls that were under way reject.
 */
export async function engineClient(page: Page): Promise<Call> {
  await page.addInitScript(listenForPort)
  await page.reload()
  await page.evaluate(() => window.testLine.ready)
  return (op, input) =>
    page.evaluate(({ op: name, input: value }) => window.testLine.call(name, value), { op, input }) as never // by the contract
}

/** Runs a job over the line that `engineClient` has made, and waits for its result; rejects with its error. */
export async function engineJob<K extends JobName>(page: Page, op: K, input: Input<K>): Promise<Result<K>> {
  const ended = await page.evaluate(
    async ({ op: name, input: value }) => {
      const { jobId } = (await window.testLine.call(name, value)) as { jobId: number } // what every job answers
      for (;;) {
        for (const event of window.testLine.events)
          if (event.type === 'job.done' && event.job.id === jobId) return event.job
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    { op, input },
  )
  if (ended.state !== 'done') throw new Error(`${op} ${ended.state}: ${ended.error?.message ?? ''}`)
  return ended.result as Result<K> // the result of that operation
}

declare global {
  interface Window {
    readonly desktop: DesktopApi<File>
    testLine: {
      readonly ready: Promise<void>
      /** Every event since the page was loaded. */
      readonly events: EngineEvent[]
      call(op: string, input: unknown): Promise<unknown>
    }
  }
}

function listenForPort(): void {
  let port: MessagePort | null = null
  let nextId = 1_000_000_000 // far from the window's own numbers, which share the port
  const waiting = new Map<
    number,
    { resolve: (output: unknown) => void; reject: (error: Error) => void; pieces: string[] }
  >()
  const ready = Promise.withResolvers<void>()
  const events: EngineEvent[] = []
  window.addEventListener('message', ({ data, ports }) => {
    if (data?.type !== 'etalage:engine-port' || !ports[0]) return
    for (const call of waiting.values()) call.reject(new Error('unavailable'))
    waiting.clear()
    port = ports[0]
    port.addEventListener('message', ({ data: message }) => {
      if (message.type === 'event') events.push(message.event)
      const call = message.type === 'reply' ? waiting.get(message.id) : undefined
      if (!call) return
      if (message.ok) call.pieces.push(message.text)
      if (message.ok && !message.isLast) return
      waiting.delete(message.id)
      if (message.ok) call.resolve(JSON.parse(call.pieces.join('')))
      else call.reject(new Error(`${message.error?.code}: ${message.error?.message}`))
    })
    port.start()
    ready.resolve()
  })
  window.testLine = {
    ready: ready.promise,
    events,
    call: (op, input) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject, pieces: [] })
        port?.postMessage({ type: 'call', id, op, input })
      }),
  }
}
