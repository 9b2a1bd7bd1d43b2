import { parseColumnKey } from '../../../../shared/column-key.ts'
import { localeName } from '../../../i18n/locale-name.ts'
import type { EditorHost } from './editor-host.ts'

/**
 * Frequent words of each language. One that several languages know counts for each of them; the most frequent of all
 * (`de`, `is`, `die`) would only blur. docs/card.md compares it with a trigram detector.
 */
const MARKS: Readonly<Record<string, string>> = {
  nl: 'het een en voor van niet zijn ook wordt bij uit naar maar je dat deze te tot nog zonder heeft geen als wel zo dan aan er ze hij worden kan gaat door over twee',
  fr: 'en on le la les une des du pour avec est dans sur vous et qui que pas par sans plus aux ce cette il elle son ses nous se au sont sous deux même',
  en: 'the and with for this your from are you it that not to be on by as an at or without which has can their its when than two up',
  sv: 'och en för med att det som är av till inte den ett på har kan från utan när du om även eller två så också vid man under',
  de: 'der das und mit für ist nicht auch ein eine zu den dem von auf im sich sie es wird bei aus oder nach ohne zwei durch wie',
}
const LANGUAGE_OF = new Map<string, readonly string[]>()
for (const [language, words] of Object.entries(MARKS)) {
  for (const word of words.split(' ')) LANGUAGE_OF.set(word, [...(LANGUAGE_OF.get(word) ?? []), language])
}
/** Fewer different ones say nothing: names and measures are the same everywhere. */
const WORDS_NEEDED = 3

/** The language a text is probably written in; null when it does not show. Pure. */
export function probableLanguage(text: string): string | null {
  const hits = new Map<string, number>()
  for (const word of new Set(text.toLowerCase().match(/\p{L}+/gu))) {
    for (const language of LANGUAGE_OF.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1)
  }
  const [first, second] = [...hits].toSorted((a, b) => b[1] - a[1])
  const isClear = first !== undefined && first[1] >= WORDS_NEEDED && first[1] >= 2 * (second?.[1] ?? 0)
  return isClear ? first[0] : null
}

/** Says that a text seems to be in another language than its column; null when nothing speaks for it. */
export function otherLanguageHint(text: string, { start, language }: EditorHost): string | null {
  const { t, locale } = language()
  const wanted = parseColumnKey(start.column.key)?.locale?.split('_')[0] ?? null
  const found = wanted === null ? null : probableLanguage(text)
  return found === null || found === wanted ? null : t('grid.otherLanguage', { language: localeName(found, locale) })
}

/** Writes how long a text is, and how long it may be where there is a limit. */
export function countText(counter: HTMLElement, text: string, { start, language }: EditorHost): void {
  const limit = start.column.attribute?.maxLength ?? null
  const length = Array.from(text).length
  counter.textContent = limit === null ? language().t('grid.characters', { count: length }) : `${length}/${limit}`
  counter.classList.toggle('is-over', limit !== null && length > limit)
}

/** Both, on one line under an editor. */
export function textHints(counter: HTMLElement, text: string, host: EditorHost): void {
  countText(counter, text, host)
  const hint = otherLanguageHint(text, host)
  if (hint !== null) counter.prepend(`${hint} · `)
  counter.classList.toggle('is-other-language', hint !== null)
}
