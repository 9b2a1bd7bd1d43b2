import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { httpInput, httpPlace, httpSource, serving } from '../../../../../test/support/http-source.ts'
import type { Fetched } from './fetched.ts'
import { fetchHttp, probeHttp } from './http.ts'
import { nextLink } from './http-pages.ts'

type Place = ReturnType<typeof httpPlace>
const fetchIt = (...of: Parameters<typeof httpInput>): Promise<Fetched> => fetchHttp(httpInput(...of), () => {})

async function textOf(fetching: Promise<Fetched>): Promise<string> {
  const fetched = await fetching
  return fetched.kind === 'file' ? readFileSync(fetched.path, 'utf8') : fetched.kind
}

const CSV = 'SKU;Price\nA-1;12,50\n'

test('a price list comes whole, under the name the server gives it', async () => {
  const server = await httpSource(serving(CSV, { 'content-disposition': 'attachment; filename="prijs lijst.csv"' }))
  const fetched = await fetchIt(httpPlace(`${server.origin}/export?id=7`))
  expect(fetched).toMatchObject({ kind: 'file', fileName: 'prijs lijst.csv', bytes: 20 })
  expect(await textOf(Promise.resolve(fetched))).toBe(CSV)
})

test.each([
  ['by its address', '/lists/prices.csv', {}, 'prices.csv'],
  ['by its type', '/lists/prices', {}, 'prices.csv'],
  ['in other letters', '/x', { 'content-disposition': "attachment; filename*=UTF-8''prijs%C3%A9n.csv" }, 'prijsén.csv'],
  [
    'that would climb out of the folder',
    '/x',
    { 'content-disposition': 'attachment; filename="../../etc/cron.csv"' },
    'cron.csv',
  ],
])('a name %s', async (_how, path, headers, fileName) => {
  const server = await httpSource(serving(CSV, headers))
  expect(await fetchIt(httpPlace(server.origin + path))).toMatchObject({ fileName })
})

test('what is packed is unpacked', async () => {
  const server = await httpSource((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/csv' })
    response.end(gzipSync(CSV))
  })
  expect(await textOf(fetchIt(httpPlace(server.origin)))).toBe(CSV)
})

test.each([
  [
    'a name and password',
    { kind: 'basic', username: 'erp' },
    'authorization',
    `Basic ${Buffer.from('erp:s3cret').toString('base64')}`,
  ],
  ['a token', { kind: 'bearer' }, 'authorization', 'Bearer s3cret'],
  ['a key in a header', { kind: 'header', name: 'X-Api-Key' }, 'x-api-key', 's3cret'],
] as const)('signs in by %s', async (_how, auth, header, value) => {
  const server = await httpSource((request, response) => {
    response.writeHead(request.headers[header] === value ? 200 : 401, { 'content-type': 'text/csv' })
    response.end(CSV)
  })
  expect(await textOf(fetchIt(httpPlace(server.origin, { auth }), { secret: 's3cret' }))).toBe(CSV)
  await expect(fetchIt(httpPlace(server.origin, { auth }), { secret: 'wrong' })).rejects.toMatchObject({
    code: 'auth-expired',
    details: { reason: 'source-login' },
  })
})

test('a file that has not changed since is not fetched again', async () => {
  const server = await httpSource((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') {
      response.writeHead(304)
      response.end()
    } else serving(CSV, { etag: '"v1"', 'last-modified': 'Mon, 01 Jun 2026 08:00:00 GMT' })(request, response)
  })
  const first = await fetchIt(httpPlace(server.origin))
  if (first.kind !== 'file') throw new Error('nothing came')
  expect(await fetchIt(httpPlace(server.origin), { lastSeen: first })).toEqual({ kind: 'unchanged' })
  expect(server.asked[1]?.headers['if-modified-since']).toBe('Mon, 01 Jun 2026 08:00:00 GMT')
})

test.each([
  [401, 'source-login'],
  [403, 'source-forbidden'],
  [404, 'source-not-there'],
  [418, 'source-status'],
  [429, 'source-busy'],
  [503, 'source-busy'],
])('an answer of %i is told as %s', async (status, reason) => {
  const server = await httpSource((_request, response) => {
    response.writeHead(status)
    response.end('no')
  })
  await expect(fetchIt(httpPlace(server.origin))).rejects.toMatchObject({ details: { reason, host: '127.0.0.1' } })
})

test('nobody there, and a name that nobody has, are told apart', async () => {
  const server = await httpSource(serving(CSV))
  const closed = await httpSource(serving(CSV))
  const port = closed.port
  await expect(fetchIt(httpPlace(`http://127.0.0.1:1`))).rejects.toMatchObject({
    details: { reason: 'source-refused' },
  })
  const nowhere = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
  await expect(
    fetchIt(httpPlace(`http://shop.example:${port}`), { resolve: () => Promise.reject(nowhere) }),
  ).rejects.toMatchObject({
    details: { reason: 'source-name', host: 'shop.example' },
  })
  await expect(fetchIt(httpPlace(server.origin.replace('http:', 'https:')))).rejects.toMatchObject({
    details: { reason: 'source-protocol' },
  })
})

