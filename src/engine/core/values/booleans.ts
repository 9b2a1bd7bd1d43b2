import { fold } from '../text/fold.ts'

// English, Dutch, French and Swedish, folded, and what forms and exports write.
const TRUE_WORDS = new Set('1 true yes y on x v ✓ ✔ ja j waar aan oui o vrai sant pa'.split(' '))
const FALSE_WORDS = new Set('0 false no n off - nee neen onwaar uit non faux nej falskt av'.split(' '))

/** 1, 0, or null for a word that is neither. */
export function parseBoolean(text: string): 1 | 0 | null {
  const word = fold(text)
  if (TRUE_WORDS.has(word)) return 1
  return FALSE_WORDS.has(word) ? 0 : null
}
