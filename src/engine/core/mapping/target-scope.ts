import { formatColumnKey } from '../../../shared/column-key.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import type { ColumnFacts } from './column-facts.ts'
import { leadingLanguage } from './guess-language.ts'
import type { ParsedHeader } from './parse-header.ts'

/** A column of the catalogue for an attribute and how certain its scope is: 1 for certain, 0 for impossible. */
export interface ScopedTarget {
  readonly column: string
  readonly certainty: number
  /** Why the scope is uncertain: the message key's last part; null when it is not. */
  readonly doubt:
    | 'unknown-locale'
    | 'unknown-currency'
    | 'language-differs'
    | 'headers-differ'
    | 'locale-assumed'
    | null
}

/** Completes an attribute with the channel, locale, context and currency that header, values or catalogue give. */
export function scopeTarget(
  structure: StructureModel,
  attribute: Attribute,
  header: ParsedHeader,
  facts: ColumnFacts,
  { channel, context }: { readonly channel: string | null; readonly context: string | null },
  { fileLanguage, headerLanguage }: { readonly fileLanguage: string | null; readonly headerLanguage: string | null },
): ScopedTarget {
  const locale = attribute.isLocalizable
    ? chooseLocale(structure, header.locale, leadingLanguage(facts.languages) ?? fileLanguage, headerLanguage)
    : { code: null, certainty: 1, doubt: null }
  const currency =
    attribute.type === 'price'
      ? chooseCurrency(structure, header.currency, facts.currencies)
      : { code: null, certainty: 1, doubt: null }
  const channels = [...structure.channels.keys()]
  const inChannel = attribute.isScopable ? (channel ?? channels[0] ?? null) : null
  const column = formatColumnKey({
    attribute: attribute.code,
    channel: inChannel,
    locale: locale.code,
    context: attribute.hasContext ? context : null,
    currency: currency.code,
  })
  // Which of several channels is a choice, though the first is nearly always meant.
  const assumed = attribute.isScopable && channel === null && channels.length > 1 ? 0.95 : 1
  // A language in the header of what has none ("Kleur NL") is one of several such columns: ask.
  const stray =
    (!attribute.isLocalizable && header.locale !== null) ||
    (!attribute.isScopable && channel !== null) ||
    (!attribute.hasContext && context !== null)
      ? 0.8
      : 1
  return {
    column,
    certainty: locale.certainty * currency.certainty * stray * assumed,
    doubt: locale.doubt ?? currency.doubt,
  }
}

interface Choice {
  readonly code: string | null
  readonly certainty: number
  readonly doubt: ScopedTarget['doubt']
}

/**
 * The language the header says, else that of the texts. Where no text tells, one of several languages is only assumed;
 * headers in another language than the catalogue's first make that a question.
 */
function chooseLocale(
  structure: StructureModel,
  wanted: string | null,
  spoken: string | null,
  headed: string | null,
): Choice {
  const codes = structure.locales.map(({ code }) => code)
  if (wanted !== null) {
    if (codes.includes(wanted)) return { code: wanted, certainty: 1, doubt: null }
    const language = wanted.slice(0, 2)
    const same = codes.filter((code) => code.startsWith(`${language}_`))
    // "nl" where there is one Dutch is that one; "en_US" where there is only en_GB is a question.
    if (same[0] === undefined) return { code: structure.defaultLocale, certainty: 0.2, doubt: 'unknown-locale' }
    return { code: same[0], certainty: wanted.length === 2 && same.length === 1 ? 1 : 0.75, doubt: 'unknown-locale' }
  }
  if (codes.length === 1) return { code: codes[0] ?? null, certainty: 1, doubt: null }
  if (spoken !== null) {
    if (structure.defaultLocale.startsWith(`${spoken}_`))
      return { code: structure.defaultLocale, certainty: 1, doubt: null }
    const same = codes.filter((code) => code.startsWith(`${spoken}_`))
    if (same.length === 1) return { code: same[0] ?? null, certainty: 0.95, doubt: null }
    return { code: structure.defaultLocale, certainty: 0.6, doubt: 'language-differs' }
  }
  if (headed !== null && !structure.defaultLocale.startsWith(`${headed}_`)) {
    const code = codes.find((each) => each.startsWith(`${headed}_`)) ?? structure.defaultLocale
    return { code, certainty: 0.8, doubt: 'headers-differ' }
  }
  return { code: structure.defaultLocale, certainty: 0.95, doubt: 'locale-assumed' }
}

function chooseCurrency(
  structure: StructureModel,
  wanted: string | null,
  seen: Readonly<Record<string, number>>,
): Choice {
  const known = [...new Set([...structure.channels.values()].flatMap(({ currencies }) => currencies))]
  const first = known[0] ?? null
  if (wanted !== null)
    return known.includes(wanted)
      ? { code: wanted, certainty: 1, doubt: null }
      : { code: first, certainty: 0.2, doubt: 'unknown-currency' }
  const [most, second] = Object.entries(seen).sort((a, b) => b[1] - a[1])
  if (most === undefined) return { code: first, certainty: 1, doubt: null }
  if (!known.includes(most[0])) return { code: first, certainty: 0.3, doubt: 'unknown-currency' }
  return {
    code: most[0],
    certainty: second === undefined ? 1 : 0.7,
    doubt: second === undefined ? null : 'unknown-currency',
  }
}
