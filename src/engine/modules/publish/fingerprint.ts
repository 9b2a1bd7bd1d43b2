import { createHash } from 'node:crypto'

/** Texts up to this length are kept as they are; longer ones by their hash, which is about as long. */
const MAX_PLAIN = 48

/** A short stand-in for a value, the same for equal values: what is remembered of what was sent. Empty for nothing. */
export function fingerprint(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return text.length <= MAX_PLAIN ? text : `#${createHash('sha256').update(text).digest('base64').slice(0, 24)}`
}
