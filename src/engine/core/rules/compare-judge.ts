import type { RuleCheck } from '../../../shared/contract/rules.ts'
import { assertNever } from '../../../shared/errors.ts'
import { rateOfCode } from '../../../shared/vat.ts'
import type { AttributeType, CellValue } from '../../../shared/vocabulary.ts'
import { add, decimalOf, decimalOfNumber, isAbove, multiply } from '../sheet/decimal.ts'
import type { Decimal } from '../sheet/decimal.ts'
import type { MeasurementFamily, Slot, StructureModel } from '../structure/model.ts'
import { readStoredMeasurement } from '../values/measurements.ts'

type Compare = Extract<RuleCheck, { kind: 'compare' }>

const NUMBERS: ReadonlySet<AttributeType> = new Set(['number', 'price'])

/** Whether a value stands to another as it should; true where either is empty or cannot be compared. */
export type Compares = (value: CellValue, other: CellValue, vat: CellValue) => boolean

/** How two columns are compared: numbers and prices in exact decimals, dates by day, measurements in one unit; null for others. */
export function comparing(structure: StructureModel, check: Compare, a: Slot, b: Slot): Compares | null {
  const [one, two] = [a.attribute, b.attribute]
  if (!one || !two) return null
  if (NUMBERS.has(one.type) && NUMBERS.has(two.type))
    return check.withoutVat ? netCompares(check) : numberCompares(check)
  if (one.type === 'date' && two.type === 'date')
    return (value, other) =>
      value === null || other === null || holds(check.is, compareTexts(String(value), String(other)))
  const units = structure.measurementFamilies.get(one.measurementFamily ?? '')
  if (
    one.type !== 'measurement' ||
    two.type !== 'measurement' ||
    !units ||
    one.measurementFamily !== two.measurementFamily
  )
    return null
  return (value, other) => {
    const [left, right] = [standard(value, units), standard(other, units)]
    return left === null || right === null || holds(check.is, compareDecimals(left, right))
  }
}

/** Stored numbers have at most 15 digits: two doubles compare exactly as their decimals do. */
function numberCompares({ is }: Compare): Compares {
  return (value, other) => typeof value !== 'number' || typeof other !== 'number' || holds(is, Math.sign(value - other))
}

/** `value` without VAT beside `other`: value x 100 beside other x (100 + rate), so that nothing is divided or rounded. */
function netCompares({ is }: Compare): Compares {
  return (value, other, vat) => {
    const rate = vat === null ? null : rateOfCode(String(vat))
    if (typeof value !== 'number' || typeof other !== 'number' || rate === null) return true
    const left = multiply(decimalOfNumber(value), HUNDRED)
    const right = multiply(decimalOfNumber(other), add(HUNDRED, decimalOf(rate)))
    return holds(is, compareDecimals(left, right))
  }
}

const HUNDRED = decimalOfNumber(100)

function standard(value: CellValue, { units }: MeasurementFamily): Decimal | null {
  const stored = value === null ? null : readStoredMeasurement(String(value))
  const unit = units.find(({ code }) => code === stored?.unit)
  if (!stored || !unit) return null
  return add(multiply(decimalOfNumber(stored.amount), decimalOfNumber(unit.factor)), decimalOfNumber(unit.offset))
}

function compareDecimals(a: Decimal, b: Decimal): number {
  return isAbove(a, b) ? 1 : isAbove(b, a) ? -1 : 0
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function holds(is: Compare['is'], sign: number): boolean {
  switch (is) {
    case 'below':
      return sign < 0
    case 'at-most':
      return sign <= 0
    case 'at-least':
      return sign >= 0
    case 'above':
      return sign > 0
    case 'equal':
      return sign === 0
    case 'different':
      return sign !== 0
    default:
      return assertNever(is)
  }
}
