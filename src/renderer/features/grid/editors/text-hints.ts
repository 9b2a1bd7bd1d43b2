import { parseColumnKey } from '../../../../shared/column-key.ts'
import { localeName } from '../../../i18n/locale-name.ts'
import type { EditorHost } from './editor-host.ts'

/** Words that are frequent in one of the languages and mean nothing in the others. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  nl: ['de', 'het', 'een', 'voor', 'met', 'van', 'niet', 'zijn', 'ook', 'wordt'],
  fr: ['le', 'les', 'une', 'des', 'pour', 'avec', 'est', 'dans', 'sur', 'vous'],
  en: ['the', 'and', 'with', 'for', 'of', 'this', 'is', 'your', 'from', 'are'],
  sv: ['och', 'för', 'med', 'att', 'det', 'som', 'är', 'av', 'till', 'inte'],
  de: ['der', 'die', 'das', 'und', 'mit', 'für', 'ist', 'nicht', 'auch', 'ein'],
}
/** Less says nothing: names and measures are the same everywhere. */
const WORDS_NEEDED = 3

/** The language a text is probably written in; null when it does not show. Pure. */
export function probableLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = Object.entries(MARKS).map(([language, marks]) => ({
    language,
    hits: words.filter((word) => marks.includes(word)).length,
  }))
  const [first, second] = scores.toSorted((a, b) => b.hits - a.hits)
  if (!first || first.hits < WORDS_NEEDED || first.hits < 2 * (second?.hits ?? 0)) return null
  return first.language
}

/** Writes under an editor how long the text is, and whether it seems to be in another language than its column. */
export function textHints(counter: HTMLElement, text: string, { start, language }: EditorHost): void {
  const { t, locale } = language()
  const limit = start.column.attribute?.maxLength ?? null
  const length = Array.from(text).length
  const wanted = parseColumnKey(start.column.key)?.locale?.split('_')[0] ?? null
  const found = wanted === null ? null : probableLanguage(text)
  const isOther = found !== null && found !== wanted
  const count = limit === null ? t('grid.characters', { count: length }) : `${length}/${limit}`
  counter.textContent = isOther
    ? `${t('grid.otherLanguage', { language: localeName(found, locale) })} · ${count}`
    : count
  counter.classList.toggle('is-over', limit !== null && length > limit)
  counter.classList.toggle('is-other-language', isOther)
}
