/** A catalogue locale in words of the app's language: `nl_NL` is "Nederlands (Nederland)". The code, if unknown. */
export function localeName(code: string, uiLocale: string): string {
  try {
    const name = new Intl.DisplayNames(uiLocale, { type: 'language', languageDisplay: 'standard' }).of(
      code.replaceAll('_', '-'),
    )
    return name ? name.charAt(0).toLocaleUpperCase(uiLocale) + name.slice(1) : code
  } catch {
    return code // not a language tag
  }
}
