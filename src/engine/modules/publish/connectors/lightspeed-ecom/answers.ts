import { isRow, readText, type Row } from './reading.ts'

/** More than any honest page: 250 rows with long texts are a few MB. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024

/**
 * What became of one request, as far as can be known.
 * `unsent`: it never left. `refused`: the shop said no for good. `limited`: not carried out, come back later.
 * `unclear`: no usable answer; a write may or may not have been carried out.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly status: number; readonly body: Row | null }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'limited' }
  | { readonly kind: 'unsent'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string }

/** What a usable answer must hold: rows under one name, whatever JSON (writes name their answers freely), or nothing. */
export type Expected = { readonly envelope: string } | 'json' | 'nothing'

/** Reads an answer to its end. */
export async function readAnswer(response: Response, expected: Expected): Promise<Outcome> {
  const text = await readBody(response)
  if (text === null) return { kind: 'unclear', reason: 'the answer is too large' }
  const { status } = response
  if (status === 429) return { kind: 'limited' }
  const body = parse(text)
  if (status >= 200 && status < 300) {
    const isUsable =
      expected === 'nothing'
        ? status === 204 || body !== null
        : body !== null && (expected === 'json' ? !('error' in body) : expected.envelope in body)
    return isUsable ? { kind: 'done', status, body } : { kind: 'unclear', reason: describeNonsense(text) }
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 409) {
    return { kind: 'refused', status, message: errorMessage(body, status) }
  }
  if (status >= 300 && status < 400) return { kind: 'unclear', reason: 'the address leads somewhere else' }
  return { kind: 'unclear', reason: `the shop answered ${status}` }
}

/** What a failed connection says about the request. */
export function readFailure(error: unknown): Outcome {
  const code = errorCode(error)
  const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
  if (neverLeft.includes(code)) return { kind: 'unsent', reason: `no connection (${code})` }
  const isTimeout = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  return { kind: 'unclear', reason: isTimeout ? 'no answer in time' : `the connection broke (${code})` }
}

/** The system's own code only: messages of the network layer may hold addresses. */
function errorCode(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : null
  const code = isRow(cause) || cause instanceof Error ? (cause as { code?: unknown }).code : null
  return typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : 'unknown'
}

async function readBody(response: Response): Promise<string | null> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.length
    if (size > MAX_ANSWER_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): Row | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRow(value) ? value : null
  } catch {
    return null
  }
}

function describeNonsense(text: string): string {
  if (text.trim() === '') return 'the answer was empty'
  if (text.trimStart().startsWith('<')) return 'a web page came instead of an answer'
  return 'the answer was cut off or not understood'
}

function errorMessage(body: Row | null, status: number): string {
  const error = body?.['error']
  const message = isRow(error) ? readText(error['message']) : readText(error)
  return message.slice(0, 500) || `the shop answered ${status}`
}
