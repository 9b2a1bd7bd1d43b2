import { APPROVAL_PERCENT } from '../../../shared/approval.ts'
import { rateOfCode } from '../../../shared/vat.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { add, decimalOfNumber, isAbove, multiply, negate } from './decimal.ts'

/** Attributes that hold what a shop pays for a product, without VAT, go by one of these codes. */
export const COST_ATTRIBUTES = ['purchase_price', 'cost_price', 'cost'] as const

/** What somebody who changes prices wants to know of each. */
export interface PriceChange {
  /** To one decimal; null for a first price, or none any more. */
  readonly changePercent: number | null
  /** Of the new price without VAT, to one decimal; null while cost or rate are not known. */
  readonly marginPercent: number | null
  readonly needsApproval: boolean
}

/** Compares a price with the one it takes the place of. A first price and a cleared one need no approval. */
export function priceChange(before: CellValue, after: CellValue, cost: CellValue, vat: CellValue): PriceChange {
  if (typeof after !== 'number') return { changePercent: null, marginPercent: null, needsApproval: false }
  const marginPercent = marginOf(after, cost, vat)
  if (typeof before !== 'number' || before === 0) return { changePercent: null, marginPercent, needsApproval: false }
  return {
    changePercent: percentChange(before, after),
    marginPercent,
    needsApproval: isPriceJump(before, after, APPROVAL_PERCENT),
  }
}

/** Whether a price changes by more than so many percent, up or down, in exact decimals; never from nothing. */
export function isPriceJump(before: number, after: number, percent: number): boolean {
  if (before === 0) return false
  const [old, difference] = [decimalOfNumber(before), add(decimalOfNumber(after), negate(decimalOfNumber(before)))]
  return isAbove(multiply(absolute(difference), HUNDRED), multiply(absolute(old), decimalOfNumber(percent)))
}

/** By how many percent a price changes, to one decimal or so many; `before` is not 0. */
export function percentChange(before: number, after: number, decimals = 1): number {
  const percent = ((after - before) / Math.abs(before)) * 100
  return Math.round(percent * 10 ** decimals) / 10 ** decimals
}

function marginOf(price: number, cost: CellValue, vat: CellValue): number | null {
  const rate = vat === null ? null : rateOfCode(String(vat))
  if (typeof cost !== 'number' || rate === null || price <= 0) return null
  const net = price / (1 + Number(rate) / 100)
  return inTenths(((net - cost) / net) * 100)
}

const HUNDRED = decimalOfNumber(100)

function absolute(value: ReturnType<typeof decimalOfNumber>): ReturnType<typeof decimalOfNumber> {
  return value.digits < 0n ? negate(value) : value
}

function inTenths(percent: number): number {
  return Math.round(percent * 10) / 10
}
