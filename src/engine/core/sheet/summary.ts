import type { Decimal } from './decimal.ts'
import { add, decimalOfNumber, decimalText, divide, roundTo, ZERO } from './decimal.ts'

/** Ten thousandths: what numbers up to nine digits with four decimals are counted in without big integers. */
const UNIT = 10_000
const PLAIN_MOST = 1e9
/** Sums of plain parts stay exact below this. */
const PLAIN_SUM_MOST = Number.MAX_SAFE_INTEGER - PLAIN_MOST * UNIT
const AVERAGE_DECIMALS = 6

/** Partial figures; plain, to cross threads. */
export interface PartialSummary {
  readonly cells: number
  readonly filled: number
  readonly numbers: number
  readonly sum: Decimal
  readonly min: number | null
  readonly max: number | null
}

export const NO_SUMMARY: PartialSummary = { cells: 0, filled: 0, numbers: 0, sum: ZERO, min: null, max: null }

/** Adds numbers up exactly, a million a moment: nearly all fit in ten thousandths that doubles count without loss. */
export class ExactSum {
  #plain = 0
  #rest: Decimal = ZERO

  add(value: number): void {
    const units = Math.round(value * UNIT)
    if (Math.abs(value) < PLAIN_MOST && units / UNIT === value) {
      this.#plain += units
      if (Math.abs(this.#plain) > PLAIN_SUM_MOST) this.#settle()
    } else {
      this.#rest = add(this.#rest, decimalOfNumber(value))
    }
  }

  get total(): Decimal {
    this.#settle()
    return this.#rest
  }

  #settle(): void {
    this.#rest = add(this.#rest, { digits: BigInt(this.#plain), scale: 4 })
    this.#plain = 0
  }
}

export function mergeSummaries(a: PartialSummary, b: PartialSummary): PartialSummary {
  return {
    cells: a.cells + b.cells,
    filled: a.filled + b.filled,
    numbers: a.numbers + b.numbers,
    sum: add(a.sum, b.sum),
    min: a.min === null ? b.min : b.min === null ? a.min : Math.min(a.min, b.min),
    max: a.max === null ? b.max : b.max === null ? a.max : Math.max(a.max, b.max),
  }
}

/** The figures as texts: the sum exact, the average to six decimals. */
export function shownSummary({ cells, filled, numbers, sum, min, max }: PartialSummary): {
  cells: number
  filled: number
  numbers: number
  sum: string | null
  average: string | null
  min: string | null
  max: string | null
} {
  const average = divide(sum, { digits: BigInt(numbers), scale: 0 })
  return {
    cells,
    filled,
    numbers,
    sum: numbers === 0 ? null : decimalText(sum),
    average: average && decimalText(roundTo(average, AVERAGE_DECIMALS)),
    min: min === null ? null : decimalText(decimalOfNumber(min)),
    max: max === null ? null : decimalText(decimalOfNumber(max)),
  }
}
