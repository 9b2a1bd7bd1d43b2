import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Protocol, Session } from 'electron'
import { CSP_NONCE_PLACEHOLDER } from '../../shared/content-policy.ts'
import { APP_ORIGIN } from '../../shared/desktop.ts'
import { MEDIA_POLICY, pagePolicy } from './content-policy.ts'
import { MEDIA_HASH, awaitThumbnail, findMedia, mediaType } from './media-files.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Makes `app://` a scheme like https, with an origin of its own. Must run before the app is ready. */
export function registerAppScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/**
 * Serves `app://etalage/…`: the built page and its files from `pageFolder`, and from the media folder of
 * the open catalogue `/media/<sha256>` and `/thumbnail/<sha256>`. Nothing else on this machine can be reached through it.
 */
export function serveApp(session: Session, pageFolder: string, mediaFolder: () => string | null): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.origin !== APP_ORIGIN && `${url.protocol}//${url.host}` !== APP_ORIGIN) return notFound()
    if (request.method !== 'GET') return new Response(null, { status: 405 })
    const [, place, name = ''] = /^\/(media|thumbnail)\/([^/]+)$/.exec(url.pathname) ?? []
    if (place === undefined) return servePage(pageFolder, url.pathname)
    return serveMedia(mediaFolder(), name, place === 'media' ? findMedia : awaitThumbnail)
  })
}

async function servePage(folder: string, pathname: string): Promise<Response> {
  const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
  const type = CONTENT_TYPES[extname(file)]
  if (!file.startsWith(folder + sep) || type === undefined) return notFound()
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return notFound()
  if (extname(file) !== '.html') return respond(bytes, type, { 'Content-Security-Policy': "default-src 'none'" })
  const nonce = randomBytes(16).toString('base64')
  const page = bytes.toString('utf8').replaceAll(CSP_NONCE_PLACEHOLDER, nonce)
  return respond(page, type, { 'Content-Security-Policy': pagePolicy(nonce), 'Cache-Control': 'no-store' })
}

async function serveMedia(folder: string | null, hash: string, find: typeof findMedia): Promise<Response> {
  if (folder === null || !MEDIA_HASH.test(hash)) return notFound()
  const file = await find(folder, hash)
  const bytes = file === null ? null : await readFile(file).catch(() => null)
  if (bytes === null) return notFound()
  const cache = 'private, max-age=31536000, immutable' // the address is the content's hash
  return respond(bytes, mediaType(bytes), { 'Content-Security-Policy': MEDIA_POLICY, 'Cache-Control': cache })
}

function respond(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const always = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }
  return new Response(body, { headers: { ...always, ...headers } })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
