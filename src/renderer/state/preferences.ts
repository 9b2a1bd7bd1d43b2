import { create } from 'zustand'
import type { ThemeChoice } from '../../shared/desktop.ts'
import type { UiLocale } from '../../shared/vocabulary.ts'
import { UI_LOCALES } from '../../shared/vocabulary.ts'
import { localSetting } from './local-settings.ts'

interface Preferences {
  /** Language of the app; null = the system's. */
  readonly language: UiLocale | null
  readonly theme: ThemeChoice
}

const storedLanguage = localSetting<UiLocale | null>('language', (stored) => {
  return UI_LOCALES.find((locale) => locale === stored) ?? null
})

/** Choices of the person about the app itself, on this machine. */
export const usePreferences = create<Preferences>(() => ({ language: storedLanguage.get(), theme: 'system' }))

export function setLanguage(language: UiLocale | null): void {
  storedLanguage.set(language)
  usePreferences.setState({ language })
}

/** Main keeps the choice and tells every window; the page only shows it. */
export function setTheme(theme: ThemeChoice): void {
  showTheme(theme)
  void window.desktop.setTheme(theme)
}

/** Shows the theme that main told. */
export function showTheme(theme: ThemeChoice): void {
  document.documentElement.dataset['theme'] = theme
  usePreferences.setState({ theme })
}
