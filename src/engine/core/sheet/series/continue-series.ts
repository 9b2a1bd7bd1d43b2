import type { CellValue } from '../../../../shared/vocabulary.ts'
import { add, decimalNumber, decimalOfNumber, multiply, negate } from '../decimal.ts'
import type { Decimal } from '../decimal.ts'
import { readStoredMeasurement } from '../../values/measurements.ts'
import { formatNumber } from '../../values/numbers.ts'
import { continueDates } from './dates.ts'
import { continueNames } from './names.ts'
import { continueTexts } from './texts.ts'

/** What a column holds, as far as a series can go on in it. */
export type SeriesKind = 'number' | 'measurement' | 'date' | 'text' | 'other'

/** The value `step` cells past the end of the source, 1 being the next. */
export type Series = (step: number) => CellValue

/**
 * How a run of cells goes on, as spreadsheets do: numbers and dates by their step, names of days and months, texts by
 * the number at their end; anything else, and any run without a constant step, by repeating itself. `mode` copy always
 * repeats. A single number, date or numbered text goes by one: up, or down where `isBack`. Going back (up or left in
 * the sheet), `source` is given from its near end, too: the cell next to the target last.
 */
export function continueSeries(
  source: readonly CellValue[],
  kind: SeriesKind,
  mode: 'copy' | 'series',
  language: string,
  isBack = false,
): Series {
  const one = isBack ? -1 : 1
  const repeat: Series = (step) => source[(step - 1) % source.length] ?? null
  if (mode === 'copy' || source.length === 0 || source.some((value) => value === null)) return repeat
  const texts = source.map(String)
  switch (kind) {
    case 'number':
      return (
        linear(
          source.map((value) => decimalOfNumber(Number(value))),
          one,
          decimalNumber,
        ) ?? repeat
      )
    case 'measurement':
      return continueAmounts(texts, one) ?? repeat
    case 'date':
      return continueDates(texts, one) ?? repeat
    case 'text':
      return continueNames(texts, language, one) ?? continueTexts(texts, one) ?? repeat
    case 'other':
      return repeat
  }
}

function linear(numbers: readonly Decimal[], one: number, store: (value: Decimal) => CellValue): Series | null {
  const [first, second] = numbers
  const last = numbers.at(-1)
  if (!first || !last) return null
  const step = second ? add(second, negate(first)) : { digits: BigInt(one), scale: 0 }
  const isEven = numbers.every((value, at) => {
    const expected = add(first, multiply(step, { digits: BigInt(at), scale: 0 }))
    return add(value, negate(expected)).digits === 0n
  })
  return isEven ? (by) => store(add(last, multiply(step, { digits: BigInt(by), scale: 0 }))) : null
}

function continueAmounts(texts: readonly string[], one: number): Series | null {
  const amounts = texts.map(readStoredMeasurement)
  const unit = amounts[0]?.unit
  if (amounts.some((amount) => amount === null || amount.unit !== unit)) return null
  return linear(
    amounts.map((amount) => decimalOfNumber(amount?.amount ?? 0)),
    one,
    (value) => `${formatNumber(decimalNumber(value), '.')} ${unit}`,
  )
}
