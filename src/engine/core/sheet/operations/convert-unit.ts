import type { MeasurementFamily } from '../../structure/model.ts'
import { readStoredMeasurement } from '../../values/measurements.ts'
import { add, decimalNumber, decimalOfNumber, divide, multiply, negate, roundTo } from '../decimal.ts'
import { formatNumber } from '../../values/numbers.ts'

/** What a division may leave: more would be digits that nobody measured. */
const MAX_DECIMALS = 10

/** A stored amount in another unit of its family: `1.5 KILOGRAM` as `1500 GRAM`. Null when either unit is unknown. */
export function convertUnit(stored: string, family: MeasurementFamily, to: string): string | null {
  const from = readStoredMeasurement(stored)
  const source = family.units.find(({ code }) => code === from?.unit)
  const target = family.units.find(({ code }) => code === to)
  if (!from || !source || !target) return null
  if (source === target) return stored
  const standard = add(
    multiply(decimalOfNumber(from.amount), decimalOfNumber(source.factor)),
    decimalOfNumber(source.offset),
  )
  const amount = divide(add(standard, negate(decimalOfNumber(target.offset))), decimalOfNumber(target.factor))
  return amount && `${formatNumber(decimalNumber(roundTo(amount, MAX_DECIMALS)), '.')} ${to}`
}
