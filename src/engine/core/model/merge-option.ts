import type { CellValue } from '../../../shared/vocabulary.ts'
import { jsonList } from '../values/options.ts'

/** A stored select value after `from` became `into`; a list names the option once. */
export function mergedValue(value: CellValue, from: string, into: string): CellValue {
  if (typeof value !== 'string') return value
  if (value === from) return into
  const codes = value.startsWith('[') ? jsonList(value) : null
  return codes?.includes(from) === true
    ? JSON.stringify([...new Set(codes.map((code) => (code === from ? into : code)))])
    : value
}
