import { type ColumnFacts, shareOf } from '../mapping/column-facts.ts'
import { conceptOf } from '../mapping/concepts.ts'
import { isUnit, parseHeader } from '../mapping/parse-header.ts'

/** A source column as the choice of a key sees it: what it is called, what it holds, where it would go. */
export interface KeyCandidate {
  readonly index: number
  readonly header: string
  readonly facts: ColumnFacts
  /** Column of the catalogue it would fill; null for none. */
  readonly column: string | null
  /** Taken without asking. */
  readonly isSure: boolean
}

export interface KeyChoice {
  readonly index: number
  /** The column of the catalogue by which products are found. */
  readonly column: string
  /** Null for a column that its own mapping makes sure of; else why it is taken, which a person is asked to confirm. */
  readonly reason: 'key-by-header' | 'key-by-values' | null
}

/** A word or two; longer is a text. */
const LONGEST_KEY = 60
/** Fewer values are different by chance. */
const FEWEST_VALUES = 3
/** Of a column that is headed as the SKU: beyond it rows are no products, but till lines or stock per warehouse. */
const NAMED_LEAST = 0.5
/** Of any other column. */
const FILLED_LEAST = 0.8
const DISTINCT_LEAST = 0.9

/**
 * The column that tells products apart when nobody can be asked: a sure SKU, else sure barcodes, else an article number
 * by its header, else the one column whose values can only be codes. Null rather than a guess: a wrong key makes a new
 * product of every row, or overwrites another. Measurements, prices, dates, counts, yes and no, and texts are never keys.
 */
export function chooseKey(candidates: readonly KeyCandidate[]): KeyChoice | null {
  const able = candidates.filter(({ facts }) => !isNeverKey(facts))
  const sku = able.find((candidate) => isHeadedSku(candidate) && isOnePerRow(candidate.facts, NAMED_LEAST, NAMED_LEAST))
  if (sku !== undefined) return { index: sku.index, column: 'sku', reason: null }
  const fit = able.filter(({ facts }) => isOnePerRow(facts, FILLED_LEAST, DISTINCT_LEAST))
  const barcode = fit.find(isSureBarcode)
  if (barcode?.column != null) return { index: barcode.index, column: barcode.column, reason: null }
  // A SKU that cannot be the key says that the rows are no products; another column must not stand in for it.
  if (candidates.some((candidate) => isHeadedSku(candidate) && candidate.facts.filled > 0)) return null
  const named = fit.filter((candidate) => isCodes(candidate.facts) && isArticleNumber(candidate))
  const [byHeader] = named.length > 1 ? named.filter(({ column }) => column === 'sku') : named
  if (byHeader !== undefined) {
    const { index, column, isSure } = byHeader
    return { index, column: isSure && column !== null ? column : 'sku', reason: 'key-by-header' }
  }
  const free = fit.filter(
    ({ header, column, isSure, facts }) =>
      (column === null || !isSure) &&
      mayHeadCodes(header) &&
      facts.isUnique &&
      facts.filled === facts.seen &&
      isCodes(facts) &&
      !hasBlanks(facts),
  )
  const [byValues] = free
  return byValues === undefined || free.length > 1
    ? null
    : { index: byValues.index, column: 'sku', reason: 'key-by-values' }
}

function isSureBarcode({ isSure, column, facts }: KeyCandidate): boolean {
  return isSure && column !== null && facts.gtinValid > 0 && facts.isUnique
}

/** Headed as the article number, whoever gave it: ours, the supplier's, the maker's. */
function isArticleNumber({ header, column }: KeyCandidate): boolean {
  const concept = conceptNamed(header)
  return column === 'sku' || concept === 'sku' || concept === 'code' || concept === 'supplier-sku'
}

/** Our own name for the article number, or one of the trade's that means nothing else. */
function isHeadedSku({ header, column, isSure }: KeyCandidate): boolean {
  return column === 'sku' && (isSure || conceptNamed(header) === 'sku')
}

function conceptNamed(header: string): string | undefined {
  const { name, whole } = parseHeader(header)
  return (conceptOf(whole) ?? conceptOf(name))?.name
}

/** Whether so many of the rows have a value, and so many of the values are different. */
function isOnePerRow(
  { filled, seen, distinct, isUnique }: ColumnFacts,
  filledLeast: number,
  distinctLeast: number,
): boolean {
  if (seen === 0) return true
  return filled >= seen * filledLeast && (isUnique || distinct >= Math.min(filled, 5_000) * distinctLeast)
}

