import type { Words } from './index.ts'
import { wordsIn } from './index.ts'
import type { UiLocale } from '../../../shared/vocabulary.ts'

/** The words of every language at once, for tests; the app loads one. */
export const allWords: Readonly<Record<UiLocale, Words>> = {
  en: await wordsIn('en'),
  nl: await wordsIn('nl'),
  fr: await wordsIn('fr'),
  sv: await wordsIn('sv'),
}
