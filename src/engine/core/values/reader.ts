import type { TextFormat } from '../../../shared/contract/common.ts'
import { assertNever } from '../../../shared/errors.ts'
import { safeHtml } from '../../../shared/safe-html.ts'
import type { CellValue, ProductStatus } from '../../../shared/vocabulary.ts'
import { PRODUCT_STATUSES } from '../../../shared/vocabulary.ts'
import { gtinFault, isGtinAttribute, tidyGtin } from '../identifiers/gtin.ts'
import type { Column } from '../structure/column.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { parseBoolean } from './booleans.ts'
import { parseDate } from '../../../shared/dates.ts'
import { parseMeasurement, storeMeasurement } from './measurements.ts'
import { decimalsOf, formatNumber, parseNumber } from './numbers.ts'
import { findOption, findOptions, jsonList, optionsOf } from './options.ts'
import { parsePrice } from './prices.ts'
import { isProblem, problem } from './problem.ts'
import type { ReadValue } from './read-value.ts'
import { accept, EMPTY, refuse } from './read-value.ts'
import { isLongerThan, tidyIdentifier, tidyText } from './texts.ts'

/** Turns one text into the value to store; the same reader serves every row of a column. */
export type TextReader = (text: string) => ReadValue

/** Longest text a cell holds, in characters; the contract caps messages at the same. */
const MAX_TEXT = 2_000_000
const MAX_IDENTIFIER = 200

/**
 * The reader of a column: what is typed or imported there, in the format of the person or file, becomes a stored
 * value, or a problem in words. Blank text is an empty value. Parents and linked products stay SKUs here; the planner,
 * which knows the products, turns them into ids.
 */
export function textReader(structure: StructureModel, column: Column, format: TextFormat): TextReader {
  const read = column.attribute
    ? attributeReader(structure, column.attribute, column.currency, format)
    : otherReader(structure, column)
  return (text) => (text.trim() === '' ? EMPTY : read(text))
}

function attributeReader(
  structure: StructureModel,
  attribute: Attribute,
  currency: string | null,
  { decimal, dateOrder }: TextFormat,
): TextReader {
  switch (attribute.type) {
    case 'identifier':
      return (text) => checkText(attribute, tidyIdentifier(text), MAX_IDENTIFIER)
    case 'rich-text':
      return (text) => checkText(attribute, tidyText(safeHtml(tidyText(text) ?? '')), MAX_TEXT)
    case 'text':
    case 'textarea':
    case 'image':
    case 'file':
    case 'reference':
      return (text) => checkText(attribute, tidyText(text), MAX_TEXT)
    case 'number':
      return (text) => checkNumber(attribute, parseNumber(text, decimal))
    case 'price':
      return (text) => checkNumber(attribute, parsePrice(text, currency, decimal))
    case 'boolean':
      return (text) => {
        const value = parseBoolean(text)
        return value === null
          ? refuse(problem('not-a-boolean', `"${text.slice(0, 100)}" is neither yes nor no.`))
          : accept(value)
      }
    case 'date':
      return (text) => {
        const value = parseDate(text, dateOrder)
        return value === null
          ? refuse(
              problem('not-a-date', `"${text.slice(0, 100)}" is not a date in the order ${dateOrder}.`, {
                expected: dateOrder,
              }),
            )
          : accept(value)
      }
    case 'simple-select':
      return (text) => fromOption(findOption(optionsOf(structure.options, attribute.id), text))
    case 'multi-select':
      return (text) => {
        const codes = findOptions(optionsOf(structure.options, attribute.id), text)
        return isProblem(codes) ? refuse(codes) : accept(codes.length === 0 ? null : JSON.stringify(codes))
      }
    case 'measurement':
      return (text) => {
        const family = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
        if (!family) return checkNumber(attribute, parseNumber(text, decimal), (amount) => formatNumber(amount, '.'))
        const written = parseMeasurement(text, family, attribute.defaultUnit, decimal)
        return isProblem(written)
          ? refuse(written)
          : checkNumber(attribute, written.amount, () => storeMeasurement(written))
      }
    case 'asset-collection':
      return (text) => listOf(text)
    default:
      return assertNever(attribute.type)
  }
}

function otherReader(structure: StructureModel, column: Column): TextReader {
  switch (column.system) {
    case null:
      return column.associationType
        ? listOf
        : () => refuse(problem('unknown-column', `"${column.key}" cannot be written.`))
    case 'sku':
      return (text) => {
        const sku = tidyIdentifier(text)
        return sku !== null && isLongerThan(sku, MAX_IDENTIFIER) ? refuse(tooLong(MAX_IDENTIFIER)) : accept(sku)
      }
    case 'parent':
      return (text) => accept(tidyIdentifier(text))
    case 'kind':
    case 'family_variant':
    case 'own_values':
      return () => refuse(problem('read-only', 'The kind of a product follows from its model and variants.'))
    case 'family':
      return (text) => {
        const family = named(structure.families, text)
        return family
          ? accept(family.id)
          : refuse(problem('unknown-family', `The catalogue has no family "${text.trim().slice(0, 100)}".`))
      }
    case 'status':
      return (text) => {
        const status = fold(text).replaceAll(' ', '-')
        return isStatus(status)
          ? accept(status)
          : refuse(
              problem('unknown-status', `"${text.trim().slice(0, 100)}" is not one of ${PRODUCT_STATUSES.join(', ')}.`),
            )
      }
    case 'categories':
      return (text) => readCategories(structure, text)
    default:
      return assertNever(column.system)
  }
}

