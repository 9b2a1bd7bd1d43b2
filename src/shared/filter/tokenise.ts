import type { FilterFault } from './ast.ts'

export type Token = { readonly kind: 'word' | 'text' | 'symbol' | 'end'; readonly text: string; readonly at: number }

/** Words that mean something by themselves; a column or value of the same name goes in quotes. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'and or not in is empty contains starts with has image missing misnamed problem completeness changed since'.split(
    ' ',
  ),
)

const SYMBOL = /^(?:!=|<>|<=|>=|[=<>(),])/
const WORD = /^[^\s()",=<>!]+/

/** Cuts a filter into words, quoted texts and symbols, ending with an `end` token; a fault for what is none of these. */
export function tokenise(source: string): readonly Token[] | FilterFault {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++
    const rest = source.slice(at)
    if (rest === '') return [...tokens, { kind: 'end', text: '', at: source.length }]
    const token = readToken(rest, at)
    if (token === null) {
      return rest.startsWith('"')
        ? {
            ok: false,
            code: 'quote-open',
            params: {},
            message: 'A quote is opened here and never closed.',
            position: at,
          }
        : {
            ok: false,
            code: 'meaningless',
            params: { text: rest[0] ?? '' },
            message: `"${rest[0]}" has no meaning here.`,
            position: at,
          }
    }
    tokens.push(token.token)
    at += token.length
  }
}

/** Whether a text stands for itself without quotes. */
export function isBareWord(text: string): boolean {
  return WORD.exec(text)?.[0] === text && !KEYWORDS.has(text.toLowerCase())
}

function readToken(rest: string, at: number): { token: Token; length: number } | null {
  if (rest.startsWith('"')) {
    const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(rest)
    return quoted
      ? { token: { kind: 'text', text: (quoted[1] ?? '').replace(/\\(.)/gs, '$1'), at }, length: quoted[0].length }
      : null
  }
  const symbol = SYMBOL.exec(rest)?.[0]
  if (symbol) return { token: { kind: 'symbol', text: symbol === '<>' ? '!=' : symbol, at }, length: symbol.length }
  const word = WORD.exec(rest)?.[0]
  return word ? { token: { kind: 'word', text: word, at }, length: word.length } : null
}
