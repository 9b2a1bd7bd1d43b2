import type { ImportStep } from '../../../shared/contract/import-steps.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadingChoices } from '../mapping/cell-reader.ts'
import { measurementText } from '../mapping/cell-reader.ts'
import type { ColumnFacts } from '../mapping/column-facts.ts'
import { ambiguousNumber, dividingMark, numberStyle } from '../mapping/number-style.ts'
import type { SourceCell } from '../mapping/source-cell.ts'
import { cellKind, cellText, isBlankCell } from '../mapping/source-cell.ts'
import type { Decimal } from '../sheet/decimal.ts'
import { decimalNumber, decimalOf, decimalOfNumber, decimalText } from '../sheet/decimal.ts'
import { arithmetic } from '../sheet/operations/arithmetic.ts'
import { convertUnit } from '../sheet/operations/convert-unit.ts'
import type { Column } from '../structure/column.ts'
import type { MeasurementFamily, StructureModel } from '../structure/model.ts'
import { parseMeasurement, readStoredMeasurement, storeMeasurement } from '../values/measurements.ts'
import { parseNumber } from '../values/numbers.ts'
import { parsePrice } from '../values/prices.ts'
import type { Problem } from '../values/problem.ts'
import { isProblem, problem } from '../values/problem.ts'
import type { CellStep } from './cell-step.ts'
import { numberCell } from './cell-step.ts'

/** Where numbers are read: the column they are for, and what is known of how the file writes them. */
export interface NumberPlace {
  readonly column: Column
  readonly choices: ReadingChoices
  readonly facts: ColumnFacts
}

interface Amount {
  readonly value: Decimal
  /** What stood behind it and goes on with it: the unit of a measurement. */
  readonly unit: string
}

/** Canonical digits that a step before may have left: exact, however many. */
const CANONICAL = /^(-?\d{1,60}(?:\.\d{1,300})?)(?:\s+(\D{1,40}))?$/

/**
 * Exact arithmetic on the number of each cell. Only the last calculation of a column (`isLast`) rounds to what its
 * target holds, so that `/ 1.21 x 1.5` loses nothing in between.
 */
export function arithmeticStep(
  step: Extract<ImportStep, { kind: 'arithmetic' }>,
  place: NumberPlace,
  isLast: boolean,
): CellStep {
  const type = place.column.attribute?.type
  const decimals = isLast ? (place.column.attribute?.decimals ?? (type === 'price' ? 2 : null)) : null
  const calculate = arithmetic(step, decimals)
  const amountOf = amountReader(place)
  return (cell) => {
    const amount = amountOf(cell)
    if (amount === null) return cell
    if (isProblem(amount)) return amount
    const result = calculate(amount.value)
    if (result === null) return problem('division-by-zero', 'A number cannot be divided by zero.')
    // What is stored has 15 digits at most.
    const kept = isLast ? decimalOfNumber(decimalNumber(result)) : result
    return numberCell(`${decimalText(kept)}${amount.unit === '' ? '' : ` ${amount.unit}`}`)
  }
}

/** The number of a cell; null for one that holds none to work on: empty, or an error that is refused when it is read. */
function amountReader({ column, choices, facts }: NumberPlace): (cell: SourceCell) => Amount | Problem | null {
  const type = column.attribute?.type
  const style = numberStyle(facts.numbers, type === 'price')
  return (cell) => {
    const kind = cellKind(cell)
    if (kind === 'error' || isBlankCell(cell)) return null
    const text = cellText(cell).trim()
    const canonical = kind === 'number' ? CANONICAL.exec(text) : null
    if (canonical) return { value: decimalOf(canonical[1] ?? ''), unit: canonical[2] ?? '' }
    if (kind === 'date' || kind === 'boolean') return problem('not-a-number', `"${text}" is not a number.`)
    const mark = kind === 'number' ? '.' : dividingMark(text, choices.decimal, style)
    if (mark === null) return ambiguousNumber(text)
    const [written, unit] = type === 'measurement' ? withoutUnit(text) : [text.replace(/\s*%$/, ''), '']
    const number = type === 'measurement' ? parseNumber(written, mark) : parsePrice(written, column.currency, mark)
    return isProblem(number) ? number : { value: decimalOfNumber(number), unit }
  }
}

function withoutUnit(text: string): [string, string] {
  const match = /^(.*\d[.,]?)\s*(\D*)$/su.exec(text)
  return [match?.[1] ?? text, match?.[2]?.trim() ?? '']
}

/**
 * Amounts in another unit. What goes to a measurement keeps the unit beside it, anything else is the bare number. Throws
 * AppError `invalid-input` for a unit that no family has, or not the same one.
 */
export function unitStep(
  { from, unit }: Extract<ImportStep, { kind: 'convert-unit' }>,
  structure: StructureModel,
  place: NumberPlace,
): CellStep {
  const { column, choices, facts } = place
  const family = familyOf(structure, column, [unit, ...(from === null ? [] : [from])])
  const style = numberStyle(facts.numbers, false)
  const complete = measurementText(structure, family.code, from?.toLowerCase() ?? choices.unit)
  const isMeasurement = column.attribute?.type === 'measurement'
  return (cell) => {
    const kind = cellKind(cell)
    if (kind === 'error' || isBlankCell(cell)) return cell
    const text = complete(cellText(cell).trim())
    const mark = kind === 'number' ? '.' : dividingMark(text, choices.decimal, style)
    if (mark === null) return ambiguousNumber(text)
    const written = parseMeasurement(text, family, column.attribute?.defaultUnit ?? null, mark)
    if (isProblem(written)) return written
    const converted = convertUnit(storeMeasurement(written), family, unit)
    const stored = converted === null ? null : readStoredMeasurement(converted)
    if (converted === null || stored === null) return problem('unknown-unit', `${unit} is not a unit of these amounts.`)
    return numberCell(isMeasurement ? converted : converted.slice(0, converted.indexOf(' ')))
  }
}

function familyOf(structure: StructureModel, column: Column, units: readonly string[]): MeasurementFamily {
  const own = structure.measurementFamilies.get(column.attribute?.measurementFamily ?? '')
  const has = (family: MeasurementFamily): boolean =>
    units.every((unit) => family.units.some(({ code }) => code === unit))
  const family = own ? [own].find(has) : [...structure.measurementFamilies.values()].find(has)
  if (family) return family
  throw new AppError('invalid-input', `There are no units ${units.join(' and ')} of one kind for this column.`, {
    reason: 'unit',
    unit: units[0] ?? '',
  })
}
