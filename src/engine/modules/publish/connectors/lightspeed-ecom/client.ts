import { AppError } from '../../../../../shared/errors.ts'
import type { Clock } from '../../../../runtime/clock.ts'
import type { EngineServices, Log } from '../../../../runtime/services.ts'
import { readAnswer, readFailure, type Expected, type Outcome } from './answers.ts'
import { apiOrigin, type Cluster } from './origin.ts'
import { createRateGate, DEFAULT_IN_FLIGHT, type RateGate, type RateWindow } from './rate-gate.ts'
import { isRow, type Row } from './reading.ts'
import { redactor } from './redact.ts'

export interface ClientOptions {
  readonly cluster: Cluster
  /** Replaces `https://host`, the path stays; null for the cluster's own address. */
  readonly origin: string | null
  readonly key: string
  readonly secret: string
  readonly fetch: EngineServices['fetch']
  readonly clock: Clock
  readonly log: Log
  /** Aborted: nothing more is sent. A request under way is still waited for, so that its outcome is known. */
  readonly signal?: AbortSignal
  /** Told when requests have to wait for more than a moment, and until when. */
  readonly onWait?: (until: Date) => void
  /** Told after every request. */
  readonly onCall?: () => void
  /** For an answer to come, in ms; large uploads get more. */
  readonly timeoutMs?: number
  /** One gate per key of a shop, shared by everything that uses it at the same time; by default its own. */
  readonly gate?: RateGate
}

export type Query = Readonly<Record<string, string | number>>

/**
 * What became of a write. `unknown` means exactly that: it may have been carried out, so the caller looks before it
 * does anything else. Writes are never repeated here, but for those the shop said it did not take (429) and those
 * that never left this computer.
 */
export type WriteResult =
  | { readonly kind: 'done'; readonly body: Row | null }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface LightspeedClient {
  /** One row, under its envelope; null where the shop has none (404). */
  readOne(language: string, path: string, envelope: string, query?: Query): Promise<Row | null>
  /** One page of rows. */
  readPage(language: string, path: string, envelope: string, query?: Query): Promise<Row[]>
  write(
    method: 'POST' | 'PUT',
    language: string,
    path: string,
    envelope: string,
    content: unknown,
  ): Promise<WriteResult>
  remove(language: string, path: string): Promise<WriteResult>
  /** Requests that left, repeated ones included. */
  readonly calls: () => number
  /** The shop's limits as last told. */
  readonly windows: () => readonly RateWindow[]
  /** Requests per second that the line has allowed so far with the given number in flight; Infinity before any. */
  readonly pace: () => number
}

/** The slowest line a large picture is waited for on: 50 KB a second. */
const SLOW_UPLOAD_PER_MS = 50
const READ_ATTEMPTS = 6
/** Doubled after each failure: 0.5, 1, 2, 4, 8 s. */
const FIRST_BACK_OFF_MS = 500

/**
 * The only place that talks to a Lightspeed eCom shop. Reads are repeated with growing pauses until they succeed;
 * wrong or missing rights stop everything with `auth-expired`; a shop that stays away gives `remote-unavailable`.
 * Key and secret go into one header and nowhere else.
 */
