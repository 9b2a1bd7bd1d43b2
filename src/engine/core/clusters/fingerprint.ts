import { foldAccents } from '../text/fold.ts'

/**
 * What is left of a text when case, accents, punctuation and the order of its words say nothing: texts with the same
 * fingerprint are spellings of one thing. "100 %" says nothing either; other numbers do.
 */
export function fingerprint(text: string): string {
  const words = foldAccents(text)
    .replace(/\b100\s*%/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return [...new Set(words)].toSorted().join(' ')
}
