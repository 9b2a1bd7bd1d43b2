import { join } from 'node:path'
import type { IncomingMessage } from 'node:http'
import { fault } from './fault.ts'
import type { Fetched, FetchInput, OnBytes, Probed } from './fetched.ts'
import { safeFileName } from './file-pattern.ts'
import type { HttpAnswer, HttpSession } from './http-request.ts'
import { askHttp, timeFault } from './http-request.ts'
import { fetchPages } from './http-pages.ts'
import { LIMITS } from './limits.ts'
import { saveStream } from './saved-file.ts'
import { tooLong } from './within-time.ts'

/** Runs a download within its time; whatever ends it is thrown as a fault. */
async function within<Value>(
  input: FetchInput<'http'>,
  work: (session: HttpSession) => Promise<Value>,
): Promise<Value> {
  const { maxMs, silentMs } = { ...LIMITS, ...input.limits }
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(tooLong(maxMs)), maxMs)
  const session: HttpSession = { input, signal: ending.signal, silentMs }
  try {
    return await work(session)
  } catch (error) {
    throw timeFault(session, error)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Downloads the file, or all pages into one file. `unchanged` where the server says so of one that it named before.
 * Throws a fault of fault.ts.
 */
export function fetchHttp(input: FetchInput<'http'>, onBytes: OnBytes): Promise<Fetched> {
  return within(input, (session) =>
    input.place.pages.kind === 'none' ? fetchOne(session, onBytes) : fetchPages(session, onBytes),
  )
}

async function fetchOne(session: HttpSession, onBytes: OnBytes): Promise<Fetched> {
  const { place, lastSeen, folder, fallbackName, limits } = session.input
  const answer = await askHttp(session, new URL(place.url), {
    ...(lastSeen.etag == null ? {} : { 'if-none-match': lastSeen.etag }),
    ...(lastSeen.lastModified == null ? {} : { 'if-modified-since': lastSeen.lastModified }),
  })
  if (answer.status === 304) {
    answer.body.destroy()
    return { kind: 'unchanged' }
  }
  refuseWebPage(answer)
  const fileName = nameOf(answer, fallbackName)
  const path = join(folder, fileName)
  const { maxBytes } = { ...LIMITS, ...limits }
  const saved = await saveStream(answer.body, path, maxBytes, onBytes, sizeOf(answer))
  const { etag = null, 'last-modified': lastModified = null } = answer.headers
  return { kind: 'file', path, fileName, ...saved, etag, lastModified, remotePath: null }
}

/** Signs in and looks at what would come, without taking it. */
export function probeHttp(input: FetchInput<'http'>): Promise<Probed> {
  return within(input, async (session) => {
    const answer = await askHttp(session, new URL(input.place.url))
    answer.body.destroy()
    refuseWebPage(answer)
    const modified = Date.parse(answer.headers['last-modified'] ?? '')
    return {
      fileName: nameOf(answer, input.fallbackName),
      bytes: sizeOf(answer),
      modifiedAt: Number.isNaN(modified) ? null : new Date(modified).toISOString(),
      files: 1,
    }
  })
}

/** Of what is not packed: packed, the size says little. */
function sizeOf({ headers }: HttpAnswer): number | null {
  const bytes = Number(headers['content-length'] ?? Number.NaN)
  return headers['content-encoding'] === undefined && Number.isSafeInteger(bytes) ? bytes : null
}

/** A page to sign in, or a hotel's: the server answered well, but not with a delivery. */
function refuseWebPage({ headers, url }: HttpAnswer): void {
  if (mediaTypeOf(headers) !== 'text/html' || /\.(?:html?|xls)$/i.test(url.pathname)) return
  throw fault(
    'source-page',
    `${url.hostname} answered with a web page instead of a file: a page to sign in, perhaps. Check the address, and how to sign in.`,
    { host: url.hostname },
  )
}

function mediaTypeOf(headers: IncomingMessage['headers']): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'application/json': '.json',
  'application/xml': '.xml',
  'text/xml': '.xml',
}

/** As the server calls it, else as its address does, else as the source is called. */
function nameOf({ headers, url }: HttpAnswer, fallback: string): string {
  const said = /filename\*?=(?:UTF-8'[^']*')?"?([^";]+)"?/i.exec(headers['content-disposition'] ?? '')?.[1]
  const ofPath = url.pathname.split('/').at(-1) ?? ''
  const name = safeFileName(decoded(said ?? ofPath), fallback)
  return /\.[A-Za-z0-9]{2,5}$/.test(name) ? name : `${name}${ENDINGS[mediaTypeOf(headers)] ?? ''}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
