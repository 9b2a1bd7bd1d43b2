import { useEffect, useMemo, useState } from 'react'
import type { Language, Words } from '../i18n/index.ts'
import { createLanguage, wordsIn } from '../i18n/index.ts'
import { usePreferences } from '../state/preferences.ts'

/** The language chosen, else the system's; `first` are its words. After a choice the one before stays until words are there. */
export function useAppLanguage(first: Words): Language {
  const { info } = window.desktop
  const locale = usePreferences(({ language }) => language) ?? info.locale
  const [shown, show] = useState({ locale, words: first })
  useEffect(() => {
    if (shown.locale === locale) return undefined
    let isLatest = true
    void wordsIn(locale).then((words) => isLatest && show({ locale, words }))
    return () => {
      isLatest = false
    }
  }, [locale, shown.locale])
  useEffect(() => {
    document.documentElement.lang = shown.locale
  }, [shown.locale])
  return useMemo(() => createLanguage(shown.locale, info.formatLocale, shown.words), [shown, info.formatLocale])
}