/** What no header makes a key. */
function isNeverKey(facts: ColumnFacts): boolean {
  const { filled, values, longest, html, lineBreaks, links, pictures, dated, typedDates, typedBooleans, errors } = facts
  if (filled === 0) return facts.seen > 0
  const most = (count: number): boolean => shareOf(facts, count) > 0.5
  const mostValues = (test: (value: string) => boolean): boolean => values.filter(test).length > values.length * 0.5
  return (
    longest > LONGEST_KEY ||
    html > 0 ||
    lineBreaks > 0 ||
    most(links) ||
    most(pictures) ||
    most(dated + typedDates) ||
    most(typedBooleans) ||
    most(errors) ||
    mostValues((value) => isMeasurement(value) || isAmount(value) || isWords(value) || isAddress(value))
  )
}

/** Values that can only be codes: letters with digits, or long digits of one length. Never counts, never row ids. */
function isCodes(facts: ColumnFacts): boolean {
  const { values, filled } = facts
  if (filled < FEWEST_VALUES || values.length < FEWEST_VALUES) return false
  const nearlyAll = (test: (value: string) => boolean): boolean => values.filter(test).length >= values.length * 0.95
  if (nearlyAll(isMixedCode)) return !values.some(isUuid) && !nearlyAll(isTightMeasurement)
  const length = values[0]?.length ?? 0
  const isLongDigits = length >= 5 && nearlyAll((value) => value.length === length && /^\d+$/.test(value))
  return isLongDigits && !nearlyAll(isPackedDate)
}

/** "Lamp AB-1" is a name as much as a code, where no header says which. */
function hasBlanks({ values }: ColumnFacts): boolean {
  return values.some((value) => /\s/.test(value))
}

/** "FR-R92B-58", "24MB01", "000012-A"; at most one blank. */
function isMixedCode(value: string): boolean {
  return /^(?=.*\d)(?=.*[\p{L}\-./_])[\p{L}\d][\p{L}\d._/-]*(?: [\p{L}\d._/-]+)?$/u.test(value) && value.length >= 3
}

const NUMBER_AND_REST = /^[<>~±+−-]?\s*\d+(?:[.,]\d+)?(\s*)([\p{L}%°"'²³/]+)\.?$/u

/** "12 KILOGRAM", "0,85kg": a number and a word, with a blank between or decimals, since codes may end in letters. */
function isMeasurement(value: string): boolean {
  const match = NUMBER_AND_REST.exec(value)
  return match !== null && (match[1] !== '' || /[.,]/.test(value))
}

/** "500ml": a measurement when all are so. */
function isTightMeasurement(value: string): boolean {
  const match = NUMBER_AND_REST.exec(value)
  return match !== null && isUnit(match[2] ?? '')
}

/** A price, a fraction, a negative number. */
function isAmount(value: string): boolean {
  return /[€$£¥]/.test(value) || /^[+−-]?\d{1,3}(?:[.,\s’']\d{3})*[.,]\d{1,2}$|^[+−-]?\d+[.,]\d+$|^[−-]\d+$/.test(value)
}

function isWords(value: string): boolean {
  return /\S\s+\S+\s+\S/.test(value)
}

function isAddress(value: string): boolean {
  return /^\S+@\S+\.\w+$|^\+\d[\d\s()-]{7,}$/.test(value)
}

function isUuid(value: string): boolean {
  return /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(value)
}

/** "20240131" */
function isPackedDate(value: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(value)
}

const CODE_WORDS = words(
  'art artikel article articulo item product produit produkt part style model modell modele ref reference referens referentie code kod no nr num number nummer numero id sku key mfr mfg catalog catalogue katalog',
)
/** What else is numbered. */
const OTHER_WORDS = words(
  'order bestelling commande invoice factuur facture faktura rechnung customer klant client kund kunde phone tel telefoon telephone telefon fax vat btw tva moms mwst parent group groep groupe grupp gruppe category categorie kategori kategorie hs taric customs douane tull serial serie batch lot zip post postcode postal colour color kleur couleur farg farbe size maat taille brand merk marque marke bank iban kvk warehouse magazijn location locatie gln row rij regel line ligne rad zeile pos page pagina sort volgnummer date datum price prijs prix pris preis linked related email',
)

/** A column without a name may be anything; one with a name must be called a number or code of the thing itself. */
function mayHeadCodes(header: string): boolean {
  const tokens = parseHeader(header)
    .whole.split(' ')
    .filter((token) => token !== '')
  if (tokens.length === 0) return true
  if (tokens.some((token) => OTHER_WORDS.some((word) => token === word || (word.length > 4 && token.startsWith(word)))))
    return false
  return tokens.some((token) => CODE_WORDS.includes(token) || /(?:nr|nummer|number|code|kod)$/.test(token))
}

function words(text: string): readonly string[] {
  return text.split(' ')
}
