import { createContext, use } from 'react'
import type { UiLocale } from '../../shared/vocabulary.ts'
import type { Formats } from './formats.ts'
import { createFormats } from './formats.ts'
import type { Translator } from './translator.ts'
import type { Words } from './messages/index.ts'
import { createTranslator } from './translator.ts'

/** Words and number formats of the language in use. */
export interface Language extends Translator {
  readonly format: Formats
}

export function createLanguage(locale: UiLocale, systemLocale: string, words: Words): Language {
  const translator = createTranslator(locale, systemLocale, words)
  return { ...translator, format: createFormats(translator.formatLocale) }
}

export const LanguageContext = createContext<Language | null>(null)

/** `const { t, format, label } = useLanguage()` */
export function useLanguage(): Language {
  const language = use(LanguageContext)
  if (!language) throw new Error('useLanguage outside of a LanguageContext')
  return language
}