export function createLightspeedClient(options: ClientOptions): LightspeedClient {
  const { clock, log, key, secret, signal, timeoutMs = 30_000, gate = createRateGate(clock) } = options
  const origin = apiOrigin(options.cluster, options.origin)
  const redact = redactor(key, secret)
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`
  let calls = 0
  let answered = 0
  let answeredMs = 0

  /** One request, sent again only while the shop says it is too many (429). */
  const send = async (method: string, path: string, expected: Expected, content?: unknown): Promise<Outcome> => {
    for (;;) {
      await gate.enter(signal, options.onWait)
      calls++
      const startedAt = clock.now().getTime()
      const body = content === undefined ? null : JSON.stringify(content)
      const request: RequestInit = {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs + Math.ceil((body?.length ?? 0) / SLOW_UPLOAD_PER_MS)),
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        body,
      }
      let response: Response | null = null
      let outcome: Outcome
      try {
        response = await options.fetch(`${origin}${path}`, request)
        outcome = await readAnswer(response, expected)
      } catch (error) {
        outcome = readFailure(error)
      }
      gate.leave(response?.status ?? null, response?.headers ?? null)
      const milliseconds = clock.now().getTime() - startedAt
      answered++
      answeredMs += milliseconds
      log.info('lightspeed call', { method, path, status: response?.status ?? 0, outcome: outcome.kind, milliseconds })
      options.onCall?.()
      if (outcome.kind === 'refused') return { ...outcome, message: redact(outcome.message) }
      if (outcome.kind !== 'limited') return outcome
    }
  }

  const read = async (path: string, envelope: string, isUsable: (content: unknown) => boolean): Promise<Row | null> => {
    let reason = ''
    for (let attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      if (attempt > 0) await clock.sleep(FIRST_BACK_OFF_MS * 2 ** (attempt - 1), signal)
      const outcome = await send('GET', path, { envelope })
      if (outcome.kind === 'done' && isUsable(outcome.body?.[envelope])) return outcome.body
      if (outcome.kind === 'refused') {
        if (outcome.status === 404 && !isLanguageUnknown(outcome.message)) return null
        throw refusal(outcome.status, outcome.message)
      }
      reason =
        outcome.kind === 'unclear' || outcome.kind === 'unsent' ? outcome.reason : 'the answer was not understood'
    }
    throw unavailable(reason)
  }

  const write = async (method: string, path: string, expected: Expected, content?: unknown): Promise<WriteResult> => {
    for (let attempt = 0; ; attempt++) {
      const outcome = await send(method, path, expected, content)
      switch (outcome.kind) {
        case 'done':
          return { kind: 'done', body: outcome.body }
        case 'refused':
          if (outcome.status === 401 || outcome.status === 403) throw refusal(outcome.status, outcome.message)
          return outcome
        case 'unclear':
          return { kind: 'unknown', reason: outcome.reason }
        default:
          if (attempt + 1 >= READ_ATTEMPTS) throw unavailable(outcome.kind === 'unsent' ? outcome.reason : '')
          await clock.sleep(FIRST_BACK_OFF_MS * 2 ** attempt, signal)
      }
    }
  }

  return {
    readOne: async (language, path, envelope, query) => {
      const body = await read(resource(language, path, query), envelope, isRow)
      return body ? (body[envelope] as Row) : null // just checked by isRow
    },
    readPage: async (language, path, envelope, query) => {
      const body = await read(resource(language, path, query), envelope, Array.isArray)
      return ((body?.[envelope] ?? []) as unknown[]).filter(isRow)
    },
    write: (method, language, path, envelope, content) =>
      write(method, resource(language, path), 'json', { [envelope]: content }),
    remove: (language, path) => write('DELETE', resource(language, path), 'nothing'),
    calls: () => calls,
    windows: gate.windows,
    pace: () => (answeredMs > 0 ? (DEFAULT_IN_FLIGHT * answered * 1000) / answeredMs : Infinity),
  }
}

function resource(language: string, path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) search.set(name, String(value))
  return `/${language}/${path}.json${search.size > 0 ? `?${search.toString()}` : ''}`
}

const isLanguageUnknown = (message: string): boolean => /language/i.test(message)

function refusal(status: number, message: string): AppError {
  if (status === 401) {
    return new AppError('auth-expired', 'The shop does not accept this key and secret. Check both in the connection.')
  }
  if (status === 403) {
    return new AppError(
      'auth-expired',
      'This key may not do that in the shop. Give it the right to read and write products.',
      {
        reason: 'permission',
      },
    )
  }
  return new AppError('remote-rejected', `The shop refused a request: ${message}`, { status })
}

function unavailable(reason: string): AppError {
  return new AppError(
    'remote-unavailable',
    `The shop cannot be reached or does not answer properly (${reason}). Try again later.`,
    {
      reason,
    },
  )
}