test('a page to sign in is not taken for a price list', async () => {
  const server = await httpSource(
    serving('<html>Welcome to the hotel</html>', { 'content-type': 'text/html; charset=utf-8' }),
  )
  await expect(fetchIt(httpPlace(server.origin))).rejects.toMatchObject({ details: { reason: 'source-page' } })
})

test('a look at it tells name, size and date, and takes nothing', async () => {
  const server = await httpSource(
    serving(CSV, { 'content-length': String(CSV.length), 'last-modified': 'Mon, 01 Jun 2026 08:00:00 GMT' }),
  )
  expect(await probeHttp(httpInput(httpPlace(`${server.origin}/prices.csv`)))).toEqual({
    fileName: 'prices.csv',
    bytes: CSV.length,
    modifiedAt: '2026-06-01T08:00:00.000Z',
    files: 1,
  })
})

const RECORDS = [
  { sku: 'A-1', price: '12.50', ean: 8712345678906 },
  { sku: 'A-2', price: '3.10' },
  { sku: 'A-3', price: '7' },
]
const LINES = RECORDS.map((record) => `${JSON.stringify(record)}\n`).join('')

test.each<[string, Place['pages'], (page: number, origin: string) => [object | object[], Record<string, string>]]>([
  [
    'by the Link header',
    { kind: 'link' },
    (page) => [
      [RECORDS[page - 1]!],
      page < 3 ? { link: `</items?page=${page + 1}>; rel="next", </>; rel="first"` } : {},
    ],
  ],
  [
    'by number',
    { kind: 'number', parameter: 'page', first: 1, step: 1 },
    (page) => [{ items: RECORDS.slice(page - 1, page) }, {}],
  ],
  [
    'by a cursor',
    { kind: 'cursor', parameter: 'page', path: 'meta.next' },
    (page) => [{ items: [RECORDS[page - 1]], meta: { next: page < 3 ? page + 1 : null } }, {}],
  ],
  [
    'by the next address',
    { kind: 'next-url', path: 'next' },
    (page, origin) => [{ items: [RECORDS[page - 1]], next: page < 3 ? `${origin}/items?page=${page + 1}` : null }, {}],
  ],
])('pages found %s become one file', async (_how, pages, answer) => {
  const server = await httpSource((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1)
    const [json, headers] = answer(page, server.origin)
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(json))
  })
  const fetched = await fetchIt(httpPlace(`${server.origin}/items`, { pages }))
  expect(fetched).toMatchObject({ fileName: 'items.jsonl' })
  expect(await textOf(Promise.resolve(fetched))).toBe(LINES)
})

test('offsets rise by their step, and a last page that comes again is the end', async () => {
  const server = await httpSource((request, response) => {
    const offset = Math.min(2, Number(new URL(request.url ?? '', 'http://x').searchParams.get('offset')))
    serving(JSON.stringify({ data: { products: RECORDS.slice(offset, offset + 2) } }))(request, response)
  })
  const pages = { kind: 'number', parameter: 'offset', first: 0, step: 2 } as const
  expect(await textOf(fetchIt(httpPlace(server.origin, { pages, recordsPath: 'data.products' })))).toBe(LINES)
})

test('numbers of records stay as they were written', async () => {
  const server = await httpSource(serving('[{"ean": 8712345678906001234567, "price": 12.50, "odd": 1e3}]'))
  expect(await textOf(fetchIt(httpPlace(server.origin, { pages: { kind: 'link' } })))).toBe(
    '{"ean":8712345678906001234567,"price":12.50,"odd":1e3}\n',
  )
})

test('pages of a text list have one header', async () => {
  const server = await httpSource((request, response) => {
    const isFirst = !request.url?.includes('2')
    serving(isFirst ? 'sku;price\nA;1' : 'sku;price\nB;2\n', isFirst ? { link: '</2>; rel=next' } : {})(
      request,
      response,
    )
  })
  expect(await textOf(fetchIt(httpPlace(server.origin, { pages: { kind: 'link' } })))).toBe('sku;price\nA;1\nB;2\n')
})

test('pages in a circle end', async () => {
  const server = await httpSource(serving('[{"a":1}]', { link: '</>; rel="next"' }))
  await expect(fetchIt(httpPlace(`${server.origin}/`, { pages: { kind: 'link' } }))).rejects.toMatchObject({
    details: { reason: 'source-pages-repeat' },
  })
})

test.each([
  ['<https://x/2>; rel="next"', 'https://x/2'],
  ['<https://x/1>; rel="prev", <https://x/3>; title="a"; rel="next last"', 'https://x/3'],
  ['<https://x/1>; rel="nextish"', null],
  ['', null],
])('Link header %s', (header, next) => {
  expect(nextLink(header)).toBe(next)
})