/** Length, pattern and check digit, for every attribute that holds text. */
export function checkText(attribute: Attribute, text: string | null, limit: number): ReadValue {
  if (text === null) return EMPTY
  const value = isGtinAttribute(attribute.code) ? tidyGtin(text) : text
  const maxLength = Math.min(attribute.maxLength ?? limit, limit)
  if (isLongerThan(value, maxLength)) return refuse(tooLong(maxLength))
  const pattern = patternOf(attribute)
  if (pattern && !pattern.test(value))
    return refuse(
      problem('pattern-mismatch', `This does not have the form asked for: ${attribute.pattern ?? ''}`, {
        expected: attribute.pattern ?? '',
      }),
    )
  const fault = isGtinAttribute(attribute.code) ? gtinFault(value) : null
  if (fault?.kind === 'length') return refuse(problem('gtin-length', 'A barcode number has 8, 12, 13 or 14 digits.'))
  if (fault)
    return refuse(
      problem(
        'gtin-check-digit',
        `The last digit does not fit: it should be ${fault.expected}. Probably a typing error.`,
        { expected: fault.expected },
      ),
    )
  return accept(value)
}

/** Limits of a number, price or amount; `store` gives the stored form of what passes. */
export function checkNumber(
  attribute: Attribute,
  amount: ReturnType<typeof parseNumber>,
  store: (amount: number) => CellValue = (same) => same,
): ReadValue {
  if (typeof amount !== 'number') return refuse(amount)
  const { decimals, minNumber, maxNumber } = attribute
  if (decimals !== null && decimalsOf(amount) > decimals)
    return refuse(problem('too-many-decimals', `At most ${decimals} decimals here.`, { limit: decimals }))
  if (minNumber !== null && amount < minNumber)
    return refuse(problem('number-too-small', `At least ${minNumber} here.`, { limit: minNumber }))
  if (maxNumber !== null && amount > maxNumber)
    return refuse(problem('number-too-large', `At most ${maxNumber} here.`, { limit: maxNumber }))
  return accept(store(amount))
}

function fromOption(code: ReturnType<typeof findOption>): ReadValue {
  return typeof code === 'string' ? accept(code) : refuse(code)
}

/** Names or ids between line feeds, semicolons, bars or commas, or a JSON list; each once, in the order given. */
function listOf(text: string): ReadValue {
  const items = (jsonList(text.trim()) ?? text.split(/[\n;|,]/))
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return accept(items.length === 0 ? null : JSON.stringify([...new Set(items)]))
}

function readCategories(structure: StructureModel, text: string): ReadValue {
  const names = (jsonList(text.trim()) ?? text.split(/[\n;|,]/))
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const ids: number[] = []
  for (const name of names) {
    const category = named(structure.categories, name)
    if (!category) return refuse(problem('unknown-category', `The catalogue has no category "${name.slice(0, 100)}".`))
    ids.push(category.id)
  }
  return accept(ids.length === 0 ? null : JSON.stringify([...new Set(ids)].toSorted((a, b) => a - b)))
}

/** By code, else by the only label that reads so. */
function named<T extends { readonly code: string; readonly labels: Readonly<Record<string, string>> }>(
  items: ReadonlyMap<string, T>,
  text: string,
): T | undefined {
  const exact = items.get(text.trim())
  if (exact) return exact
  const folded = fold(text)
  const close = [...items.values()].filter(
    ({ code, labels }) => fold(code) === folded || Object.values(labels).some((label) => fold(label) === folded),
  )
  return close.length === 1 ? close[0] : undefined
}

function isStatus(text: string): text is ProductStatus {
  return (PRODUCT_STATUSES as readonly string[]).includes(text)
}

function tooLong(limit: number): ReturnType<typeof problem> {
  return problem('too-long', `At most ${limit} characters here.`, { limit })
}

const patterns = new WeakMap<Attribute, RegExp | null>()

/** The attribute's pattern over the whole value; one that is not a regular expression checks nothing. */
function patternOf(attribute: Attribute): RegExp | null {
  if (attribute.pattern === null) return null
  let pattern = patterns.get(attribute)
  if (pattern === undefined) {
    try {
      pattern = new RegExp(`^(?:${attribute.pattern})$`, 'u')
    } catch {
      pattern = null
    }
    patterns.set(attribute, pattern)
  }
  return pattern
}
