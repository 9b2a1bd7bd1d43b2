import { ApiError } from './api-error.ts'
import type { Draft } from './fields.ts'

const pairs = [
  ['priceExcl', 'priceIncl'],
  ['oldPriceExcl', 'oldPriceIncl'],
] as const

/**
 * Completes each price pair of a draft with the tax rate: whichever of the two was sent wins, the other is derived;
 * both sent and more than a cent apart is refused. Prices with tax are kept to the cent, without tax to 4 decimals
 * (live sample: 3.49 at 21 % is 2.8843).
 */
export function completePrices(draft: Draft, taxRate: number): void {
  for (const [exclField, inclField] of pairs) {
    const excl = draft.values[exclField] as number | undefined
    const incl = draft.values[inclField] as number | undefined
    if (excl === undefined && incl === undefined) continue
    if (excl !== undefined && incl !== undefined && Math.abs(excl * (1 + taxRate) - incl) > 0.01 + 1e-9) {
      throw new ApiError(400, `Invalid variant ${inclField}: does not match ${exclField}`)
    }
    draft.values[exclField] = round(excl ?? incl! / (1 + taxRate), 4)
    draft.values[inclField] = round(incl ?? excl! * (1 + taxRate), 2)
  }
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round((value + Number.EPSILON) * factor) / factor
}
