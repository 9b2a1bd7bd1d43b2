/**
 * A column's name, the same in files, the command line and between processes: the attribute's code, then its scope in
 * the fixed order channel, locale, context, currency, leaving out what does not apply: `sku`, `name/nl_NL`,
 * `description/webshop/fr_FR`, `price/EUR`, `photo/webshop/@family`.
 * A locale is told by its shape (`nl_NL`), a currency by three capitals, a context by its `@`; a channel is the rest.
 */
export interface ColumnScope {
  readonly channel: string | null
  readonly locale: string | null
  readonly context: string | null
  readonly currency: string | null
}

export interface ColumnKey extends ColumnScope {
  readonly attribute: string
}

export const NO_SCOPE: ColumnScope = { channel: null, locale: null, context: null, currency: null }

const LOCALE = /^[a-z]{2,3}(?:_[A-Za-z]{4})?_[A-Z]{2}$/
const CURRENCY = /^[A-Z]{3}$/

/** The text of a key; `parseColumnKey` is its inverse. */
export function formatColumnKey(key: ColumnKey): string {
  const parts = [key.attribute]
  if (key.channel !== null) parts.push(key.channel)
  if (key.locale !== null) parts.push(key.locale)
  if (key.context !== null) parts.push(`@${key.context}`)
  if (key.currency !== null) parts.push(key.currency)
  return parts.join('/')
}

/** Reads a key, in any order of its scope parts; null when the text is not one (two channels, an empty part). */
export function parseColumnKey(text: string): ColumnKey | null {
  const [attribute, ...parts] = text.split('/')
  if (!attribute) return null
  const key = { attribute, channel: null, locale: null, context: null, currency: null } as {
    attribute: string
    channel: string | null
    locale: string | null
    context: string | null
    currency: string | null
  }
  for (const part of parts) {
    const axis = LOCALE.test(part)
      ? 'locale'
      : CURRENCY.test(part)
        ? 'currency'
        : part.startsWith('@')
          ? 'context'
          : 'channel'
    const name = axis === 'context' ? part.slice(1) : part
    if (name === '' || key[axis] !== null) return null
    key[axis] = name
  }
  return key
}
