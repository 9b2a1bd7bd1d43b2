import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { FetchInput } from '../../src/engine/modules/sources/fetch/fetched.ts'
import { tempFolder } from './catalogue.ts'

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly port: number
  /** What was asked, in order. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A real server on this computer, gone after the test. */
export async function httpSource(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const asked: TestServer['asked'] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  const { port } = server.address() as AddressInfo // listens on TCP
  return { origin: `http://127.0.0.1:${port}`, port, asked }
}

/** Serves one text at every path. */
export const serving =
  (text: string, headers: Readonly<Record<string, string>> = {}) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/csv', ...headers })
    response.end(text)
  }

type HttpInput = FetchInput<'http'>

/** A place as it is typed: no sign-in, no paging, not the own network. */
export const httpPlace = (url: string, more: Partial<HttpInput['place']> = {}): HttpInput['place'] => ({
  kind: 'http',
  url,
  auth: { kind: 'none' },
  pages: { kind: 'none' },
  recordsPath: null,
  isOwnNetwork: false,
  ...more,
})

/** A first look at it, into a folder of its own. */
export const httpInput = (place: HttpInput['place'], more: Partial<HttpInput> = {}): HttpInput => ({
  place,
  secret: null,
  hostKey: null,
  lastSeen: {},
  folder: tempFolder(),
  fallbackName: 'Prices',
  ...more,
})
