import { gtinFault } from '../identifiers/gtin.ts'
import { parseBoolean } from '../values/booleans.ts'
import { countNumber, noNumbers, type NumberCounts, type NumberShape, numberShape } from './number-style.ts'
import { type DateCounts, dateShape, noDates } from './date-style.ts'
import { countLanguage, type LanguageCounts } from './guess-language.ts'
import { looksLikePicture, pictureRefs } from '../pictures/picture-refs.ts'
import { sketchOf } from './sketch.ts'
import { cellKind, cellText, detached, isBlankCell, type SourceCell } from './source-cell.ts'

/** What the values of one source column look like, counted over the rows that were looked at. Plain data. */
export interface ColumnFacts {
  seen: number
  filled: number
  /** Of the first `DISTINCT_MOST` values. */
  distinct: number
  /** True when no value came twice among all that were looked at. */
  isUnique: boolean
  numbers: NumberCounts
  /** Texts that are one number, currency and unit allowed. */
  numeric: number
  dates: DateCounts
  dated: number
  booleans: number
  typedNumbers: number
  typedDates: number
  typedBooleans: number
  errors: number
  /** Digits of the length of a GTIN, and how many of those have the right check digit. */
  gtinLike: number
  gtinValid: number
  /** Shorter digits that have the right check digit once their lost zeros are put back. */
  shortDigits: number
  gtinPadded: number
  /** "8,71E+12": what a spreadsheet makes of a long code. */
  scientific: number
  /** "8712345678906.0" */
  pointZero: number
  /** Short, with a digit, without blanks: what an article number looks like. */
  codes: number
  links: number
  pictures: number
  /** Cells that name pictures and nothing else, by hash, address or file, and those of them that name several. */
  pictureCells?: number
  pictureLists?: number
  html: number
  lineBreaks: number
  longest: number
  characters: number
  languages: LanguageCounts
  /** Currency signs and codes found beside amounts. */
  currencies: Record<string, number>
  /** Up to 60 distinct short values, for telling options and names of the catalogue. */
  values: string[]
  /** Sketch of all values counted in `distinct`; left out in imports from before it was made. */
  sketch?: readonly number[]
}

const DISTINCT_MOST = 5_000
const VALUES_MOST = 60
/** What is worth taking apart: most texts are told at a glance. */
const MAY_NAME_PICTURES = /^(?:https?:|\/\/|www\.)|\.(?:jpe?g|png|webp|gif|tiff?|bmp|avif|heic|jfif)\b|^[0-9a-f]{64}/i

/** Looks at the cells of one column, one by one. */
export class ColumnObserver {
  readonly facts: ColumnFacts = {
    seen: 0,
    filled: 0,
    distinct: 0,
    isUnique: true,
    numbers: noNumbers(),
    numeric: 0,
    dates: noDates(),
    dated: 0,
    booleans: 0,
    typedNumbers: 0,
    typedDates: 0,
    typedBooleans: 0,
    errors: 0,
    gtinLike: 0,
    gtinValid: 0,
    shortDigits: 0,
    gtinPadded: 0,
    scientific: 0,
    pointZero: 0,
    codes: 0,
    links: 0,
    pictures: 0,
    html: 0,
    lineBreaks: 0,
    longest: 0,
    characters: 0,
    languages: {},
    currencies: {},
    values: [],
  }
  readonly #distinct = new Set<string>()
  readonly #known: KnownTexts

  /** Observers of one file may share what they have found of its texts. */
  constructor(known: KnownTexts = new Map()) {
    this.#known = known
  }

  /** The facts with a sketch of the values, once all were looked at. */
  result(): ColumnFacts {
    return { ...this.facts, sketch: sketchOf(this.#distinct) }
  }

  observe(cell: SourceCell): void {
    const { facts } = this
    facts.seen += 1
    if (isBlankCell(cell)) return
    facts.filled += 1
    const text = cellText(cell).trim()
    this.#noteDistinct(text)
    facts.characters += text.length
    facts.longest = Math.max(facts.longest, text.length)
    switch (cellKind(cell)) {
      case 'number':
        facts.typedNumbers += 1
        this.#observeCode(text)
        return
      case 'date':
        facts.typedDates += 1
        return
      case 'boolean':
        facts.typedBooleans += 1
        return
      case 'error':
        facts.errors += 1
        return
      default:
        this.#observeText(text)
    }
  }

  #noteDistinct(text: string): void {
    const { facts } = this
    if (this.#distinct.has(text)) {
      facts.isUnique = false
      return
    }
    if (this.#distinct.size >= DISTINCT_MOST) return
    const own = detached(text)
    this.#distinct.add(own)
    facts.distinct += 1
    if (text.length <= 100 && facts.values.length < VALUES_MOST) facts.values.push(own)
  }

  #observeText(text: string): void {
    const { facts } = this
    const { counts, number, date, currency, mayNamePictures } = this.#traitsOf(text)
    for (const count of counts) facts[count] += 1
    if (number !== null) countNumber(facts.numbers, number)
    if (date !== null) facts.dates[date] += 1
    if (currency !== null) facts.currencies[currency] = (facts.currencies[currency] ?? 0) + 1
    if (text.length > SHORT) countLanguage(facts.languages, text)
    if (mayNamePictures) this.#observePictures(text)
  }

  #traitsOf(text: string): Traits {
    if (text.length > SHORT) return traitsOf(text)
    let traits = this.#known.get(text)
    if (traits === undefined) {
      traits = traitsOf(text)
      if (this.#known.size < KNOWN_MOST) this.#known.set(detached(text), traits)
    }
    return traits
  }

  #observePictures(text: string): void {
    const { facts } = this
    const refs = pictureRefs(text)
    if (refs === null || !refs.every(looksLikePicture)) return
    facts.pictureCells = (facts.pictureCells ?? 0) + 1
    if (refs.length > 1) facts.pictureLists = (facts.pictureLists ?? 0) + 1
  }

