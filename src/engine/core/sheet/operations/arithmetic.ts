import type { CellOperation, Rounding } from '../../../../shared/contract/sheet.ts'
import type { Decimal } from '../decimal.ts'
import { add, decimalOf, divide, multiply, negate, roundTo, roundToMultiple, ZERO } from '../decimal.ts'

type Arithmetic = Extract<CellOperation, { kind: 'arithmetic' }>

const HUNDRED = decimalOf('100')

/**
 * An operation ready to be done to any number, exactly; null for a division by zero. `decimals` is what the result is
 * rounded to where no rounding was asked for; null leaves it as it comes out.
 */
export function arithmetic(
  { operator, operand, rounding }: Arithmetic,
  decimals: number | null,
): (value: Decimal) => Decimal | null {
  const by = decimalOf(operand)
  const round = rounding
    ? rounder(rounding)
    : (value: Decimal) => (decimals === null ? value : roundTo(value, decimals))
  return (value) => {
    const result = calculate(operator, value, by)
    return result && round(result)
  }
}

function calculate(operator: Arithmetic['operator'], value: Decimal, by: Decimal): Decimal | null {
  switch (operator) {
    case 'add':
      return add(value, by)
    case 'subtract':
      return add(value, negate(by))
    case 'multiply':
      return multiply(value, by)
    case 'divide':
      return divide(value, by)
    case 'percent':
      return divide(multiply(value, add(HUNDRED, by)), HUNDRED)
  }
}

/** `.95` is every number that ends so; `9.95` only those whose last digit before the point is 9. */
function rounder(rounding: Rounding): (value: Decimal) => Decimal {
  if (rounding.kind === 'step') {
    const step = decimalOf(rounding.step)
    return (value) => roundToMultiple(value, step, ZERO, rounding.direction)
  }
  const [whole = ''] = rounding.ending.split('.')
  const every: Decimal = { digits: 10n ** BigInt(whole.length), scale: 0 }
  const ending = decimalOf(rounding.ending)
  return (value) => {
    // Below zero the digits count from zero as well: -4.95 ends in .95.
    if (value.digits >= 0n) return atLeastEnding(roundToMultiple(value, every, ending, rounding.direction), ending)
    const mirrored = { up: 'down', down: 'up', nearest: 'nearest' } as const
    return negate(atLeastEnding(roundToMultiple(negate(value), every, ending, mirrored[rounding.direction]), ending))
  }
}

/** No price rounds down past zero: 0.40 "down to .95" stays 0.95. */
function atLeastEnding(value: Decimal, ending: Decimal): Decimal {
  return value.digits < 0n ? ending : value
}
