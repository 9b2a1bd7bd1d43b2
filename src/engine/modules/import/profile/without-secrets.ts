const SECRET = /^(?:password|passwd|passphrase|secret|token|accesstoken|apikey|api_key|privatekey)$/i

export interface CleanProfile {
  readonly text: string
  readonly hadSecret: boolean
}

/**
 * A profile's JSON text without the members that hold secrets, and otherwise byte for byte as it was: a profile that is
 * kept in version control must not change by being opened. The text must be valid JSON.
 */
export function withoutSecrets(text: string): CleanProfile {
  let clean = text
  for (let found = findSecret(clean); found !== null; found = findSecret(clean)) {
    clean = clean.slice(0, found.start) + clean.slice(found.end)
  }
  return { text: clean, hadSecret: clean !== text }
}

/** Where the first secret member stands, with the comma that parts it from its neighbour. */
function findSecret(text: string): { readonly start: number; readonly end: number } | null {
  const strings = /"((?:[^"\\]|\\.)*)"/g
  for (let match = strings.exec(text); match !== null; match = strings.exec(text)) {
    const after = skipBlanks(text, strings.lastIndex)
    if (text[after] !== ':' || !SECRET.test(match[1] ?? '')) continue
    const end = valueEnd(text, skipBlanks(text, after + 1))
    const next = skipBlanks(text, end)
    if (text[next] === ',') return { start: match.index, end: skipBlanks(text, next + 1) }
    const before = text.slice(0, match.index).trimEnd()
    return before.endsWith(',') ? { start: before.length - 1, end } : { start: match.index, end }
  }
  return null
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at += 1
  return at
}

/** The end of the value that begins at `from`: strings are stepped over, so braces inside them do not count. */
function valueEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '"') {
      at += 1
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    } else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      if (depth === 0) return at
      depth -= 1
    } else if (character === ',' && depth === 0) return at
    if (depth === 0 && (character === '"' || character === '}' || character === ']')) return at + 1
  }
  return text.length
}
