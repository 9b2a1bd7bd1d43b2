import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiError } from './api-error.ts'
import { readBody } from './body.ts'
import { shopTimestamp } from './clock.ts'
import { answerControl } from './control.ts'
import type { Fault } from './faults.ts'
import type { Reply } from './resource.ts'
import { dispatch, type ApiRequest } from './routes.ts'
import type { Running } from './running.ts'
import type { Shop } from './shop.ts'
import type { ShopState } from './state.ts'

/** Listens on 127.0.0.1; a port in use rejects with EADDRINUSE. */
export async function listen(running: Running, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    serve(running, request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  // Longer than any client waits between two requests, or it would meet a connection just being closed.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  running.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return server
}

/** Carries a request out and notes it if it changed anything. */
export function apply(running: Running, request: ApiRequest, nowMs: number): Reply {
  const shop: Shop = { state: running.state, origin: running.origin, nowMs }
  return dispatch(running.routes, shop, request)
}

async function serve(running: Running, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  const body = await readBody(incoming)
  if (url.pathname.startsWith('/practice')) return answerControl(running, incoming, url, body, response)

  const request: ApiRequest = {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.search.slice(1),
    body: body.kind === 'parsed' ? body.value : undefined,
  }
  const note = (status: number, fault: string | null): void => {
    const at = shopTimestamp(running.clock.now().getTime(), running.state.settings.utcOffsetMinutes)
    const { method, path, query } = request
    running.log.push({ number: running.log.length + 1, at, method, path, query, status, fault })
  }
  if (running.dice.spec.slowMs > 0) await running.clock.sleep(running.dice.spec.slowMs)

  if (!isAuthorised(running.state, incoming)) {
    note(401, null)
    return send(response, failure(request, 401, 'Access denied.'), {})
  }
  if (!running.rate.take(running.clock.now().getTime())) {
    note(429, null)
    return send(response, failure(request, 429, 'Too many requests.'), rateHeaders(running, true))
  }
  const fault = running.dice.roll(`${request.method} ${request.path}?${request.query} ${JSON.stringify(request.body)}`)
  if (fault?.kind === '429') {
    running.rate.penalise(running.clock.now().getTime(), running.dice.spec.rateLimitWaitMs)
    note(429, '429')
    return send(response, failure(request, 429, 'Too many requests.'), rateHeaders(running, true))
  }
  const isApplied = fault === null || !isStatus(fault) ? fault?.kind !== 'dropped' : fault.coin
  const reply = isApplied ? answer(running, request, body.kind === 'broken') : { status: 0 }
  const status = deliver(response, request, reply, fault, rateHeaders(running, false))
  note(status, fault?.kind ?? null)
}

function answer(running: Running, request: ApiRequest, isBroken: boolean): Reply {
  const nowMs = running.clock.now().getTime()
  try {
    if (isBroken) throw new ApiError(400, 'Invalid request body.')
    const reply = apply(running, request, nowMs)
    if (request.method !== 'GET') running.file?.note(running.state, nowMs, request)
    return reply
  } catch (error) {
    if (error instanceof ApiError) return failure(request, error.status, error.message)
    throw error
  }
}

/** Sends the answer, or what a fault makes of it; returns the status the client can see. */
function deliver(
  response: ServerResponse,
  request: ApiRequest,
  reply: Reply,
  fault: Fault | null,
  headers: Headers,
): number {
  if (fault === null) {
    send(response, reply, headers)
    return reply.status
  }
  if (isStatus(fault)) {
    const status = Number(fault.kind)
    sendText(response, status, '<html><body><h1>Server error</h1></body></html>', {
      ...headers,
      'content-type': 'text/html',
    })
    return status
  }
  switch (fault.kind) {
    case 'html':
      sendText(response, 200, '<!doctype html><title>Maintenance</title>', { ...headers, 'content-type': 'text/html' })
      return 200
    case 'empty':
      sendText(response, 200, '', { ...headers, 'content-type': 'application/json' })
      return 200
    case 'truncated': {
      const text = JSON.stringify(reply.body) ?? ''
      const half = text.slice(0, Math.floor(text.length / 2))
      if (text === '') response.destroy()
      else if (fault.coin) sendText(response, reply.status, half, { ...headers, 'content-type': 'application/json' })
      else {
        response.writeHead(reply.status, {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        })
        response.write(half, () => response.destroy())
      }
      return reply.status
    }
    case 'hang':
      return 0
    case 'lost-answer':
    case 'dropped':
      response.destroy()
      return 0
    default:
      throw new Error(`fault ${fault.kind} on ${request.path} has no delivery`)
  }
}

type Headers = Record<string, string | number>

const isStatus = (fault: Fault): boolean => /^5\d\d$/.test(fault.kind)

const failure = (request: ApiRequest, status: number, message: string): Reply => ({
  status,
  body: { error: { code: status, method: request.method, request: request.path, message } },
})

function send(response: ServerResponse, reply: Reply, headers: Headers): void {
  if (reply.body === undefined) response.writeHead(reply.status, headers).end()
  else sendText(response, reply.status, JSON.stringify(reply.body), { ...headers, 'content-type': 'application/json' })
}

function sendText(response: ServerResponse, status: number, text: string, headers: Headers): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text)
}

function rateHeaders(running: Running, refused: boolean): Headers {
  const { limit, remaining, resetSeconds } = running.rate.readout(running.clock.now().getTime(), refused)
  return {
    'x-ratelimit-limit': limit.join('/'),
    'x-ratelimit-remaining': remaining.join('/'),
    'x-ratelimit-reset': resetSeconds.join('/'),
  }
}

function isAuthorised(state: ShopState, incoming: IncomingMessage): boolean {
  const expected = Buffer.from(`${state.key}:${state.secret}`).toString('base64')
  return incoming.headers.authorization === `Basic ${expected}`
}
