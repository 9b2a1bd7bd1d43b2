import { create } from 'zustand'
import type { ThemeChoice } from '../../shared/desktop.ts'
import type { UiLocale } from '../../shared/vocabulary.ts'

interface Preferences {
  /** Language of the app; null = the system's. */
  readonly language: UiLocale | null
  readonly theme: ThemeChoice
}

/** Choices of the person about the app itself. Main keeps them, in one file for every window and the menu. */
export const usePreferences = create<Preferences>(() => ({ language: null, theme: 'system' }))

/** Shows the choices that main told. */
export function showPreferences({ theme, language }: Preferences): void {
  document.documentElement.dataset['theme'] = theme
  usePreferences.setState({ theme, language })
}

export function setTheme(theme: ThemeChoice): void {
  void window.desktop.setTheme(theme)
}

export function setLanguage(language: UiLocale | null): void {
  void window.desktop.setLanguage(language)
}
