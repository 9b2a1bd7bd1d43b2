import type { UiLocale } from '../../../shared/vocabulary.ts'
import type { Words } from './words.ts'

export type { MessageKey, Messages, Words } from './words.ts'

// One file per feature and language, `<feature>.<lang>.ts`, put together per language.
const load: Readonly<Record<UiLocale, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  nl: async () => (await import('./nl.ts')).nl,
  fr: async () => (await import('./fr.ts')).fr,
  sv: async () => (await import('./sv.ts')).sv,
}

/** The messages of a language, loaded when somebody first asks for it: nobody reads all four. */
export function wordsIn(locale: UiLocale): Promise<Words> {
  return load[locale]()
}
