import type { UiLocale } from '../shared/vocabulary.ts'
import { UI_LOCALES } from '../shared/vocabulary.ts'

/** The first of the person's languages that the app speaks; English when it speaks none of them. */
export function chooseUiLocale(preferred: readonly string[]): UiLocale {
  for (const locale of preferred) {
    const language = locale.split(/[-_]/, 1)[0]?.toLowerCase()
    const known = UI_LOCALES.find((candidate) => candidate === language)
    if (known) return known
  }
  return 'en'
}
