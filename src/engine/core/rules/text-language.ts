import { countLanguage, leadingLanguage, TOLD_LANGUAGES } from '../mapping/guess-language.ts'
import type { LanguageCounts } from '../mapping/guess-language.ts'

/** The language a text reads as, where that is clearly another than its column's; null where it is not, or too short to tell. */
export function strangeLanguage(text: string, locale: string): string | null {
  const own = locale.split('_')[0] ?? ''
  if (!TOLD_LANGUAGES.has(own)) return null
  const counts: LanguageCounts = {}
  countLanguage(counts, text)
  const found = leadingLanguage(counts)
  return found === null || found === own ? null : found
}
