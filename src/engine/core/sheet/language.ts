/** The language of a column or person as `Intl` knows it: `nl-NL` for `nl_NL`. */
export function intlLanguage(locale: string): string {
  const tag = locale.replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** The decimal mark that readers of a language expect. */
export function decimalMarkOf(locale: string): '.' | ',' {
  const parts = new Intl.NumberFormat(intlLanguage(locale)).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
}
