import type { CellValue } from '../../../shared/vocabulary.ts'
import type { CellCheck, Fault } from './compiled-rules.ts'
import type { Begun } from './rule-scope.ts'

/** A check of a filled cell by itself: empty cells and products it does not apply to pass. */
export function filledCheck(
  begun: Begun,
  fault: (value: CellValue) => Fault | null,
  fix: (value: CellValue) => CellValue = () => null,
): CellCheck {
  const { at, applies } = begun
  return {
    ...begun,
    judges: (product) => (product.values[at] ?? null) !== null && applies(product),
    fault: (product) => {
      const value = product.values[at] ?? null
      return value === null || !applies(product) ? null : fault(value)
    },
    fix: (value) => (value === null ? null : fix(value)),
  }
}
