import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { fault } from './fault.ts'
import type { Fetched, OnBytes } from './fetched.ts'
import { safeFileName } from './file-pattern.ts'
import type { HttpAnswer, HttpSession } from './http-request.ts'
import { askHttp, nextAddress } from './http-request.ts'
import { LIMITS, MOST_PAGES, MOST_PAGE_BYTES } from './limits.ts'
import { memberAt, parseExactly, recordsOf } from './json-records.ts'
import { tooLarge } from './saved-file.ts'

/**
 * Downloads page after page into one file: records of JSON as lines of JSON, lines of text under one header. Ends with
 * the page that names no next one or, by numbers, with one that brings nothing new. Throws a fault where pages go in a
 * circle, or are more than MOST_PAGES.
 */
export async function fetchPages(session: HttpSession, onBytes: OnBytes): Promise<Fetched> {
  const { place, folder, fallbackName, limits } = session.input
  const { maxBytes } = { ...LIMITS, ...limits }
  const base = safeFileName(new URL(place.url).pathname, fallbackName).replace(/\.[^.]*$/, '')
  const partPath = join(folder, 'pages')
  const out = createWriteStream(partPath)
  const hash = createHash('sha256')
  let bytes = 0
  let isJson = false
  let firstLine: string | null = null
  const write = async (text: string): Promise<void> => {
    const chunk = Buffer.from(text)
    bytes += chunk.length
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    hash.update(chunk)
    if (!out.write(chunk)) await once(out, 'drain')
    onBytes(bytes, null)
  }
  const seenUrls = new Set<string>()
  let lastPage: string | null = null
  let url: URL | null = firstPage(new URL(place.url), place.pages)
  try {
    for (let count = 1; url !== null; count++) {
      if (count > MOST_PAGES || seenUrls.has(url.href)) throw repeats(url)
      seenUrls.add(url.href)
      const answer = await askHttp(session, url)
      const text = await textOf(answer)
      // Past the last page many servers give that page again.
      if (place.pages.kind === 'number' && text === lastPage) break
      lastPage = text
      isJson = isJson || /^\s*[[{]/.test(text)
      if (isJson) {
        const json = parseExactly(text, url.hostname)
        const records = recordsOf(json, place.recordsPath, url.hostname)
        if (records.length > 0) await write(`${records.map((record) => JSON.stringify(record)).join('\n')}\n`)
        url = nextPage(session, answer, count, json, records.length)
      } else {
        const body: string = firstLine !== null && text.startsWith(firstLine) ? text.slice(firstLine.length) : text
        firstLine ??= /^[^\n]*\n?/.exec(text)?.[0] ?? ''
        if (body !== '') await write(body.endsWith('\n') ? body : `${body}\n`)
        url = nextPage(session, answer, count, null, body.trim() === '' ? 0 : 1)
      }
    }
  } finally {
    out.end()
    await finished(out).catch(() => {})
  }
  const fileName = `${base === '' ? 'pages' : base}${isJson ? '.jsonl' : '.csv'}`
  const path = join(folder, fileName)
  await rename(partPath, path)
  return {
    kind: 'file',
    path,
    fileName,
    bytes,
    hash: hash.digest('hex'),
    etag: null,
    lastModified: null,
    remotePath: null,
  }
}

type Pages = HttpSession['input']['place']['pages']

function firstPage(url: URL, pages: Pages): URL {
  if (pages.kind === 'number') url.searchParams.set(pages.parameter, String(pages.first))
  return url
}

function nextPage(session: HttpSession, answer: HttpAnswer, count: number, json: unknown, records: number): URL | null {
  const { place } = session.input
  const { pages } = place
  switch (pages.kind) {
    case 'none':
      return null
    case 'link': {
      const next = nextLink(String(answer.headers['link'] ?? ''))
      return next === null ? null : nextAddress(next, answer.url)
    }
    case 'number': {
      if (records === 0) return null
      const url = new URL(place.url)
      url.searchParams.set(pages.parameter, String(pages.first + count * pages.step))
      return url
    }
    case 'cursor': {
      const cursor = memberAt(json, pages.path)
      if (typeof cursor !== 'string' || cursor === '') return null
      const url = new URL(place.url)
      url.searchParams.set(pages.parameter, cursor)
      return url
    }
    case 'next-url': {
      const next = memberAt(json, pages.path)
      return typeof next === 'string' && next !== '' ? nextAddress(next, answer.url) : null
    }
  }
}

/** The address with rel="next" of a Link header. */
export function nextLink(header: string): string | null {
  for (const [, address = '', parameters = ''] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^;,]+)*)/g)) {
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next)(?:\s*(?:;|$))/i.test(parameters)) return address
  }
  return null
}

async function textOf({ body }: HttpAnswer): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_PAGE_BYTES) throw tooLarge(MOST_PAGE_BYTES)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '')
}

function repeats({ hostname }: URL): Error {
  return fault(
    'source-pages-repeat',
    `The pages of ${hostname} go round in a circle, or have no end. Check how the next page is found.`,
    { host: hostname },
  )
}
