import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Body } from './body.ts'
import { formatFaultSpec, parseFaultSpec } from './faults.ts'
import { findFlaws } from './inspect.ts'
import { mediaTypeOf } from './pictures.ts'
import { setFaults, type Running } from './running.ts'
import { findRow, rowsOf } from './state.ts'

/**
 * The surface for tests and for whoever is curious, beside the API and no part of it:
 * - `GET  /practice/state`   everything in the shop, pictures and credentials left out
 * - `GET  /practice/flaws`   duplicates and leftovers, see `ShopFlaws`
 * - `GET  /practice/calls`   requests received (`?after=n` those behind number n)
 * - `GET|PUT /practice/faults`  `{"spec":"lost-answer:0.05,seed=7"}`
 * - `GET|PUT /practice/limits`  `{"rateLimits":[300,3000,12000],"perSecond":20}`
 * - `GET  /practice/images/5.jpg`  the bytes of an image
 */
export function answerControl(
  running: Running,
  incoming: IncomingMessage,
  url: URL,
  body: Body,
  response: ServerResponse,
): void {
  const reply = (status: number, content: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
  }
  // A page in a browser could reach a port on this machine; it gives itself away by these headers.
  if (incoming.headers.origin !== undefined || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(incoming.headers.host ?? '')) {
    return reply(403, { message: 'Not for web pages.' })
  }
  const image = /^\/practice\/images\/(\d+)\.\w+$/.exec(url.pathname)
  if (image) return sendImage(running, Number(image[1]), response)
  const isWrite = incoming.method === 'PUT'
  if (!isWrite && incoming.method !== 'GET') return reply(405, { message: 'Method not allowed.' })
  const sent = body.kind === 'parsed' ? (body.value as Record<string, unknown>) : {}
  try {
    switch (url.pathname) {
      case '/practice/state':
        return reply(200, publicState(running))
      case '/practice/flaws':
        return reply(200, findFlaws(running.state))
      case '/practice/calls':
        return reply(200, { calls: running.log.slice(Number(url.searchParams.get('after') ?? 0)) })
      case '/practice/faults':
        if (isWrite) setFaults(running, parseFaultSpec(typeof sent['spec'] === 'string' ? sent['spec'] : ''))
        return reply(200, { spec: formatFaultSpec(running.dice.spec) })
      case '/practice/limits':
        if (isWrite) setLimits(running, sent)
        return reply(200, { rateLimits: running.rate.limits, perSecond: running.rate.perSecond })
      default:
        return reply(404, { message: 'Not found.' })
    }
  } catch (error) {
    return reply(400, { message: (error as Error).message })
  }
}

function setLimits(running: Running, sent: Record<string, unknown>): void {
  const { rateLimits, perSecond } = sent
  const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0
  if (rateLimits !== undefined) {
    if (!Array.isArray(rateLimits) || rateLimits.length !== 3 || !rateLimits.every(isCount)) {
      throw new Error('rateLimits takes three whole numbers')
    }
    running.rate.limits = [rateLimits[0]!, rateLimits[1]!, rateLimits[2]!]
  }
  if (perSecond !== undefined) {
    if (!isCount(perSecond)) throw new Error('perSecond takes a whole number')
    running.rate.perSecond = perSecond
  }
}

function publicState(running: Running): object {
  const { settings, tables } = running.state
  const shown = Object.keys(tables).map((table) => {
    const rows = rowsOf(running.state, table).map((row) => {
      const { attachment: _attachment, ...values } = row.values
      return { ...row, values }
    })
    return [table, rows] as const
  })
  return { settings, tables: Object.fromEntries(shown) }
}

function sendImage(running: Running, id: number, response: ServerResponse): void {
  const tables = ['productImages', 'brandImages', 'categoryImages']
  const row = tables.map((table) => findRow(running.state, table, id)).find((found) => found !== undefined)
  if (!row) {
    response.writeHead(404).end()
    return
  }
  const bytes = Buffer.from(row.values['attachment'] as string, 'base64')
  response.writeHead(200, { 'content-type': mediaTypeOf(row.values['extension'] as string) }).end(bytes)
}
