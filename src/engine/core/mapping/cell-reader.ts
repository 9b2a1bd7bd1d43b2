import type { TextFormat } from '../../../shared/contract/common.ts'
import type { AttributeType } from '../../../shared/vocabulary.ts'
import { isGtinAttribute } from '../identifiers/gtin.ts'
import type { Column } from '../structure/column.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { problem } from '../values/problem.ts'
import type { ReadValue } from '../values/read-value.ts'
import { accept, EMPTY, refuse } from '../values/read-value.ts'
import type { TextReader } from '../values/reader.ts'
import { textReader } from '../values/reader.ts'
import { tidyText } from '../values/texts.ts'
import { categoriesReader, familyReader, optionReader, optionsReader } from './choice-readers.ts'
import type { ColumnFacts } from './column-facts.ts'
import { dateShape, provenOrder, serialToDate } from './date-style.ts'
import { ambiguousNumber, dividingMark, numberStyle } from './number-style.ts'
import type { NewNames } from './new-names.ts'
import { SAME_UNIT } from './parse-header.ts'
import { pictureReader } from './picture-reader.ts'
import { cellKind, cellText, detached, isBlankCell, type SourceCell } from './source-cell.ts'
import { asText, type TypedReader } from './typed-reader.ts'

/** Turns one source cell into the value to store, or says why not; blank cells are EMPTY and leave what is there. */
export type CellReader = (cell: SourceCell) => ReadValue

/** What a person said about a column, over what its values show; null = decided from the values. */
export interface ReadingChoices {
  readonly decimal: TextFormat['decimal'] | null
  readonly dateOrder: TextFormat['dateOrder'] | null
  /** Unit for numbers without one, as the header or a person names it. */
  readonly unit: string | null
}

/**
 * The reader of one mapped column, for every row. It adds to `textReader` what only a whole file can tell: which mark
 * divides and which order dates have, by the column's own evidence; what a spreadsheet did to long codes; the unit in
 * the header. What stays open is refused with its reason, never guessed.
 */
export function cellReader(
  structure: StructureModel,
  column: Column,
  choices: ReadingChoices,
  facts: ColumnFacts,
  names: NewNames,
): CellReader {
  const read = readerFor(structure, column, choices, facts, names)
  const { attribute } = column
  // Looking a text up costs more than tidying it; codes never come again.
  const isReadAnew =
    column.system === 'sku' || attribute?.type === 'identifier' || (attribute !== null && isFreeText(attribute))
  return isReadAnew ? (cell) => readCell(read, cell) : remembering(read)
}

/** Prices, rates, sizes and brands come again and again; what was read once need not be parsed again. */
const REMEMBERED_VALUES = 4_000
const REMEMBERED_LENGTH = 40

/** The same reader with a memory, which it gives up in a column where hardly anything comes twice. */
function remembering(read: TypedReader): CellReader {
  let known: Map<SourceCell, ReadValue> | null = new Map()
  let hits = 0
  return (cell) => {
    if (known === null || cell.length > REMEMBERED_LENGTH) return readCell(read, cell)
    const remembered = known.get(cell)
    if (remembered !== undefined) {
      hits += 1
      return remembered
    }
    const result = readCell(read, cell)
    if (known.size < REMEMBERED_VALUES) known.set(detached(cell), result)
    else if (hits < REMEMBERED_VALUES) known = null
    return result
  }
}

function readCell(read: TypedReader, cell: SourceCell): ReadValue {
  if (isBlankCell(cell)) return EMPTY
  const kind = cellKind(cell)
  if (kind === 'error') {
    const error = cellText(cell)
    return refuse(problem('error-cell', `The spreadsheet holds the error ${error} here.`, { value: error }))
  }
  return read(cellText(cell), kind)
}

function readerFor(
  structure: StructureModel,
  column: Column,
  choices: ReadingChoices,
  facts: ColumnFacts,
  names: NewNames,
): TypedReader {
  const plain = textReader(structure, column, { decimal: '.', dateOrder: 'ymd' })
  const { attribute } = column
  if (column.system === 'sku') return codeReader(plain)
  if (column.system === 'family') return familyReader(plain, names)
  if (column.system === 'categories') return categoriesReader(structure, plain, names)
  if (attribute === null) return (text, kind) => plain(asText(text, kind))
  switch (attribute.type) {
    case 'identifier':
      return isGtinAttribute(attribute.code) ? gtinReader(plain, facts) : codeReader(plain)
    case 'number':
    case 'price':
    case 'measurement':
      return numberReader(structure, column, attribute, choices, facts, names)
    case 'date':
      return dateReader(structure, column, choices, facts)
    case 'boolean':
      return (text) => plain(text)
    case 'simple-select':
      return optionReader(plain, attribute, names.option)
    case 'multi-select':
      return optionsReader(plain, attribute, names.option)
    case 'image':
    case 'file':
    case 'asset-collection':
      return pictureReader(plain, attribute, names.picture)
    default:
      return isFreeText(attribute) ? freeTextReader(plain) : (text, kind) => plain(asText(text, kind))
  }
}

const TEXT_TYPES: ReadonlySet<AttributeType> = new Set(['text', 'textarea', 'rich-text', 'reference'])

/** Free text has nothing to check but its length: most cells of most files are this. */
export function isFreeText({ type, maxLength, pattern, code }: Attribute): boolean {
  return TEXT_TYPES.has(type) && maxLength === null && pattern === null && !isGtinAttribute(code)
}

