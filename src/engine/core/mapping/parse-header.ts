import { fold } from '../text/fold.ts'

/** What a column's header says besides its name. */
export interface ParsedHeader {
  /** Folded, separators as single blanks: "article number". */
  readonly name: string
  /** The whole header folded the same way, nothing taken out. */
  readonly whole: string
  /** `nl_NL`, or a bare language `nl`. */
  readonly locale: string | null
  readonly currency: string | null
  readonly unit: string | null
  readonly vat: 'included' | 'excluded' | null
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  nederlands: 'nl',
  dutch: 'nl',
  neerlandais: 'nl',
  niederlandisch: 'nl',
  nederlandska: 'nl',
  hollands: 'nl',
  engels: 'en',
  english: 'en',
  anglais: 'en',
  englisch: 'en',
  engelska: 'en',
  frans: 'fr',
  french: 'fr',
  francais: 'fr',
  franzosisch: 'fr',
  franska: 'fr',
  duits: 'de',
  german: 'de',
  allemand: 'de',
  deutsch: 'de',
  tyska: 'de',
  zweeds: 'sv',
  swedish: 'sv',
  suedois: 'sv',
  schwedisch: 'sv',
  svenska: 'sv',
}
const LANGUAGES: ReadonlySet<string> = new Set([
  'nl',
  'en',
  'fr',
  'de',
  'sv',
  'it',
  'es',
  'pl',
  'pt',
  'da',
  'fi',
  'nb',
  'no',
  'cs',
])
const CURRENCIES: ReadonlySet<string> = new Set(['eur', 'usd', 'gbp', 'sek', 'nok', 'dkk', 'chf', 'pln', 'czk'])
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  '£': 'GBP',
  sek: 'SEK',
  kr: 'SEK',
}
const UNITS: ReadonlySet<string> = new Set(
  'g gr gram grams gramm kg kilo kilogram mg mm cm dm m meter l ltr liter litre ml cl dl inch in " % w watt kw v volt a mah ah wh kwh lm lumen kcal kj h uur u hours heures min sec dag dagen days jours dagar werkdagen weken weeks semaines maand maanden mnd months mois manader monate jaar jaren years annees ans ar jahre st stuks pcs °c oz lb lbs ft lumens'.split(
    ' ',
  ),
)
/** Units by any name to one name, to compare what a header says with what an attribute is kept in. */
export const SAME_UNIT: Readonly<Record<string, string>> = {
  gr: 'g',
  gram: 'g',
  grams: 'g',
  gramm: 'g',
  kilo: 'kg',
  kilogram: 'kg',
  meter: 'm',
  ltr: 'l',
  liter: 'l',
  litre: 'l',
  '"': 'in',
  inch: 'in',
  st: 'pcs',
  stuks: 'pcs',
  a: 'amp',
  lbs: 'lb',
  uur: 'h',
  u: 'h',
  hours: 'h',
  heures: 'h',
  maand: 'month',
  maanden: 'month',
  mnd: 'month',
  months: 'month',
  mois: 'month',
  manader: 'month',
  monate: 'month',
  jaar: 'year',
  jaren: 'year',
  years: 'year',
  annees: 'year',
  ans: 'year',
  ar: 'year',
  jahre: 'year',
  dag: 'day',
  dagen: 'day',
  days: 'day',
  jours: 'day',
  dagar: 'day',
  werkdagen: 'day',
  weken: 'week',
  weeks: 'week',
  semaines: 'week',
  lumens: 'lumen',
  lm: 'lumen',
}
const VAT = /^(?:btw|vat|tva|moms|mwst|ust|tax)$/
const INCLUDED = /^(?:incl|inkl|incluis|inclusief|including|inc|ttc|brutto|bruto|met|comprise)$/
const EXCLUDED = /^(?:excl|exkl|exclusief|excluding|ex|ht|netto|zonder|hors)$/
const SIDE = /^(?:incl|inkl|inc|excl|exkl|ex)$/

/** Whether a word is a unit by any of its names: "kg", "jaar", "ML". */
export function isUnit(word: string): boolean {
  return UNITS.has(fold(word))
}

/** Takes a header apart: "Omschrijving NL", "name-fr_FR", "Prijs excl. BTW (EUR)", "Gewicht [kg]", "seoTitle.en". */
export function parseHeader(header: string): ParsedHeader {
  const whole = nameOf(header)
  let rest = header.trim()
  let locale: string | null = null
  const full = /(^|[-_ .([/])([a-z]{2})[-_]([A-Z]{2})(?=$|[-_ .)\]/])/.exec(rest)
  if (full !== null) {
    locale = `${full[2]}_${full[3]}`
    rest = rest.slice(0, full.index) + ' ' + rest.slice(full.index + full[0].length)
  }
  let tokens = tokensOf(rest)
  const vat = vatOf(tokens)
  if (vat !== null)
    tokens = tokens.filter((token) => !VAT.test(token) && !INCLUDED.test(token) && !EXCLUDED.test(token))
  const currency = takeLast(tokens, (token) => (CURRENCIES.has(token) ? token.toUpperCase() : CURRENCY_WORDS[token]))
  // A unit only behind a name: a column "L" is a length, or a size, but no litres.
  const unit =
    tokens.length > 1 ? takeLast(tokens, (token) => (UNITS.has(token) ? (SAME_UNIT[token] ?? token) : undefined)) : null
  if (locale === null && tokens.length > 1) locale = takeLanguage(tokens)
  return { name: tokens.join(' '), whole, locale, currency, unit, vat }
}

/** A header, attribute code or label as it is compared: folded, every separator a blank, camelCase taken apart. */
export function nameOf(text: string): string {
  return tokensOf(text).join(' ')
}

function tokensOf(text: string): string[] {
  const spaced = text
    .replace(/MwSt/g, 'mwst') // capitals within one word
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/([€$£%"])/g, ' $1 ')
  return fold(spaced)
    .split(/[^\p{L}\p{N}€$£%°"]+/u) // an inch sign is a unit
    .filter((token) => token !== '')
}

function vatOf(tokens: readonly string[]): ParsedHeader['vat'] {
  // At the very end it can be nothing but tax that is in or out: "Verkoop incl.", "Preis exkl."
  const mentionsVat = tokens.some((token) => VAT.test(token)) || (tokens.length > 1 && SIDE.test(tokens.at(-1) ?? ''))
  const isIncluded = tokens.some((token) => token === 'ttc' || (mentionsVat && INCLUDED.test(token)))
  const isExcluded = tokens.some((token) => token === 'ht' || (mentionsVat && EXCLUDED.test(token)))
  if (isIncluded === isExcluded) return null
  return isIncluded ? 'included' : 'excluded'
}

/** Takes a token of this kind off the end, or off the front; null when there is none. */
function takeLast(tokens: string[], read: (token: string) => string | undefined): string | null {
  if (tokens.length < 2) return null
  const last = read(tokens.at(-1) ?? '')
  if (last !== undefined) {
    tokens.pop()
    return last
  }
  return null
}

function takeLanguage(tokens: string[]): string | null {
  const read = (token: string): string | undefined => (LANGUAGES.has(token) ? token : LANGUAGE_NAMES[token])
  const last = takeLast(tokens, read)
  if (last !== null) return last
  const first = read(tokens[0] ?? '')
  if (first === undefined || tokens[0] === 'no') return null
  tokens.shift()
  return first
}
