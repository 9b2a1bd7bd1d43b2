import type { PresetId } from '../../../shared/presets.ts'
import type { Layout } from './shape/layout.ts'

/**
 * What a program's export looks like: data alone, read by one recogniser, one shaper and one proposer. Headers are
 * written in lower case; where each rule comes from is in docs/import.md.
 */
export interface Preset {
  readonly id: PresetId
  /** Sets of headers; one whole set is enough to know the file by. */
  readonly marks: readonly (readonly string[])[]
  /**
   * What its headers mean, in words that the mapping knows beyond doubt: "price", "name-nl". `=parent` is a column of
   * the catalogue itself, null is left out. A header that is not listed means what it says.
   */
  readonly words: Readonly<Record<string, string | null>>
  /** Headers with a part that changes, such as a language: pattern and what it means. */
  readonly patterns?: readonly (readonly [pattern: RegExp, word: string | null])[]
  /** Values that are written otherwise than here, by header and lower-case text. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly decimal: '.' | ',' | null
  /** Its headers are in the language of whoever uses it, and so are the texts, as a rule. */
  readonly isTranslated?: boolean
  readonly layout: Layout
}

/** A header as presets are written: lower case, single blanks. */
export function plainHeader(header: string): string {
  return header.trim().toLowerCase().replace(/\s+/g, ' ')
}

/** What a header means in a preset; undefined where the preset has no word for it. */
export function wordFor({ words, patterns = [] }: Preset, header: string): string | null | undefined {
  const plain = plainHeader(header)
  if (Object.hasOwn(words, plain)) return words[plain]
  const found = patterns.find(([pattern]) => pattern.test(plain))
  return found === undefined ? undefined : found[1] === null ? null : plain.replace(found[0], found[1])
}
