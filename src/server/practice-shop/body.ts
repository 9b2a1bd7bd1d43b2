import type { IncomingMessage } from 'node:http'

/** A picture of 25 MB is 34 MB as base64. */
const maxBodyBytes = 40 * 1024 * 1024

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'broken' }

/** Reads a JSON body, or a form such as `variant[stockLevel]=5`; anything else, or too large, is `broken`. */
export async function readBody(incoming: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= maxBodyBytes) chunks.push(chunk)
  }
  if (size === 0) return { kind: 'none' }
  if (size > maxBodyBytes) return { kind: 'broken' }
  const text = Buffer.concat(chunks).toString('utf8')
  const type = incoming.headers['content-type'] ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) return { kind: 'parsed', value: readForm(text) }
  try {
    return { kind: 'parsed', value: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'broken' }
  }
}

function readForm(text: string): Record<string, unknown> {
  const form: Record<string, Record<string, string>> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const match = /^(\w+)\[(\w+)\]$/.exec(name)
    if (match) (form[match[1]!] ??= {})[match[2]!] = value
  }
  return form
}