  #observeCode(text: string): void {
    for (const count of codeCounts(text)) this.facts[count] += 1
  }
}

/** Longer is no number, date or code. */
const SHORT = 40
const KNOWN_MOST = 10_000

type CodeCount = 'codes' | 'scientific' | 'pointZero' | 'gtinLike' | 'gtinValid' | 'shortDigits' | 'gtinPadded'
type TextCount = CodeCount | 'numeric' | 'dated' | 'booleans' | 'links' | 'pictures' | 'html' | 'lineBreaks'

/** What one text shows, in whatever column it stands. */
interface Traits {
  /** The counts of a column that it adds to. */
  readonly counts: readonly TextCount[]
  readonly number: NumberShape | null
  readonly date: keyof DateCounts | null
  readonly currency: string | null
  readonly mayNamePictures: boolean
}

/** What texts were found to show, for columns whose values come again: half of looking at a file went into its values. */
export type KnownTexts = Map<string, Traits>

function traitsOf(text: string): Traits {
  const counts: TextCount[] = codeCounts(text)
  const isShort = text.length <= SHORT
  const number = isShort ? numberShape(text) : null
  const date = isShort ? dateShape(text) : null
  if (number !== null) counts.push('numeric')
  if (date !== null && date !== 'serial') counts.push('dated')
  if (isShort && parseBoolean(text) !== null) counts.push('booleans')
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) counts.push('links')
  if (/\.(?:jpe?g|png|webp|gif|tiff?|bmp|avif|heic)(?:\?\S*)?$/i.test(text)) counts.push('pictures')
  if (/<\/?(?:p|br|b|ul|li|div|span|strong|h\d|a)\b[^>]*>/i.test(text)) counts.push('html')
  if (text.includes('\n')) counts.push('lineBreaks')
  return {
    counts,
    number,
    date,
    currency: number === null ? null : currencyIn(text),
    mayNamePictures: MAY_NAME_PICTURES.test(text),
  }
}

function codeCounts(text: string): CodeCount[] {
  const counts: CodeCount[] = []
  if (text.length <= SHORT && /\d/.test(text) && !/\s/.test(text)) counts.push('codes')
  if (/^\d[.,]\d+e\+?\d+$/i.test(text)) counts.push('scientific')
  const digits = text.replace(/[\s-]/g, '')
  const whole = /^\d{8,14}[.,]0$/.test(digits) ? digits.slice(0, -2) : digits
  if (whole !== digits) counts.push('pointZero')
  if (!/^\d{4,14}$/.test(whole)) return counts
  const fault = gtinFault(whole)
  if (fault?.kind !== 'length') {
    counts.push('gtinLike')
    if (fault === null) counts.push('gtinValid')
  }
  if (whole.length < 12 && fault !== null) {
    counts.push('shortDigits')
    if (gtinFault(whole.padStart(13, '0')) === null) counts.push('gtinPadded')
  }
  return counts
}

function currencyIn(text: string): string | null {
  const sign = /[€$£¥]|\b(?:EUR|USD|GBP|SEK|NOK|DKK|CHF|PLN|CZK)\b|\bkr\b/i.exec(text)?.[0]
  return sign === undefined ? null : (currencyOfSign[sign] ?? sign.toUpperCase())
}

const currencyOfSign: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  kr: 'SEK',
  Kr: 'SEK',
  KR: 'SEK',
}

/** Share of the filled cells for which a count stands; 0 for an empty column. */
export function shareOf(facts: ColumnFacts, count: number): number {
  return facts.filled === 0 ? 0 : count / facts.filled
}
