/** What is wrong with a regular expression: the kind, and the character (from 0) it is about. */
export interface RegexFault {
  readonly kind: 'open-group' | 'open-class' | 'lone-bracket' | 'nothing-to-repeat' | 'escape' | 'other'
  readonly position: number
}

/** What cannot be cut in two without becoming something else: escapes, the head of a group, `{2,3}`, one character. */
const TOKEN =
  /\\u\{[^}]*\}?|\\[pP]\{[^}]*\}?|\\k<[^>]*>?|\\x..?|\\u.{0,4}|\\c.?|\\.?|\(\?(?:<[=!]|<[^>]*>?|[=!:]|[a-z-]*:?)|\{[^}]*\}?|./gsu

/**
 * Finds what is wrong with a regular expression as the engine reads it (JavaScript with `u`), or null. Engines say
 * only that something is: the first beginning that no ending can mend shows where. Compiles, never runs it.
 */
export function regexFault(source: string): RegexFault | null {
  if (compiles(source)) return null
  const open: number[] = []
  let classAt: number | null = null
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    if (classAt !== null) {
      if (token === ']') classAt = null
    } else if (token === '[') classAt = index
    else if (token.startsWith('(')) open.push(index)
    else if (token === ')' && open.pop() === undefined) return { kind: 'lone-bracket', position: index }
    const ending = (classAt === null ? '' : ']') + ')'.repeat(open.length)
    if (!compiles(source.slice(0, index + token.length) + ending)) return { kind: kindOf(token), position: index }
  }
  if (classAt !== null) return { kind: 'open-class', position: classAt }
  return { kind: open.length > 0 ? 'open-group' : 'other', position: open.at(-1) ?? 0 }
}

function kindOf(token: string): RegexFault['kind'] {
  if (token.startsWith('\\')) return 'escape'
  if (/^[*+?{]/.test(token)) return 'nothing-to-repeat'
  return token === ']' || token === '}' ? 'lone-bracket' : 'other'
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}
