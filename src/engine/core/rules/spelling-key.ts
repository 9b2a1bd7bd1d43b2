import { foldAccents } from '../text/fold.ts'

/** Words that say "and", in the languages of our shops. */
const AND = new Set(['en', 'and', 'et', 'och', 'und'])

/** Forms of companies: with or without them it is the same brand. */
const COMPANY = new Set(['bv', 'nv', 'sa', 'ab', 'gmbh', 'sprl', 'srl', 'sarl', 'sas', 'ltd', 'inc', 'oy', 'as'])

/**
 * What spellings of one name have in common: case, accents, punctuation, blanks, "and", the form of the company and
 * doubled letters say nothing. For names of brands and materials, where most products write it rightly; too coarse for
 * texts, where two such keys may be two things.
 */
export function spellingKey(text: string): string {
  const words = foldAccents(text.replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const said = words.filter((word, at) => !AND.has(word) && (at === 0 || !COMPANY.has(word)))
  return (said.length > 0 ? said : words).join('').replace(/(\p{L})\1+/gu, '$1')
}
