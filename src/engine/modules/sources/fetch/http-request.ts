import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { fault, networkFault } from './fault.ts'
import type { FetchInput } from './fetched.ts'
import { guardedAddresses, lookupOf } from './guarded-address.ts'
import { MOST_REDIRECTS } from './limits.ts'

/** One download as it goes on: its time, whose secrets, whom they are for. */
export interface HttpSession {
  readonly input: FetchInput<'http'>
  /** Ends everything when the time is up. */
  readonly signal: AbortSignal
  readonly silentMs: number
}

export interface HttpAnswer {
  readonly url: URL
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** Unpacked. Must be read to its end or destroyed. */
  readonly body: Readable
}

/** The port that a web address leads to. */
export function portOf({ protocol, port }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

const addressOf = (url: URL): string => `${url.hostname}:${portOf(url)}`

/**
 * Asks for an address and follows redirects, checking each (guardedAddresses). What signs us in goes to the server that
 * the person typed, by the same protocol, and to no other. Throws a fault for every answer but 200 and 304.
 */
export async function askHttp(session: HttpSession, from: URL, headers: OutgoingHttpHeaders = {}): Promise<HttpAnswer> {
  let url = from
  for (let hops = 0; ; hops++) {
    const answer = await askOnce(session, url, headers)
    const { location } = answer.headers
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) {
      if (answer.status === 200 || answer.status === 304) return { ...answer, body: unpacked(answer) }
      answer.body.destroy()
      throw statusFault(answer)
    }
    answer.body.destroy()
    if (hops >= MOST_REDIRECTS)
      throw fault(
        'source-redirects',
        `${from.hostname} leads from one address to the next without end. Check the address.`,
        { host: from.hostname },
      )
    url = nextAddress(location, url)
  }
}

/** An address that a server named; throws for one that is none of the web. */
export function nextAddress(text: string, base: URL): URL {
  if (!URL.canParse(text, base.href))
    throw fault('source-address', 'The server leads on to something that is no web address.', { host: base.hostname })
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw fault('source-address', `The server leads on to an address that is not of the web (${url.protocol}).`, {
      host: base.hostname,
    })
  url.username = ''
  url.password = ''
  return url
}

async function askOnce(session: HttpSession, url: URL, headers: OutgoingHttpHeaders): Promise<HttpAnswer> {
  const { input, signal, silentMs } = session
  const typed = new URL(input.place.url)
  const { isOwnNetwork } = input.place
  const guard = {
    typed: input.isNamed === true ? '' : addressOf(typed),
    isOwnNetwork,
    ...(input.resolve === undefined ? {} : { resolve: input.resolve }),
  }
  try {
    const addresses = await guardedAddresses(url.hostname, portOf(url), guard)
    // Only now: they bring half of Node along, which every thread of the engine would load at its start.
    const web = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = web.request(url, {
        agent: false,
        lookup: lookupOf(addresses),
        signal,
        timeout: silentMs,
        headers: {
          accept: '*/*',
          'accept-encoding': 'gzip, deflate, br',
          'user-agent': 'Etalage',
          ...headers,
          ...(url.origin === typed.origin ? signIn(input) : {}),
        },
      })
      let body: IncomingMessage | null = null
      request.on('timeout', () => {
        const silent = Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })
        body?.destroy(silent) // first: the request's end would be told as a broken connection
        request.destroy(silent)
      })
      request.on('error', reject)
      request.on('response', (response) => {
        body = response
        resolve(response)
      })
      request.end()
    })
    message.on('error', () => {}) // heard by whoever reads the body; one that is thrown away unread is nobody's
    return { url, status: message.statusCode ?? 0, headers: message.headers, body: message }
  } catch (error) {
    throw timeFault(session, error, url.hostname)
  }
}

/** The session's own end, where that is what ended it; else what happened to the connection. */
export function timeFault(
  { signal, input }: HttpSession,
  error: unknown,
  host = new URL(input.place.url).hostname,
): Error {
  return signal.aborted && signal.reason instanceof Error ? signal.reason : networkFault(error, host)
}

function signIn({ place: { auth }, secret }: FetchInput<'http'>): OutgoingHttpHeaders {
  if (auth.kind === 'none') return {}
  if (secret === null || secret === '')
    throw fault('source-no-secret', 'The password of this source is not known on this computer. Enter it again.')
  // A line end would be a header of its own; Node refuses it, and would show the secret in its words.
  if (/[\r\n\0]/.test(secret))
    throw fault('source-key', 'The password holds a line end, which cannot be sent. Enter it again.')
  switch (auth.kind) {
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${auth.username}:${secret}`).toString('base64')}` }
    case 'bearer':
      return { authorization: `Bearer ${secret}` }
    case 'header':
      return { [auth.name.toLowerCase()]: secret }
  }
}

function unpacked({ headers, body }: HttpAnswer): Readable {
  const packing = headers['content-encoding']?.trim().toLowerCase()
  const unpack =
    packing === 'gzip' || packing === 'x-gzip'
      ? createGunzip()
      : packing === 'deflate'
        ? createInflate()
        : packing === 'br'
          ? createBrotliDecompress()
          : null
  if (unpack === null) return body
  body.on('error', (error) => unpack.destroy(error))
  return body.pipe(unpack)
}

function statusFault({ status, url: { hostname: host } }: HttpAnswer): Error {
  const details = { host, status }
  if (status === 401)
    return fault('source-login', `${host} does not accept the name or password. Enter them again.`, details)
  if (status === 403)
    return fault(
      'source-forbidden',
      `${host} does not let us have this file. Ask whose server it is for access.`,
      details,
    )
  if (status === 404 || status === 410)
    return fault(
      'source-not-there',
      `There is nothing at this address of ${host} any more. Check the address.`,
      details,
    )
  if (status === 429 || status >= 500)
    return fault(
      'source-busy',
      `${host} cannot answer at the moment (${status}). It is tried again at the next run.`,
      details,
    )
  return fault('source-status', `${host} answered ${status}, which is no file. Check the address.`, details)
}
