import { parseColumnKey } from '../../shared/column-key.ts'
import type { Structure } from '../../shared/contract/catalogue.ts'
import type { SystemColumn } from '../../shared/vocabulary.ts'
import { SYSTEM_COLUMNS } from '../../shared/vocabulary.ts'
import { useQuery } from '../engine/index.ts'
import type { Language } from '../i18n/index.ts'
import { localeName, localeNameInText, useLanguage } from '../i18n/index.ts'

/** Names of columns, channels, contexts and families in the person's language; the bare code while the structure is on its way. */
export interface Names {
  /** `name/nl_NL` is "Name (Dutch)", `price/EUR` "Price (EUR)", `name/nl_NL/@limburg` "Name (Dutch, Limburg)". */
  readonly column: (key: string) => string
  /** An attribute or product column without its scope. */
  readonly attribute: (code: string) => string
  readonly channel: (code: string) => string
  readonly locale: (code: string) => string
  readonly family: (code: string) => string
  readonly context: (code: string) => string
}

export function useNames(): Names {
  const language = useLanguage()
  const { data } = useQuery('catalogue.structure', {})
  return namesIn(data, language)
}

export function namesIn(structure: Structure | undefined, language: Language): Names {
  const { t, label } = language
  const labelled = (
    items: readonly { code: string; labels: Readonly<Record<string, string>> }[] | undefined,
    code: string,
  ): string => label(items?.find((item) => item.code === code)?.labels, code)

  const names: Names = {
    // A kind of link is a column, too.
    attribute: (code) =>
      isSystemColumn(code)
        ? t(`grid.column.${code}`)
        : labelled([...(structure?.attributes ?? []), ...(structure?.associationTypes ?? [])], code),
    channel: (code) => labelled(structure?.channels, code),
    family: (code) => labelled(structure?.families, code),
    context: (code) => labelled(structure?.contexts, code),
    locale: (code) => localeName(shortLocale(code, structure), language.locale),
    column: (text) => {
      const key = parseColumnKey(text)
      if (!key) return text
      const scope = [
        key.channel === null ? null : names.channel(key.channel),
        key.locale === null ? null : localeNameInText(shortLocale(key.locale, structure), language.locale),
        key.context === null ? null : names.context(key.context),
        key.currency,
      ].filter((part) => part !== null)
      return scope.length === 0
        ? names.attribute(key.attribute)
        : `${names.attribute(key.attribute)} (${scope.join(', ')})`
    },
  }
  return names
}

/** "Dutch" where the catalogue has one kind of it, "Dutch (Belgium)" where it has several. */
function shortLocale(code: string, structure: Structure | undefined): string {
  const tongue = code.split('_')[0] ?? code
  const kinds = structure?.locales.filter((other) => other.code.split('_')[0] === tongue).length ?? 1
  return kinds > 1 ? code : tongue
}

function isSystemColumn(code: string): code is SystemColumn {
  return SYSTEM_COLUMNS.some((column) => column === code)
}
