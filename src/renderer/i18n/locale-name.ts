/** A catalogue locale in words of the app's language: `nl_NL` is "Nederlands (Nederland)". The code, if unknown. */
export function localeName(code: string, uiLocale: string): string {
  const name = localeNameInText(code, uiLocale)
  return name === code ? code : name.charAt(0).toLocaleUpperCase(uiLocale) + name.slice(1)
}

/** As `localeName`, within a line: French writes "nom (français)", English "name (French)". */
export function localeNameInText(code: string, uiLocale: string): string {
  try {
    const name = new Intl.DisplayNames(uiLocale, { type: 'language', languageDisplay: 'standard' }).of(
      code.replaceAll('_', '-'),
    )
    return name ?? code
  } catch {
    return code // not a language tag
  }
}