function freeTextReader(plain: TextReader): TypedReader {
  return (text, kind) => {
    if (text.length > LONGEST_UNCHECKED) return plain(asText(text, kind))
    const tidy = tidyText(asText(text, kind))
    return tidy === null ? EMPTY : accept(tidy)
  }
}

/** Below this no limit of any text applies. */
const LONGEST_UNCHECKED = 10_000

const SCIENTIFIC = /^\d[.,]\d+e\+?\d+$/i

function refuseScientific(text: string): ReadValue {
  return refuse(
    problem('scientific-number', `"${text}" is what a spreadsheet left of a longer number; the last digits are lost.`),
  )
}

function codeReader(plain: TextReader): TypedReader {
  return (text, kind) =>
    kind === 'text' && SCIENTIFIC.test(text.trim()) ? refuseScientific(text.trim()) : plain(asText(text, kind))
}

/** Barcodes: ".0" taken off, zeros that a spreadsheet took off put back where the column's check digits prove them. */
function gtinReader(plain: TextReader, facts: ColumnFacts): TypedReader {
  const padsZeros = facts.gtinPadded >= 3 && facts.gtinPadded >= facts.shortDigits * 0.9
  return (raw) => {
    const text = raw.trim()
    if (SCIENTIFIC.test(text)) return refuseScientific(text)
    const whole = /^\d{8,14}[.,]0+$/.test(text) ? text.replace(/[.,]0+$/, '') : text
    return plain(padsZeros && /^\d{3,11}$/.test(whole) ? whole.padStart(13, '0') : whole)
  }
}

function numberReader(
  structure: StructureModel,
  column: Column,
  attribute: Attribute,
  { decimal: chosen, unit }: ReadingChoices,
  facts: ColumnFacts,
  names: NewNames,
): TypedReader {
  const readers = {
    ',': textReader(structure, column, { decimal: ',', dateOrder: 'ymd' }),
    '.': textReader(structure, column, { decimal: '.', dateOrder: 'ymd' }),
  }
  const style = numberStyle(facts.numbers, attribute.type === 'price')
  const prepare =
    attribute.type === 'measurement'
      ? measurementText(structure, attribute.measurementFamily ?? '', unit)
      : attribute.type === 'number'
        ? (text: string) => text.replace(/\s*%$/, '')
        : (text: string) => text
  return (raw, kind) => {
    const text = prepare(raw.trim())
    if (kind === 'number') return readers['.'](text)
    if (kind === 'date') return refuse(problem('not-a-number', `"${raw}" is a date, not a number.`))
    const mark = dividingMark(text, chosen, style)
    if (mark === null) return refuse(ambiguousNumber(raw))
    const read = readers[mark](text)
    const unknown = read.ok || read.problem.code !== 'unknown-unit' ? '' : String(read.problem.params['unit'])
    const known = unknown === '' || !text.endsWith(unknown) ? null : names.unit(attribute, unknown)
    return known === null ? read : readers[mark](`${text.slice(0, -unknown.length)} ${known}`)
  }
}

/** Puts the header's unit behind bare numbers, and the catalogue's name for a unit in place of another ("gr", "ltr"). */
export function measurementText(
  structure: StructureModel,
  family: string,
  headerUnit: string | null,
): (text: string) => string {
  const units = structure.measurementFamilies.get(family)?.units ?? []
  const symbols = new Map<string, string>()
  for (const { code, symbol } of units) {
    const name = symbol.toLowerCase()
    for (const alias of [
      name,
      code.toLowerCase(),
      ...Object.keys(SAME_UNIT).filter((key) => SAME_UNIT[key] === name),
    ]) {
      if (!symbols.has(alias)) symbols.set(alias, symbol)
    }
  }
  const fallback = headerUnit === null ? undefined : symbols.get(headerUnit)
  return (text) => {
    const match = /^(.*\d[.,]?)\s*(\p{L}+|")\.?$/u.exec(text)
    const symbol = match === null ? undefined : symbols.get((match[2] ?? '').toLowerCase())
    if (match !== null && symbol !== undefined) return `${match[1]} ${symbol}`
    return match === null && fallback !== undefined && /\d[.,]?$/.test(text) ? `${text} ${fallback}` : text
  }
}

function dateReader(
  structure: StructureModel,
  column: Column,
  { dateOrder: chosen }: ReadingChoices,
  facts: ColumnFacts,
): TypedReader {
  const readers = {
    dmy: textReader(structure, column, { decimal: '.', dateOrder: 'dmy' }),
    mdy: textReader(structure, column, { decimal: '.', dateOrder: 'mdy' }),
    ymd: textReader(structure, column, { decimal: '.', dateOrder: 'ymd' }),
  }
  const order = chosen ?? provenOrder(facts.dates)
  const hasDates = facts.dated + facts.typedDates > 0
  return (raw, kind) => {
    const text = raw.trim()
    if (kind === 'date') return accept(text.slice(0, 10))
    const shape = dateShape(text)
    switch (shape) {
      case 'serial':
        return hasDates || kind === 'number' ? accept(serialToDate(Number(text))) : readers.ymd(text)
      case 'dayFirst':
        return readers.dmy(text)
      case 'monthFirst':
        return readers.mdy(text)
      case 'unclear':
        if (order === null)
          return refuse(
            problem('ambiguous-date', `"${text}" can be day or month first, and this column does not tell which.`),
          )
        return readers[order](text)
      case 'clear':
        // Dots are day first and ISO is ISO, in whatever order; a month by name needs none.
        return readers[/^\d{4}/.test(text) ? 'ymd' : 'dmy'](text)
      default:
        return readers[order ?? 'ymd'](text)
    }
  }
}
